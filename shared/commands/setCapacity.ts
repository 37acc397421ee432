import { BUILT_IN_RECORDS, readCapacity } from '../model/index.ts'
import { defineCommand, done, labelTitle, refuse } from './command.ts'

export type SetCapacity = {
  /** The record of a column or of an option. */
  id: string
  /** A whole number from 1 up; null takes the limit away. */
  capacity: number | null
}

/** V8: more cards than this in a column are too many. It warns; no command refuses because of it. */
export const setCapacity = defineCommand<SetCapacity, void>((board, { id, capacity }) => {
  const kind = board.field(id, 'kind') ?? BUILT_IN_RECORDS.get(id)?.kind
  if (kind !== 'status' && kind !== 'option') return refuse('unknown-option')
  if (capacity !== null && readCapacity(capacity) === null) return refuse('not-a-capacity')
  if (capacity !== readCapacity(board.field(id, 'capacity'))) board.change({ command: 'setCapacity', title: labelTitle(board, id) }, [[id, board.has(id) ? { capacity } : { kind, capacity }]])
  return done(undefined)
})
