import { readGone, readWish, ROOT, type Board } from '../model/index.ts'
import { defineCommand, done, labelTitle, refuse } from './command.ts'
import { topmost } from './treePatches.ts'

/** V24: puts nodes and all below them into the trash, as one step. Each keeps a batch of its own, so that each can be restored by itself. */
export const archiveNodes = defineCommand<{ ids: readonly string[] }, void>((board, { ids }) => {
  const tops = topmost(board, ids.filter(id => !board.isArchived(id)))
  if (tops.length === 0) return refuse('unknown-node')
  const patches = tops.flatMap(top => {
    const batch = board.newId()
    return below(board, top).filter(node => !board.isArchived(node)).map(node => [node, { gone: [batch, readWish(board.field(node, 'at'))?.parent ?? ROOT] }] as const)
  })
  board.change(label(board, 'archiveNode', tops), patches)
  return done(undefined)
})

/** V24: takes nodes out of the trash as one step, each with what was archived with it and with the groups it needs above it. */
export const restoreNodes = defineCommand<{ ids: readonly string[] }, void>((board, { ids }) => {
  const wanted = [...new Set(ids)].filter(id => board.nodeKind(id) !== null && board.isArchived(id))
  if (wanted.length === 0) return refuse('not-archived')
  const back = new Set(wanted.flatMap(id => {
    const batch = readGone(board.field(id, 'gone'))?.batch
    const above = board.tree.path(id).filter(node => node !== id && board.nodeKind(node) !== null && board.isArchived(node))
    return [...above, ...below(board, id).filter(node => readGone(board.field(node, 'gone'))?.batch === batch)]
  }))
  board.change(label(board, 'restoreNode', wanted), [...back].map(node => [node, { gone: null }]))
  return done(undefined)
})

const below = (board: Board, id: string): string[] => [id, ...board.tree.walk(id)]

const label = (board: Board, command: string, ids: readonly string[]) => (ids.length === 1 ? { command, title: labelTitle(board, ids[0]!) } : { command: `${command}s`, count: ids.length })
