/** The board's own fields, and what of the built-in ones can be changed. Their options: `options.ts`; their values: `setFieldValue.ts`. */
import { FIELD_TYPES, fieldDefinition, fieldText, readTypedText, ROOT, type Board, type FieldDefinition, type FieldValue, type Patch, type Patches } from '../model/index.ts'
import { cleanTitle, defineCommand, done, refuse, type Result } from './command.ts'
import { newOptions, type NewOption } from './options.ts'

export type AddField = {
  title: string
  type: (typeof FIELD_TYPES)[number]
  /** The field it comes after; null puts it first. Left out, it comes last. */
  after?: string | null
  /** For a choice. */
  options?: readonly NewOption[]
}

/** Adds a field and returns its id. */
export const addField = defineCommand<AddField, string>((board, { title, type, after, options = [] }) => {
  const clean = cleanTitle(title)
  if (clean === '' || options.some(option => cleanTitle(option.title) === '')) return refuse('empty-title')
  if (!FIELD_TYPES.includes(type)) return refuse('unknown-type')
  const id = board.newId()
  const rank = board.keyAfter(board.fields, ROOT, after === undefined ? (board.fields.children(ROOT).at(-1) ?? null) : after)
  board.change({ command: 'addField', title: clean }, [[id, { kind: 'field', type, title: clean, rank }], ...(type === 'choice' ? newOptions(board, id, options) : [])])
  return done(id)
})

/** Renames a field. Without a title, a built-in one takes back its own name. */
export const renameField = defineCommand<{ id: string, title: string }, void>((board, { id, title }) => {
  const field = fieldDefinition(board, id)
  const clean = cleanTitle(title)
  if (!field) return refuse('unknown-field')
  if (!field.isAdaptable) return refuse('fixed-field')
  if (clean === '' && !field.isBuiltIn) return refuse('empty-title')
  if (clean !== (field.title ?? '')) board.change({ command: 'renameField', title: clean || (field.title ?? '') }, [define(board, id, { title: clean })])
  return done(undefined)
})

/** Puts a field after another one, built-in ones included; null puts it first. */
export const moveField = defineCommand<{ id: string, after: string | null }, void>((board, { id, after }) => {
  const field = fieldDefinition(board, id)
  if (!field) return refuse('unknown-field')
  const fields = board.fields.children(ROOT)
  if (after === id || (fields[fields.indexOf(id) - 1] ?? null) === after) return done(undefined)
  board.change({ command: 'moveField', title: field.title ?? '' }, [define(board, id, { rank: board.keyAfter(board.fields, ROOT, after, id) })])
  return done(undefined)
})

export type RemoveField = {
  id: string
  /** What becomes of the values: kept out of sight until the field is restored, emptied, or moved into another field. */
  values: 'keep' | 'clear' | { readonly into: string }
}

/**
 * Removes a field; returns on how many nodes the value was emptied or moved, and on how many it is kept out of sight.
 * A value moves only where the other field is empty and takes it: nothing is overwritten, nothing is cut to fit.
 */
export const removeField = defineCommand<RemoveField, { readonly changed: number, readonly kept: number }>((board, { id, values }) => {
  const field = fieldDefinition(board, id)
  if (!field) return refuse('unknown-field')
  if (!field.isAdaptable) return refuse('fixed-field')
  const target = typeof values === 'object' ? fieldDefinition(board, values.into) : null
  const refusal = typeof values === 'object' ? faultOfTarget(field, target) : null
  if (refusal) return refusal
  const holders = [...board.nodes()].filter(node => isFilled(board.field(node, id)))
  const patches = values === 'keep' ? [] : values === 'clear' ? holders.map(node => [node, { [id]: null }] as const) : holders.flatMap(node => moveValue(board, node, field, target!))
  board.change({ command: 'removeField', title: field.title ?? '', count: patches.length }, [...patches, define(board, id, { gone: [board.newId(), ROOT] })])
  return done({ changed: patches.length, kept: holders.length - patches.length })
})

/** Brings a removed field back, with the values that were kept. */
export const restoreField = defineCommand<{ id: string }, void>((board, { id }) => {
  const field = fieldDefinition(board, id)
  if (!field) return refuse('unknown-field')
  if (!field.isArchived) return refuse('not-archived')
  board.change({ command: 'restoreField', title: field.title ?? '' }, [define(board, id, { gone: null })])
  return done(undefined)
})

/** V2: the first change of a built-in field writes its record. */
const define = (board: Board, id: string, patch: Patch): readonly [string, Patch] =>
  [id, board.has(id) ? patch : { kind: 'field', ...patch }]

const isFilled = (value: unknown): boolean => value !== null && value !== undefined && value !== ''

function faultOfTarget(field: FieldDefinition, target: FieldDefinition | null): Result<never> | null {
  if (!target || target.isArchived || target.id === field.id) return refuse('unknown-field')
  return target.isWritable && target.id !== 'title' && target.id !== 'status' ? null : refuse('read-only-field')
}

function moveValue(board: Board, node: string, from: FieldDefinition, into: FieldDefinition): Patches {
  if (isFilled(board.field(node, into.id))) return []
  const value = convert(board, node, from, into)
  return value === null ? [] : [[node, { [into.id]: value, [from.id]: null }]]
}

function convert(board: Board, node: string, from: FieldDefinition, into: FieldDefinition): FieldValue {
  const checked = readTypedText(board, into, fieldText(board, node, from))
  return checked.ok ? checked.value : null
}
