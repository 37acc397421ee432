import { defineCommand, done, isGroupPlace, labelTitle, refuse } from './command.ts'
import { topmost, treePatches, type TreePlace } from './treePatches.ts'

export type MoveNodes = TreePlace

/** V24: moves nodes with all below them to one place, as one step. They keep their order in the tree; archived ones come back when their parent changes. */
export const moveNodes = defineCommand<MoveNodes, void>((board, { ids, under, after }) => {
  const tops = topmost(board, ids)
  if (tops.length === 0) return refuse('unknown-node')
  if (!isGroupPlace(board, under)) return refuse('unknown-place')
  const above = new Set(board.tree.path(under))
  if (tops.some(id => above.has(id))) return refuse('would-cycle')
  const patches = treePatches(board, { ids: tops, under, after })
  if (patches.length > 0) board.change(tops.length === 1 ? { command: 'moveNode', title: labelTitle(board, tops[0]!) } : { command: 'moveNodes', count: tops.length }, patches)
  return done(undefined)
})
