/** What a card holds under a field: read leniently, because it came over the wire, and checked strictly when it is set. */
import type { Board } from './board.ts'
import { isDate, readDate, utcTime } from './calendar.ts'
import type { FieldDefinition, OptionDefinition } from './fieldDefinition.ts'
import { fold } from './fold.ts'
import { personId, readText } from './record.ts'

/** Choice: the option's value. Number. Date: `YYYY-MM-DD`. Person: an author's id, or a name. Time: milliseconds since 1970. Null: empty. */
export type FieldValue = string | number | null
/** Why a value does not go into a field. */
export type ValueFault = 'read-only-field' | 'not-a-number' | 'not-a-date' | 'not-a-link' | 'not-text' | 'unknown-option' | 'unknown-status' | 'empty-title'
export type CheckedValue = { readonly ok: true, readonly value: FieldValue } | { readonly ok: false, readonly code: ValueFault }

const fits = (value: FieldValue): CheckedValue => ({ ok: true, value })
const fault = (code: ValueFault): CheckedValue => ({ ok: false, code })

// V3: what does not fit the field's type reads as absent; `fieldText` still shows it.
export function readFieldValue(board: Board, id: string, { id: field, type }: Pick<FieldDefinition, 'id' | 'type'>): FieldValue {
  switch (field) {
    case 'title':
      return board.title(id) || null
    case 'status':
      return board.statusOf(id)
    case 'track':
      return trackOf(board, id)
    case 'author':
      return firstFact(board, id)?.author ?? null
    case 'createdAt':
      return firstFact(board, id)?.time ?? null
    case 'changedAt':
      return board.facts.history(id).at(-1)?.time ?? null
    default:
      return readTyped(board.field(id, field), type)
  }
}

function readTyped(value: unknown, type: FieldDefinition['type']): FieldValue {
  switch (type) {
    case 'number':
    case 'time':
      return typeof value === 'number' && Number.isFinite(value) ? value : null
    case 'date':
      return typeof value === 'string' && isDate(value) ? value : null
    case 'link':
      return typeof value === 'string' && isLink(value) ? value : null
    case 'choice':
    case 'person':
    case 'text':
    case 'unknown':
      return rawText(value) || null
  }
}

/** A stored value of whatever shape, as text. */
function rawText(value: unknown): string {
  if (typeof value === 'string') return value
  return value === null || value === undefined ? '' : JSON.stringify(value)
}

/** The write that made a node: its kind is written once and never again, so this one survives. */
const firstFact = (board: Board, id: string) => board.facts.history(id).find(({ patch }) => 'kind' in patch)

function trackOf(board: Board, id: string): string | null {
  for (const at of board.tree.path(id)) {
    const track = readText(board.field(at, 'track'))
    if (track !== '') return track
  }
  return null
}

export const personName = (board: Board, person: string): string => readText(board.field(personId(person), 'name')) || person

/** The option's own title, or the first word it is known by. */
export const optionText = ({ title, words, value }: OptionDefinition): string => title ?? words[0] ?? value

/** A value as plain text that does not depend on the reader: dates and times as ISO, options and people by name. Unreadable ones as they are. */
export function fieldText(board: Board, id: string, field: FieldDefinition): string {
  const value = readFieldValue(board, id, field)
  if (value === null) return field.isBuiltIn ? '' : rawText(board.field(id, field.id))
  if (field.type === 'time') return utcTime(Number(value))
  if (field.type === 'person') return personName(board, String(value))
  const option = field.type === 'choice' ? field.options.find(option => option.value === value) : undefined
  return option ? optionText(option) : String(value)
}

/** Web addresses and mail addresses only: anything else may run when it is clicked. */
const isLink = (text: string): boolean => /^https?:\/\/[^\s/?#]+\S*$/i.test(text) || /^mailto:[^\s@?]+@[^\s@]+$/i.test(text)

// V3: a value of the wrong type is refused, with the reason. Null and empty text empty the field.
export function checkFieldValue({ id, type, isWritable, options }: FieldDefinition, value: unknown): CheckedValue {
  if (!isWritable) return fault('read-only-field')
  if (value === null || value === undefined || (typeof value === 'string' && value.trim() === '')) return id === 'title' ? fault('empty-title') : id === 'status' ? fault('unknown-status') : fits(null)
  switch (type) {
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? fits(value) : fault('not-a-number')
    case 'date':
      return typeof value === 'string' && isDate(value) ? fits(value) : fault('not-a-date')
    case 'choice':
      return options.some(option => option.value === value && !option.isArchived) ? fits(value as string) : fault(id === 'status' ? 'unknown-status' : 'unknown-option')
    case 'link':
      return typeof value === 'string' && isLink(value.trim()) ? fits(value.trim()) : fault('not-a-link')
    case 'person':
    case 'text':
      return typeof value === 'string' ? fits(value.trim()) : fault('not-text')
    case 'time':
    case 'unknown':
      return fault('read-only-field')
  }
}

/** Text as a person types or pastes it, read as a value of the field: `1 234,5`, `9/3/2021`, an option's name, `www.exemple.fr`. */
export function readTypedText(board: Board, field: FieldDefinition, text: string): CheckedValue {
  const clean = text.trim()
  return checkFieldValue(field, clean === '' ? null : typedValue(board, field, clean))
}

function typedValue(board: Board, { type, options }: FieldDefinition, text: string): FieldValue {
  switch (type) {
    case 'number':
      return readNumber(text) ?? text
    case 'date':
      return readDate(text) ?? text
    case 'choice': {
      const folded = fold(text)
      const found = options.filter(({ isArchived }) => !isArchived).find(option => [option.title ?? '', ...option.words, option.value].some(word => fold(word) === folded))
      return found?.value ?? text
    }
    case 'link':
      return /^www\./i.test(text) ? `https://${text}` : /^[^\s@:/]+@[^\s@:/]+\.[^\s@:/]+$/.test(text) ? `mailto:${text}` : text
    case 'person':
      return authorNamed(board, text) ?? text
    case 'text':
    case 'time':
    case 'unknown':
      return text
  }
}

/** French and English: spaces and apostrophes group; the last comma or point is the decimal one, unless it stands there several times. A euro sign may follow. */
function readNumber(text: string): number | null {
  let plain = text.replace(/[\s'’]|€$/g, '').replace(/^[−–]/, '-')
  const last = Math.max(plain.lastIndexOf(','), plain.lastIndexOf('.'))
  const isDecimal = last >= 0 && plain.indexOf(plain[last]!) === last
  const whole = (isDecimal ? plain.slice(0, last) : plain).replace(/[.,]/g, '')
  plain = isDecimal ? `${whole}.${plain.slice(last + 1)}` : whole
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : null
}

/** The author who goes by this name; of several, the one with the lowest id, on every replica. */
function authorNamed(board: Board, name: string): string | null {
  const folded = fold(name)
  const prefix = personId('')
  const found = [...board.facts.ids()].filter(id => id.startsWith(prefix) && fold(readText(board.field(id, 'name')).trim()) === folded).sort()
  return found[0]?.slice(prefix.length) ?? null
}
