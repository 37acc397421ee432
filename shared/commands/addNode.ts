import { ROOT, STATUS_KINDS, readStatusKind, type Board, type NodeKind, type Patch } from '../model/index.ts'
import { cleanTitle, defineCommand, done, isGroupPlace, refuse } from './command.ts'

export type AddNode = {
  kind: NodeKind
  title: string
  /** A group or ROOT. */
  under: string
  /** The sibling it comes after; null puts it first. Left out, it comes last. */
  after?: string | null
  /** The card's column; left out, the first column of kind `proposed`, else the first column. */
  status?: string
  fields?: Patch
}

/** Adds a group or a card and returns its id. */
export const addNode = defineCommand<AddNode, string>((board, { kind, title, under, after, status, fields }) => {
  const clean = cleanTitle(title)
  if (clean === '') return refuse('empty-title')
  if (!isGroupPlace(board, under)) return refuse('unknown-place')
  if (status !== undefined && board.field(status, 'kind') !== 'status') return refuse('unknown-status')
  const id = board.newId()
  const column = kind === 'card' ? (status ?? entryStatus(board)) : null
  const at = [under, board.keyAfter(board.tree, under, after === undefined ? (board.tree.children(under).at(-1) ?? null) : after)]
  const lane = column === null ? {} : { lane: [column, board.keyAfter(board.lanes, column, board.lanes.children(column).at(-1) ?? null)] }
  board.change({ command: kind === 'card' ? 'addCard' : 'addGroup', title: clean }, [[id, { kind, title: clean, at, ...lane, ...fields }]])
  return done(id)
})

/** Where a new card starts: nobody has decided anything about it. */
export function entryStatus(board: Board): string | null {
  const statuses = board.lanes.children(ROOT).filter(id => !board.isArchived(id))
  const rank = (id: string): number => STATUS_KINDS.indexOf(readStatusKind(board.field(id, 'statusKind')))
  return statuses.toSorted((a, b) => rank(a) - rank(b))[0] ?? null
}
