import { defineCommand, done, labelTitle, refuse } from './command.ts'

/** Fields that commands of their own write; everything else is a plain value on the node. */
const RESERVED: ReadonlySet<string> = new Set(['kind', 'title', 'was', 'at', 'lane', 'gone', 'rank', 'schema', 'room'])

export type SetField = { id: string, field: string, value: string | number | boolean | null }

/** Sets one field of a node; null empties it. The same value again writes nothing. */
export const setField = defineCommand<SetField, void>((board, { id, field, value }) => {
  if (!board.has(id) || RESERVED.has(field)) return refuse('unknown-node')
  if ((board.field(id, field) ?? null) !== value) board.change({ command: 'setField', title: labelTitle(board, id) }, [[id, { [field]: value }]])
  return done(undefined)
})
