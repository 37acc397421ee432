/** From a drop to the command it means. Drag, menu, keys and dialogs all end in the same commands. */
import { moveCard, moveNode, moveNodes, moveStatus, moveToStatus, type Command, type Result } from '@trame/shared/commands'
import { ROOT, type Board } from '@trame/shared/model'
import { NO_STATUS, type BoardIndex } from '@trame/shared/queries'
import { besideItem, isWithin, treePlace, type Dragged, type DropPlace, type TreePlace, type TreeShape } from '../dnd/index.ts'
import { cardsAmong, draggedNodes } from './draggedNodes.ts'

export type Run = <A, T>(command: Command<A, T>, args: A) => Result<T>

export const treeShape = (board: Board): TreeShape => ({
  parent: id => board.tree.parent(id) ?? '',
  children: id => board.tree.children(id),
  root: ROOT,
})

/** The topmost group of a card, or ROOT for the lane of those that have none. */
export const laneOf = (index: BoardIndex, id: string): string => index.axisOf(id) ?? ROOT

/** Whether a place takes what is dragged; asked while the pointer moves, so it writes nothing. */
export function canDropAt(board: Board, dragged: Dragged, place: DropPlace): boolean {
  switch (place.over) {
    case 'row':
    case 'tree':
      return treePlaceFor(board, dragged, place) !== null
    case 'item':
      return dragged.type === 'item'
    case 'list':
      return dragged.type === 'item' && place.list !== NO_STATUS
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

/** Null when the place takes nothing of the kind. */
export function runDrop({ board, index }: { board: Board; index: BoardIndex }, run: Run, dragged: Dragged, place: DropPlace): Result<unknown> | null {
  if (!canDropAt(board, dragged, place)) return null
  switch (place.over) {
    case 'row':
    case 'tree': {
      const [target, ids] = [treePlaceFor(board, dragged, place), draggedNodes(dragged)]
      return target && (ids.length > 1 ? run(moveNodes, { ids, ...target }) : run(moveNode, { id: dragged.id, ...target }))
    }
    case 'item': {
      const cards = cardsAmong(index, draggedNodes(dragged))
      const column = board.lanes.children(place.list)
      const after = besideItem(column, { dragged: dragged.id, over: place.id, edge: place.edge })
      return placeInColumn({ index }, run, cards, place, after)
    }
    case 'list': {
      // From the tree a drop only sets the status; within the kanban, the empty space below is the end of the column.
      const isHere = (card: string): boolean => board.lanes.parent(card) === place.list
      const isFromTree = dragged.type === 'item' && dragged.from === 'tree'
      const cards = cardsAmong(index, draggedNodes(dragged)).filter(card => !isFromTree || !isHere(card))
      const end = board.lanes.children(place.list).findLast(card => card !== dragged.id) ?? null
      return placeInColumn({ index }, run, cards, place, isHere(dragged.id) ? end : undefined)
    }
    case 'status': {
      const cards = cardsAmong(index, draggedNodes(dragged)).filter(card => board.statusOf(card) !== place.status)
      return cards.length === 0 ? { ok: true, value: undefined } : run(moveToStatus, { ids: cards, status: place.status })
    }
    case 'head': {
      const columns = board.lanes.children(ROOT)
      return run(moveStatus, { id: dragged.id, after: besideItem(columns, { dragged: dragged.id, over: place.list, edge: place.edge }) })
    }
  }
}

/** Cards into a column, and under the axis of a lane when they come from another one. `after` as in `moveToStatus`. */
export function placeInColumn(
  { index }: { index: BoardIndex },
  run: Run,
  cards: readonly string[],
  { list, lane }: { list: string; lane: string | null },
  after: string | null | undefined,
): Result<unknown> | null {
  if (list === NO_STATUS || cards.length === 0) return null
  const [only] = cards
  const isOtherLane = lane !== null && cards.length === 1 && laneOf(index, only!) !== lane
  if (isOtherLane) return run(moveCard, { id: only!, status: list, after, axis: lane })
  return run(moveToStatus, { ids: cards, status: list, after })
}
