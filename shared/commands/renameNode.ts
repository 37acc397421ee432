import { cleanTitle, defineCommand, done, refuse } from './command.ts'

export type RenameNode = { id: string, title: string }

/** Renames a node, a column or the board. The same title again writes nothing. */
export const renameNode = defineCommand<RenameNode, void>((board, { id, title }) => {
  const clean = cleanTitle(title)
  if (!board.has(id)) return refuse('unknown-node')
  if (clean === '') return refuse('empty-title')
  if (clean !== board.title(id)) board.change({ command: 'renameNode', title: clean }, [[id, { title: clean }]])
  return done(undefined)
})
