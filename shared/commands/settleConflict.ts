import type { Fact } from '../model/index.ts'
import { defineCommand, done, labelTitle, refuse } from './command.ts'
import { trashAfter } from './moveNode.ts'

export type SettleConflict = {
  id: string
  /** The write that lost, as `board.conflicts` gave it. */
  lost: Fact
  /** `lost` puts back what it wanted; `standing` keeps what stands and forgets the other. */
  keep: 'standing' | 'lost'
}

/** Settles a conflict that is shown on a node: writing the field again supersedes both writes. */
export const settleConflict = defineCommand<SettleConflict, void>((board, { id, lost, keep }) => {
  if (!board.conflicts(id).some(fact => fact.client === lost.client && fact.clock === lost.clock)) return refuse('unknown-node')
  const fields = Object.keys(lost.patch).filter(field => field !== 'was')
  const patch = Object.fromEntries(fields.map(field => [field, keep === 'lost' ? lost.patch[field] : field === 'title' ? board.title(id) : board.field(id, field)]))
  if ('title' in patch) patch.was = lost
  const at = patch.at as readonly string[] | undefined
  // M4: between the conflict and its settling, the wished parent may have come under the node itself.
  if (at && board.tree.path(at[0]!).includes(id)) return refuse('would-cycle')
  if (at && keep === 'lost') Object.assign(patch, trashAfter(board, id, { under: at[0]!, isElsewhere: board.tree.parent(id) !== at[0] }))
  board.change({ command: 'settleConflict', title: labelTitle(board, id) }, [[id, patch]])
  return done(undefined)
})
