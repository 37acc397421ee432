import type { Board, Patch } from '../model/index.ts'

export type LanePlace = {
  /** In the order they shall stand. */
  cards: readonly string[]
  status: string
  /** The card of that column they come after; null puts them first. Left out, they come last. */
  after?: string | null
}

/** What to write so that cards stand in a column in this order. */
export function lanePatches(board: Board, { cards, status, after }: LanePlace): (readonly [id: string, patch: Patch])[] {
  const [only] = cards
  const moved = new Set(cards)
  const column = board.lanes.children(status)
  const anchor = after === undefined ? (column.at(-1) ?? null) : after
  // The card named may be among those that move: then the nearest one above it that stays.
  const stays = anchor === null ? null : (column.slice(0, column.indexOf(anchor) + 1).findLast(id => !moved.has(id)) ?? null)
  const keys = cards.length === 1 ? [board.keyAfter(board.lanes, status, stays, only)] : board.keysAfter(board.lanes, status, stays, cards.length)
  return cards.map((id, i) => [id, { lane: [status, keys[i]] }])
}
