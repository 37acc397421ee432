import { defineCommand, done, labelTitle, refuse } from './command.ts'
import { lanePatches } from './lanePatches.ts'

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
  board.change({ command: 'moveToStatus', title: cards.length === 1 ? labelTitle(board, only!) : board.title(status), count: cards.length },
    lanePatches(board, { cards, status, after }))
  return done(undefined)
})
