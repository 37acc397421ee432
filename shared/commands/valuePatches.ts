import { checkFieldValue, fieldDefinition, type Board, type FieldValue, type Patch } from '../model/index.ts'
import { cleanTitle, done, refuse, type Result } from './command.ts'
import { lanePatches } from './lanePatches.ts'

export type ValueChange = { readonly id: string, readonly field: string, readonly value: FieldValue }

/** What a value is stored as; a title is one line. */
export function storedValue(board: Board, field: string, value: unknown): Result<FieldValue> {
  const definition = fieldDefinition(board, field)
  return !definition || definition.isArchived ? refuse('unknown-field') : checkFieldValue(definition, field === 'title' && typeof value === 'string' ? cleanTitle(value) : value)
}

/**
 * What to write so that cards have these values: one patch per card, nothing for what they have already. Of several
 * values for one field of one card the last counts. Cards that change their status come last in it, in the order given.
 */
export function valuePatches(board: Board, changes: readonly ValueChange[]): Result<(readonly [id: string, patch: Patch])[]> {
  const drafts = new Map<string, Record<string, unknown>>()
  for (const { id, field, value } of changes) {
    if (board.nodeKind(id) !== 'card') return refuse('unknown-node')
    const stored = storedValue(board, field, value)
    if (!stored.ok) return stored
    const draft = drafts.get(id) ?? {}
    drafts.set(id, draft)
    draft[field] = stored.value
  }
  const moves = new Map<string, string[]>()
  for (const [id, draft] of drafts) {
    const { status } = draft
    delete draft.status
    if (typeof status === 'string' && status !== board.statusOf(id)) moves.set(status, [...(moves.get(status) ?? []), id])
    for (const [field, value] of Object.entries(draft)) if (value === (field === 'title' ? board.title(id) : (board.field(id, field) ?? null))) delete draft[field]
  }
  for (const [status, cards] of moves) for (const [id, patch] of lanePatches(board, { cards, status })) Object.assign(drafts.get(id)!, patch)
  return done([...drafts].filter(([, draft]) => Object.keys(draft).length > 0))
}
