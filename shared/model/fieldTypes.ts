/**
 * V1: a field is a record of kind `field`; a card holds its value under the field's id. An option of a choice is a record
 * of its own, `<field>:<value>`, so that people who edit different options, or different things about one, both keep
 * their edit.
 */
import type { Patch } from './facts.ts'
import { readText } from './record.ts'
import { ROOT, TRAY } from './tree.ts'

/** What a board may add; `time` (milliseconds since 1970) is only derived, `unknown` is what a newer program brought. */
export const FIELD_TYPES = ['choice', 'number', 'date', 'person', 'text', 'link'] as const
export type FieldType = (typeof FIELD_TYPES)[number] | 'time' | 'unknown'

export type BuiltInField = 'title' | 'status' | 'priority' | 'territory' | 'submission' | 'rationale' | 'annotation' | 'track' | 'author' | 'createdAt' | 'changedAt'

/** `adaptable` ones can be renamed and hidden; `extensible` ones can be given options. Derived ones cannot be set. */
type BuiltIn = { readonly type: FieldType, readonly isAdaptable?: boolean, readonly isExtensible?: boolean, readonly isDerived?: boolean }
export const BUILT_IN_FIELDS: Readonly<Record<BuiltInField, BuiltIn>> = {
  title: { type: 'text' },
  status: { type: 'choice' },
  priority: { type: 'choice', isAdaptable: true, isExtensible: true },
  territory: { type: 'text', isAdaptable: true },
  submission: { type: 'choice', isAdaptable: true },
  rationale: { type: 'text', isAdaptable: true },
  annotation: { type: 'text', isAdaptable: true },
  // A property of groups; a card has the one of the nearest group above it.
  track: { type: 'choice', isAdaptable: true, isDerived: true },
  author: { type: 'person', isDerived: true },
  createdAt: { type: 'time', isDerived: true },
  changedAt: { type: 'time', isDerived: true },
}
export const isBuiltInField = (id: string): id is BuiltInField => Object.hasOwn(BUILT_IN_FIELDS, id)

/** Options that a built-in field has from the start, each with the words it is known by in French and English. */
const OPTIONS: readonly (readonly [field: BuiltInField, value: string, colour: string, words: readonly string[]])[] = [
  ['priority', '1', 'rose', ['Priorité 1', 'Priority 1']],
  ['priority', '2', 'amber', ['Priorité 2', 'Priority 2']],
  ['priority', '3', 'slate', ['Priorité 3', 'Priority 3']],
  ['submission', 'arbitration', 'amber', ['Soumis à arbitrage', 'Submitted for decision']],
  ['submission', 'interest', 'blue', ['Soumis à intérêt', 'Submitted for interest']],
  ['track', 'common', 'teal', ['Socle', 'Common base']],
  ['track', 'tailored', 'violet', ['Sur-mesure', 'Made to order']],
]

/** The record of an option. Its value may hold a colon, its field may not. */
export const optionId = (field: string, value: string): string => `${field}:${value}`
export function readOptionId(id: string): { readonly field: string, readonly value: string } | null {
  const colon = id.indexOf(':')
  return colon > 0 && colon < id.length - 1 ? { field: id.slice(0, colon), value: id.slice(colon + 1) } : null
}

/** Order keys in a row, as one session would have written them: what people put in between or after gets keys of its own. */
const rankAt = (i: number): string => `a0-000a${String.fromCharCode(i < 10 ? 48 + i : 55 + i)}`

// V2: what every board has without anybody having written it. A record of the same id and kind overlays it.
export const BUILT_IN_RECORDS: ReadonlyMap<string, Patch> = new Map<string, Patch>([
  ...Object.entries(BUILT_IN_FIELDS).map(([id, { type }], i) => [id, { kind: 'field', type, rank: rankAt(i) }] as const),
  ...OPTIONS.map(([field, value, colour], i) => [optionId(field, value), { kind: 'option', colour, rank: rankAt(i) }] as const),
])
export const wordsOf = (option: string): readonly string[] => WORDS.get(option) ?? []
const WORDS = new Map(OPTIONS.map(([field, value, , words]) => [optionId(field, value), words]))

/** Names that nodes and columns keep other things under, and places: a record under one of them is no field. */
const TAKEN = new Set(['kind', 'was', 'at', 'lane', 'gone', 'rank', 'schema', 'room', 'statusKind', 'colour', 'capacity', 'type', 'levels', 'subtitle', '__proto__', ROOT, TRAY])

/** Where a definition stands: fields in the board's list, options in their field's; null for what is neither. */
export function definitionPlace(id: string, record: Patch | undefined): { readonly field: string | null, readonly rank: unknown } | null {
  const builtIn = BUILT_IN_RECORDS.get(id)
  const kind = builtIn?.kind ?? record?.kind
  const rank = (record?.kind === kind ? record?.rank : null) ?? builtIn?.rank
  if (kind === 'field') return TAKEN.has(id) || id.includes(':') ? null : { field: null, rank }
  const option = kind === 'option' ? readOptionId(id) : null
  return option && !TAKEN.has(option.field) ? { field: option.field, rank } : null
}

/** V4: a type that this program does not know is `unknown`: kept, and shown as text. A built-in field's type never changes. */
export function readFieldType(id: string, record: Patch | undefined): FieldType {
  if (isBuiltInField(id)) return BUILT_IN_FIELDS[id].type
  return FIELD_TYPES.find(type => type === readText(record?.type)) ?? 'unknown'
}
