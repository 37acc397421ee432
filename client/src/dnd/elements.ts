/** With `edgeScroll`, the only file that knows the drag library. Every registration returns its end; drops are told in one place, `watchDrags`. */
import { attachClosestEdge, extractClosestEdge } from '@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge'
import { attachInstruction, extractInstruction, type ItemMode } from '@atlaskit/pragmatic-drag-and-drop-hitbox/tree-item'
import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import { draggable, dropTargetForElements, monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { pointerOutsideOfPreview } from '@atlaskit/pragmatic-drag-and-drop/element/pointer-outside-of-preview'
import { setCustomNativeDragPreview } from '@atlaskit/pragmatic-drag-and-drop/element/set-custom-native-drag-preview'
import type { DropPlace, Dragged, Edge, TreeIntent } from './dragTypes.ts'

export type Stop = () => void

const draggedOf = (data: Record<string | symbol, unknown>): Dragged | null => (data.dragged as Dragged | undefined) ?? null
const placeOf = (data: Record<string | symbol, unknown> | undefined): DropPlace | null => (data?.place as DropPlace | undefined) ?? null

export type DragSource = {
  element: HTMLElement
  /** Grips only here; the whole element when left out. */
  handle?: HTMLElement
  dragged: () => Dragged
  /** Asked at the start: an open text field wants its own drags. */
  canDrag?: () => boolean
  /** Class of the small label that goes with the pointer. */
  previewClass: string
  onStart: () => void
  onEnd: () => void
}

/** Where the page says that nothing may be written (`data-locked`), nothing is picked up. */
export function dragSource({ element, handle, dragged, canDrag, previewClass, onStart, onEnd }: DragSource): Stop {
  return draggable({
    element,
    dragHandle: handle,
    canDrag: () => !document.documentElement.hasAttribute('data-locked') && (canDrag?.() ?? true),
    getInitialData: () => ({ dragged: dragged() }),
    getInitialDataForExternal: () => ({ 'text/plain': dragged().title }),
    onGenerateDragPreview: ({ nativeSetDragImage }) =>
      setCustomNativeDragPreview({
        nativeSetDragImage,
        getOffset: pointerOutsideOfPreview({ x: '14px', y: '10px' }),
        render: ({ container }) => {
          const label = document.createElement('div')
          label.className = previewClass
          const what = dragged()
          label.textContent = what.title
          if (what.type === 'item' && what.ids) label.dataset.dragCount = String(what.ids.length)
          container.append(label)
        },
      }),
    onDragStart: onStart,
    onDrop: onEnd,
  })
}

export type RowTarget = {
  element: HTMLElement
  id: string
  /** 0 is the topmost. */
  level: number
  /** Pixels of one level. */
  indentPx: number
  /** `open`: children follow right below. `last`: nothing follows among its siblings, so that one can leave to the left. */
  shape: 'open' | 'last' | 'plain'
  /** Nothing can lie under a leaf. */
  isLeaf: boolean
  canDrop: (dragged: Dragged, intent: TreeIntent) => boolean
  onHover: (intent: TreeIntent | null) => void
}

const MODES: Record<RowTarget['shape'], ItemMode> = { open: 'expanded', last: 'last-in-group', plain: 'standard' }

function readIntent(data: Record<string | symbol, unknown>, { isLeaf, shape }: RowTarget): TreeIntent | null {
  const instruction = extractInstruction(data)
  switch (instruction?.type) {
    case 'reorder-above':
      return { kind: 'before' }
    case 'reorder-below':
      return { kind: 'after' }
    case 'reparent':
      return { kind: 'out', level: instruction.desiredLevel }
    case 'make-child':
      if (isLeaf) return { kind: extractClosestEdge(data) === 'top' ? 'before' : 'after' }
      return { kind: 'inside', at: shape === 'open' ? 'first' : 'last' }
    default:
      return null
  }
}

/** A row of a tree: above, below, into, or out to a level by how far left the pointer is. */
export function rowTarget(target: RowTarget): Stop {
  const { element, id, level, indentPx, shape, canDrop, onHover } = target
  const hover = (place: DropPlace | null): void => onHover(place?.over === 'row' ? place.intent : null)
  return dropTargetForElements({
    element,
    canDrop: ({ source }) => draggedOf(source.data)?.type === 'item',
    getData: ({ input, source }) => {
      const edges = attachClosestEdge({}, { element, input, allowedEdges: ['top', 'bottom'] })
      const intent = readIntent(attachInstruction(edges, { element, input, currentLevel: level, indentPerLevel: indentPx, mode: MODES[shape] }), target)
      const dragged = draggedOf(source.data)
      return intent && dragged && canDrop(dragged, intent) ? { place: { over: 'row', id, intent } satisfies DropPlace } : {}
    },
    onDrag: ({ self }) => hover(placeOf(self.data)),
    onDragEnter: ({ self }) => hover(placeOf(self.data)),
    onDragLeave: () => onHover(null),
    onDrop: () => onHover(null),
  })
}

export type EdgeTarget = {
  element: HTMLElement
  type: Dragged['type']
  axis: 'vertical' | 'horizontal'
  place: (edge: Edge) => DropPlace
  canDrop: (dragged: Dragged) => boolean
  onHover: (edge: Edge | null) => void
}

/** A card of a column, or the head of a column: before or after it. */
export function edgeTarget({ element, type, axis, place, canDrop, onHover }: EdgeTarget): Stop {
  const edgeOf = (data: Record<string | symbol, unknown>): Edge => (['top', 'left'].includes(extractClosestEdge(data) ?? '') ? 'before' : 'after')
  return dropTargetForElements({
    element,
    canDrop: ({ source }) => {
      const dragged = draggedOf(source.data)
      return dragged?.type === type && canDrop(dragged)
    },
    getData: ({ input }) => {
      const data = attachClosestEdge({}, { element, input, allowedEdges: axis === 'vertical' ? ['top', 'bottom'] : ['left', 'right'] })
      return { ...data, place: place(edgeOf(data)) }
    },
    onDrag: ({ self }) => onHover(edgeOf(self.data)),
    onDragEnter: ({ self }) => onHover(edgeOf(self.data)),
    onDragLeave: () => onHover(null),
    onDrop: () => onHover(null),
  })
}

export type AreaTarget = { element: HTMLElement; place: DropPlace; canDrop: (dragged: Dragged) => boolean; /** With what hovers right here, null when it does not any more. */ onHover: (dragged: Dragged | null) => void }

/** Empty space: the end of a column, the end of a tree. Without it a drop beside the rows would never fire. */
export function areaTarget({ element, place, canDrop, onHover }: AreaTarget): Stop {
  return dropTargetForElements({
    element,
    canDrop: ({ source }) => {
      const dragged = draggedOf(source.data)
      return dragged !== null && canDrop(dragged)
    },
    getData: () => ({ place }),
    onDropTargetChange: ({ location, source }) => onHover(location.current.dropTargets[0]?.element === element ? draggedOf(source.data) : null),
    onDrop: () => onHover(null),
  })
}

export type DragWatch = {
  onMove: (dragged: Dragged, place: DropPlace | null) => void
  onDrop: (dragged: Dragged, place: DropPlace) => void
  /** After every drag, dropped or not. */
  onEnd: () => void
}

export function watchDrags({ onMove, onDrop, onEnd }: DragWatch): Stop {
  type Moved = { source: { data: Record<string | symbol, unknown> }; location: { current: { dropTargets: readonly { data: Record<string | symbol, unknown> }[] } } }
  const move = ({ source, location }: Moved): void => {
    const dragged = draggedOf(source.data)
    if (dragged) onMove(dragged, placeOf(location.current.dropTargets[0]?.data))
  }
  return monitorForElements({
    onDragStart: move,
    onDrag: move,
    onDropTargetChange: move,
    onDrop: ({ source, location }) => {
      const dragged = draggedOf(source.data)
      const place = placeOf(location.current.dropTargets[0]?.data)
      onEnd()
      if (dragged && place) onDrop(dragged, place)
    },
  })
}

export { combine as together }
