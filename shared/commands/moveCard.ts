import { readWish, ROOT } from '../model/index.ts'
import { defineCommand, done, isGroupPlace, labelTitle, refuse } from './command.ts'
import { trashAfter } from './moveNode.ts'

export type MoveCard = {
  id: string
  status: string
  /** The card of that column it comes after; null puts it first. Left out, it comes last. */
  after?: string | null
  /** The topmost group it shall lie under, or ROOT for none: its place in the tree changes only when it lies elsewhere. */
  axis: string
}

/** Puts a card into a column and under an axis in one step: what a drop into another swimlane means. */
export const moveCard = defineCommand<MoveCard, void>((board, { id, status, after, axis }) => {
  if (board.nodeKind(id) !== 'card') return refuse('unknown-node')
  if (board.field(status, 'kind') !== 'status') return refuse('unknown-status')
  if (!isGroupPlace(board, axis)) return refuse('unknown-place')
  const patch: Record<string, unknown> = {}
  const column = board.lanes.children(status)
  const anchor = after === undefined ? (column.findLast(card => card !== id) ?? null) : after
  const isThere = board.lanes.parent(id) === status && (anchor === id || (column[column.indexOf(id) - 1] ?? null) === anchor)
  if (!isThere) patch.lane = [status, board.keyAfter(board.lanes, status, anchor, id)]
  if ((board.tree.path(id).at(-2) ?? id) !== axis && !(axis === ROOT && board.tree.parent(id) === ROOT)) {
    const under = firstHome(axis, group => board.tree.children(group).filter(child => board.nodeKind(child) === 'group' && !board.isArchived(child)))
    const parent = board.tree.parent(id) ?? readWish(board.field(id, 'at'))?.parent ?? null
    Object.assign(patch, trashAfter(board, id, { under, isElsewhere: true }))
    patch.at = [under, board.keyAfter(board.tree, under, board.tree.children(under).at(-1) ?? null, id), parent]
  }
  if (Object.keys(patch).length > 0) board.change({ command: 'moveCard', title: labelTitle(board, id) }, [[id, patch]])
  return done(undefined)
})

/** The first group below an axis that holds no further groups: where its projects usually lie. */
function firstHome(axis: string, groupsIn: (group: string) => readonly string[]): string {
  if (axis === ROOT) return ROOT
  let home = axis
  for (let [first] = groupsIn(home); first !== undefined; [first] = groupsIn(home)) home = first
  return home
}
