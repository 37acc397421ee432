import { readGone, readWish, ROOT } from '../model/index.ts'
import { defineCommand, done, labelTitle, refuse } from './command.ts'

/** Puts a node and all below it into the trash, as one batch. Nothing is erased. */
export const archiveNode = defineCommand<{ id: string }, void>((board, { id }) => {
  if (board.nodeKind(id) === null) return refuse('unknown-node')
  const batch = board.newId()
  const below = [id, ...board.tree.walk(id)].filter(node => !board.isArchived(node))
  const projects = below.filter(node => node !== id && board.nodeKind(node) === 'card').length
  board.change({ command: 'archiveNode', title: labelTitle(board, id), count: projects },
    below.map(node => [node, { gone: [batch, readWish(board.field(node, 'at'))?.parent ?? ROOT] }]))
  return done(undefined)
})

/** Takes a node out of the trash, to the place where it was, with what was archived in the same batch. */
export const restoreNode = defineCommand<{ id: string }, void>((board, { id }) => {
  const batch = board.has(id) && board.isArchived(id) ? readGone(board.field(id, 'gone'))?.batch : undefined
  if (batch === undefined) return refuse('not-archived')
  // An archived parent would keep it out of the active board: what it needs above it comes back too.
  const above = board.tree.path(id).filter(node => node !== id && board.nodeKind(node) !== null && board.isArchived(node))
  const together = [id, ...board.tree.walk(id)].filter(node => readGone(board.field(node, 'gone'))?.batch === batch)
  board.change({ command: 'restoreNode', title: labelTitle(board, id) }, [...above, ...together].map(node => [node, { gone: null }]))
  return done(undefined)
})
