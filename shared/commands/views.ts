/** Saved views, shared with the board. A view of one's own is not in the document: the device keeps it. */
import { differingParts, readViewSpec, ROOT, writeViewSpec, type Board, type ViewSpec } from '../model/index.ts'
import { cleanTitle, defineCommand, done, labelTitle, refuse } from './command.ts'

/** Saves a view for all and returns its id; it comes last in the list. */
export const saveView = defineCommand<{ title: string, spec: ViewSpec }, string>((board, { title, spec }) => {
  const clean = cleanTitle(title)
  if (clean === '') return refuse('empty-title')
  const id = board.newId()
  board.change({ command: 'saveView', title: clean }, [[id, { ...writeViewSpec(spec), kind: 'view', title: clean, rank: board.keyAfter(board.views, ROOT, board.views.children(ROOT).at(-1) ?? null) }]])
  return done(id)
})

export const renameView = defineCommand<{ id: string, title: string }, void>((board, { id, title }) => {
  const clean = cleanTitle(title)
  if (!isView(board, id)) return refuse('unknown-view')
  if (clean === '') return refuse('empty-title')
  if (clean !== board.title(id)) board.change({ command: 'renameView', title: clean }, [[id, { title: clean }]])
  return done(undefined)
})

/** V19: writes only the parts that differ, so that what somebody else changes meanwhile, and what only a newer program knows, stay. */
export const updateView = defineCommand<{ id: string, spec: ViewSpec }, void>((board, { id, spec }) => {
  if (!isView(board, id)) return refuse('unknown-view')
  const before = readViewSpec(board.facts.get(id)).spec
  const parts = differingParts(before, spec)
  if (parts.length > 0) board.change({ command: 'updateView', title: labelTitle(board, id) }, [[id, writeViewSpec(spec, parts)]])
  return done(undefined)
})

/** Puts a view after another one in the list; null puts it first. */
export const moveView = defineCommand<{ id: string, after: string | null }, void>((board, { id, after }) => {
  if (!isView(board, id)) return refuse('unknown-view')
  const views = board.views.children(ROOT)
  if (after === id || (views[views.indexOf(id) - 1] ?? null) === after) return done(undefined)
  board.change({ command: 'moveView', title: labelTitle(board, id) }, [[id, { rank: board.keyAfter(board.views, ROOT, after, id) }]])
  return done(undefined)
})

/** Takes a view off the list; nothing is erased. */
export const archiveView = defineCommand<{ id: string }, void>((board, { id }) => {
  if (!isView(board, id)) return refuse('unknown-view')
  if (!board.isArchived(id)) board.change({ command: 'archiveView', title: labelTitle(board, id) }, [[id, { gone: [board.newId(), ROOT] }]])
  return done(undefined)
})

export const restoreView = defineCommand<{ id: string }, void>((board, { id }) => {
  if (!isView(board, id)) return refuse('unknown-view')
  if (!board.isArchived(id)) return refuse('not-archived')
  board.change({ command: 'restoreView', title: labelTitle(board, id) }, [[id, { gone: null }]])
  return done(undefined)
})

const isView = (board: Board, id: string): boolean => board.views.parent(id) === ROOT
