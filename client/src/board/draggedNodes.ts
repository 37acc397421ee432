import type { Board } from '@trame/shared/model'
import type { BoardIndex } from '@trame/shared/queries'
import type { Dragged } from '../dnd/index.ts'
import { cardsOf } from './cardsOf.ts'

/** All that a drag carries; the one under the pointer alone, unless several are picked. */
export const draggedNodes = (dragged: Dragged): readonly string[] => (dragged.type === 'item' ? (dragged.ids ?? [dragged.id]) : [])

/** The cards that these nodes stand for, in the order of the columns. */
export function cardsAmong(index: BoardIndex, ids: readonly string[]): string[] {
  const [only] = ids
  if (ids.length === 1) return cardsOf(index.board, only!)
  return inColumnOrder(index.board, new Set(ids.flatMap(id => cardsOf(index.board, id))))
}

function inColumnOrder(board: Board, cards: ReadonlySet<string>): string[] {
  const place = (id: string): string => `${board.lanes.key(board.lanes.parent(id) ?? '')} ${board.lanes.key(id)}`
  return [...cards].sort((a, b) => (place(a) < place(b) ? -1 : place(a) > place(b) ? 1 : 0))
}
