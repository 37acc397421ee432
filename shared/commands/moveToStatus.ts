import { defineCommand, done, labelTitle, refuse } from './command.ts'

export type MoveToStatus = {
  /** Cards, in the order they shall stand. */
  ids: readonly string[]
  status: string
  /** The card of that column they come after; null puts them first. Left out, they come last. */
  after?: string | null
}

/** Puts cards into a column, or elsewhere in theirs. Their places in the tree do not change. */
export const moveToStatus = defineCommand<MoveToStatus, void>((board, { ids, status, after }) => {
  if (board.field(status, 'kind') !== 'status') return refuse('unknown-status')
  const cards = ids.filter(id => board.nodeKind(id) === 'card')
  if (cards.length === 0) return refuse('unknown-node')
  const [only] = cards
  if (cards.length === 1 && (after === only || (after === undefined && board.statusOf(only!) === status))) return done(undefined)
  const moved = new Set(cards)
  const column = board.lanes.children(status)
  const anchor = after === undefined ? (column.at(-1) ?? null) : after
  // The card named may be among those that move: then the nearest one above it that stays.
  const stays = anchor === null ? null : (column.slice(0, column.indexOf(anchor) + 1).findLast(id => !moved.has(id)) ?? null)
  const keys = cards.length === 1 ? [board.keyAfter(board.lanes, status, stays, only)] : board.keysAfter(board.lanes, status, stays, cards.length)
  board.change({ command: 'moveToStatus', title: cards.length === 1 ? labelTitle(board, only!) : board.title(status), count: cards.length },
    cards.map((id, i) => [id, { lane: [status, keys[i]] }]))
  return done(undefined)
})
