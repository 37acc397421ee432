/** Scrolls what lies under a dragged thing near its edge. */
import { monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { easedIn, edgeSpeed, type Axis, type Point } from './edgeSpeed.ts'

type Scroller = { readonly element: HTMLElement; readonly axis: Axis }

const scrollers = new Set<Scroller>()
let pointer: Point | null = null
let frame = 0
/** When the pointer came to an edge, and the frame before; null away from all edges. */
let since: { start: number; last: number } | null = null
let stopWatching: (() => void) | null = null

const innermostFirst = (a: Scroller, b: Scroller): number => (a.element.contains(b.element) ? 1 : -1)

/** What is at an edge under the pointer, innermost first, with its speed in pixels a second. */
function atEdge(at: Point): { element: HTMLElement; speed: Point }[] {
  const near = [...scrollers].flatMap(scroller => {
    const speed = edgeSpeed(scroller.element.getBoundingClientRect(), at, scroller.axis)
    return speed.x === 0 && speed.y === 0 ? [] : [{ ...scroller, speed }]
  })
  if (near.length === 0) return []
  // The page has to be searched for what is on top: asked only here, for it costs more than all the rest of a move.
  const top = document.elementFromPoint(at.x, at.y)
  return near.filter(({ element }) => element.contains(top)).toSorted(innermostFirst)
}

function step(now: number): void {
  frame = 0
  if (!pointer) return
  const edges = atEdge(pointer)
  if (edges.length === 0) {
    since = null
    return
  }
  since ??= { start: now, last: now }
  const seconds = ((now - since.last) / 1_000) * easedIn(now - since.start)
  since.last = now
  const left = { x: true, y: true }
  for (const { element, speed } of edges) {
    const before = { x: element.scrollLeft, y: element.scrollTop }
    element.scrollBy({ left: left.x ? speed.x * seconds : 0, top: left.y ? speed.y * seconds : 0, behavior: 'instant' })
    // What can scroll no further leaves it to what it lies in.
    if (element.scrollLeft !== before.x) left.x = false
    if (element.scrollTop !== before.y) left.y = false
  }
  frame = requestAnimationFrame(step)
}

function follow({ location }: { location: { current: { input: { clientX: number; clientY: number } } } }): void {
  const { clientX: x, clientY: y } = location.current.input
  pointer = { x, y }
  frame ||= requestAnimationFrame(step)
}

function end(): void {
  cancelAnimationFrame(frame)
  frame = 0
  pointer = null
  since = null
}

/** While something is dragged near an edge of the element, it scrolls; returns its end. */
export function scrollWhileDragging(element: HTMLElement, axis: Axis): () => void {
  const scroller = { element, axis }
  scrollers.add(scroller)
  stopWatching ??= monitorForElements({ onDragStart: follow, onDrag: follow, onDrop: end })
  return () => {
    scrollers.delete(scroller)
    if (scrollers.size > 0) return
    stopWatching?.()
    stopWatching = null
    end()
  }
}
