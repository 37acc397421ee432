import { cleanTitle, defineCommand, done, refuse } from './command.ts'

/** `over`: the title that was there when this one began to be typed. */
export type RenameNode = { id: string, title: string, over?: string }

/**
 * Renames a node, a column or the board. The same title again writes nothing. M10: what others wrote into the title while
 * this one was being typed stands beside it.
 */
export const renameNode = defineCommand<RenameNode, void>((board, { id, title, over }) => {
  const clean = cleanTitle(title)
  if (!board.has(id)) return refuse('unknown-node')
  if (clean === '') return refuse('empty-title')
  if (clean !== board.title(id) && clean !== over) board.change({ command: 'renameNode', title: clean }, [[id, over === undefined ? { title: clean } : { title: clean, over }]])
  return done(undefined)
})
