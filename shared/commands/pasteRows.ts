import { type Board, type FieldValue, type Patch } from '../model/index.ts'
import { entryStatus } from './addNode.ts'
import { defineCommand, done, isGroupPlace, refuse, type Result } from './command.ts'
import { storedValue, valuePatches, type ValueChange } from './valuePatches.ts'

export type PasteRows = {
  /** Cells on cards that are there. */
  changes: readonly ValueChange[]
  /** New cards, in a row at one place. */
  added?: NewRows
}
export type NewRows = {
  under: string
  /** The sibling they come after; null puts them first. */
  after: string | null
  /** Values by field; `title` is needed. */
  rows: readonly Readonly<Record<string, FieldValue>>[]
}

/** A block of cells as one step; returns the ids of the new cards. If one cell does not fit its field, nothing is written. */
export const pasteRows = defineCommand<PasteRows, string[]>((board, { changes, added }) => {
  const values = valuePatches(board, changes)
  if (!values.ok) return values
  const cards = added ? newCards(board, added) : done([])
  if (!cards.ok) return cards
  const patches = [...values.value, ...cards.value]
  if (patches.length > 0) board.change({ command: 'pasteRows', count: patches.length }, patches)
  return done(cards.value.map(([id]) => id))
})

function newCards(board: Board, { under, after, rows }: NewRows): Result<(readonly [id: string, patch: Patch])[]> {
  if (!isGroupPlace(board, under)) return refuse('unknown-place')
  const drafts: { status: string | null, fields: Record<string, FieldValue> }[] = []
  for (const row of rows) {
    const fields: Record<string, FieldValue> = {}
    for (const [field, value] of Object.entries({ title: '', ...row })) {
      const stored = field === 'status' && value === null ? done(null) : storedValue(board, field, value)
      if (!stored.ok) return stored
      if (stored.value !== null) fields[field] = stored.value
    }
    const { status, ...rest } = fields
    drafts.push({ status: typeof status === 'string' ? status : entryStatus(board), fields: rest })
  }
  const places = board.keysAfter(board.tree, under, after, rows.length)
  const lanes = new Map([...new Set(drafts.map(({ status }) => status))].flatMap(status =>
    (status === null ? [] : [[status, board.keysAfter(board.lanes, status, board.lanes.children(status).at(-1) ?? null, drafts.filter(draft => draft.status === status).length)]])))
  return done(drafts.map(({ status, fields }, i) =>
    [board.newId(), { ...fields, kind: 'card', at: [under, places[i]], ...(status === null ? {} : { lane: [status, lanes.get(status)!.shift()] }) }]))
}
