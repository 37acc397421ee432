import type { FieldValue } from '../model/index.ts'
import { defineCommand, done, labelTitle } from './command.ts'
import { valuePatches } from './valuePatches.ts'

export type SetFieldValue = {
  /** Cards. */
  ids: readonly string[]
  field: string
  /** As `FieldValue` says for the field's type; null empties it. */
  value: FieldValue
}

/** V3: sets one field, built-in or own, on all these cards; a value that does not fit the field is refused and nothing is written. */
export const setFieldValue = defineCommand<SetFieldValue, void>((board, { ids, field, value }) => {
  const patches = valuePatches(board, ids.map(id => ({ id, field, value })))
  if (!patches.ok) return patches
  const changed = patches.value
  if (changed.length > 0) board.change({ command: 'setFieldValue', title: changed.length === 1 ? labelTitle(board, changed[0]![0]) : '', count: changed.length }, changed)
  return done(undefined)
})
