/** From a drop to the command it means. Drag, menu, keys and dialogs all end in the same commands. */
import { moveNode, moveNodes, moveOption, moveStatus, moveToStatus, type Result } from '@trame/shared/commands'
import { readOptionId, ROOT, type Board } from '@trame/shared/model'
import type { DropFault } from '@trame/shared/queries'
import { besideItem, isWithin, treePlace, type Dragged, type DropPlace, type TreePlace, type TreeShape } from '../dnd/index.ts'
import { cellAt, placeInCell } from './cellDrop.ts'
import { cardsAmong, draggedNodes } from './draggedNodes.ts'
import type { Run } from './run.ts'
import type { OpenView } from './view/useView.ts'

export const treeShape = (board: Board): TreeShape => ({
  parent: id => board.tree.parent(id) ?? '',
  children: id => board.tree.children(id),
  root: ROOT,
})

/** Whether a place takes what is dragged; asked while the pointer moves, so it writes nothing. */
export function canDropAt(board: Board, dragged: Dragged, place: DropPlace): boolean {
  switch (place.over) {
    case 'row':
    case 'tree':
      return treePlaceFor(board, dragged, place) !== null
    case 'item':
    case 'list':
    case 'status':
      return dragged.type === 'item'
    case 'head':
      return dragged.type === 'list' && dragged.id !== place.list
  }
}

/** Where in the tree all that is dragged would go; nothing of it can lie under itself. */
function treePlaceFor(board: Board, dragged: Dragged, place: Extract<DropPlace, { over: 'row' | 'tree' }>): TreePlace | null {
  if (dragged.type !== 'item') return null
  const shape = treeShape(board)
  const found = treePlace(shape, dragged.id, place)
  return found && draggedNodes(dragged).some(id => isWithin(shape, found.under, id)) ? null : found
}

type DropContext = { readonly view: Pick<OpenView, 'spec' | 'query'>; readonly run: Run; readonly onFault: (code: DropFault) => void }

/** Null when the place takes nothing of the kind. */
export function runDrop({ view, run, onFault }: DropContext, dragged: Dragged, place: DropPlace): Result<unknown> | null {
  const { index } = view.query
  const { board } = index
  if (!canDropAt(board, dragged, place)) return null
  switch (place.over) {
    case 'row':
    case 'tree': {
      const [target, ids] = [treePlaceFor(board, dragged, place), draggedNodes(dragged)]
      return target && (ids.length > 1 ? run(moveNodes, { ids, ...target }) : run(moveNode, { id: dragged.id, ...target }))
    }
    case 'item': {
      const after = besideItem(cellAt(view, place)?.ids ?? [], { dragged: dragged.id, over: place.id, edge: place.edge })
      return placeInCell(view, run, { ids: cardsAmong(index, draggedNodes(dragged)), place, after, onFault })
    }
    case 'list': {
      // From the tree a drop says which cell, no more; within the kanban, the empty space below is the end of the cell.
      const cell = cellAt(view, place)?.ids ?? []
      const isHere = dragged.type === 'item' && dragged.from !== 'tree' && cell.includes(dragged.id)
      const after = isHere ? (cell.findLast(card => card !== dragged.id) ?? null) : undefined
      return placeInCell(view, run, { ids: cardsAmong(index, draggedNodes(dragged)), place, after, onFault })
    }
    case 'status': {
      const cards = cardsAmong(index, draggedNodes(dragged)).filter(card => board.statusOf(card) !== place.status)
      return cards.length === 0 ? { ok: true, value: undefined } : run(moveToStatus, { ids: cards, status: place.status })
    }
    case 'head': {
      const isColumn = board.field(dragged.id, 'kind') === 'status'
      const heads = isColumn ? board.lanes.children(ROOT) : board.fields.children(readOptionId(dragged.id)?.field ?? '')
      return run(isColumn ? moveStatus : moveOption, { id: dragged.id, after: besideItem(heads, { dragged: dragged.id, over: place.list, edge: place.edge }) })
    }
  }
}
