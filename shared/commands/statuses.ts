/** Columns of the kanban: add, reorder, recolour, remove. Renaming is `renameNode`. */
import { ROOT, type Board, type StatusKind } from '../model/index.ts'
import { cleanTitle, defineCommand, done, labelTitle, refuse } from './command.ts'

/** Names of the palette's colours; the client gives each a light and a dark value. */
export const STATUS_COLOURS = ['slate', 'blue', 'violet', 'amber', 'orange', 'green', 'teal', 'rose'] as const
export type StatusColour = (typeof STATUS_COLOURS)[number]

export type AddStatus = { title: string, statusKind: StatusKind, colour: StatusColour, after?: string | null }

/** Adds a column and returns its id. */
export const addStatus = defineCommand<AddStatus, string>((board, { title, statusKind, colour, after }) => {
  const clean = cleanTitle(title)
  if (clean === '') return refuse('empty-title')
  const id = board.newId()
  const rank = board.keyAfter(board.lanes, ROOT, after === undefined ? (board.lanes.children(ROOT).at(-1) ?? null) : after)
  board.change({ command: 'addStatus', title: clean }, [[id, { kind: 'status', title: clean, statusKind, colour, rank }]])
  return done(id)
})

/** Puts a column after another one; null puts it first. */
export const moveStatus = defineCommand<{ id: string, after: string | null }, void>((board, { id, after }) => {
  if (!isColumn(board, id)) return refuse('unknown-status')
  const columns = board.lanes.children(ROOT)
  if (after === id || (columns[columns.indexOf(id) - 1] ?? null) === after) return done(undefined)
  board.change({ command: 'moveStatus', title: labelTitle(board, id) }, [[id, { rank: board.keyAfter(board.lanes, ROOT, after, id) }]])
  return done(undefined)
})

export const recolourStatus = defineCommand<{ id: string, colour: StatusColour }, void>((board, { id, colour }) => {
  if (!isColumn(board, id)) return refuse('unknown-status')
  if (board.field(id, 'colour') !== colour) board.change({ command: 'recolourStatus', title: labelTitle(board, id) }, [[id, { colour }]])
  return done(undefined)
})

/** Removes a column; its cards, archived ones included, go to the end of `into`, one that was not removed, in their order. */
export const removeStatus = defineCommand<{ id: string, into: string }, void>((board, { id, into }) => {
  if (!isColumn(board, id) || !isColumn(board, into) || board.isArchived(into)) return refuse('unknown-status')
  if (id === into) return refuse('last-status')
  const cards = board.lanes.children(id)
  const keys = board.keysAfter(board.lanes, into, board.lanes.children(into).at(-1) ?? null, cards.length)
  board.change({ command: 'removeStatus', title: labelTitle(board, id), count: cards.length },
    [...cards.map((card, i) => [card, { lane: [into, keys[i]] }] as const), [id, { gone: [board.newId(), ROOT] }]])
  return done(undefined)
})

const isColumn = (board: Board, id: string): boolean => board.field(id, 'kind') === 'status'
