import { ROOT, TRAY } from '../model/index.ts'
import { defineCommand, refuse } from './command.ts'
import { moveAs } from './moveNode.ts'

/** Makes a node the last child of the nearest group above it among its siblings. */
export const indentNode = defineCommand<{ id: string }, void>((board, { id }) => {
  const siblings = board.tree.children(board.tree.parent(id) ?? '')
  const under = siblings.slice(0, Math.max(0, siblings.indexOf(id))).findLast(sibling => board.nodeKind(sibling) === 'group' && board.isVisible(sibling))
  if (under === undefined) return refuse('no-place-to-indent')
  return moveAs(board, 'indentNode', { id, under, after: board.tree.children(under).at(-1) ?? null })
})

/** Puts a node just after its parent, one level up. */
export const outdentNode = defineCommand<{ id: string }, void>((board, { id }) => {
  const parent = board.tree.parent(id)
  const under = parent === undefined ? undefined : board.tree.parent(parent)
  if (parent === undefined || parent === ROOT || parent === TRAY || under === undefined) return refuse('no-place-to-outdent')
  return moveAs(board, 'outdentNode', { id, under, after: parent })
})
