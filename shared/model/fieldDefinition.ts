/** Fields as views and commands see them: built-in and own ones are the same kind of thing. */
import type { Board } from './board.ts'
import { BUILT_IN_FIELDS, BUILT_IN_RECORDS, isBuiltInField, readFieldType, readOptionId, wordsOf, type FieldType } from './fieldTypes.ts'
import { readText } from './record.ts'
import { ROOT } from './tree.ts'

export type OptionDefinition = {
  /** The record's id. */
  readonly id: string
  /** What a card holds. */
  readonly value: string
  /** Null for a built-in option that nobody has renamed: its name is in the reader's language. */
  readonly title: string | null
  readonly colour: string
  /** More cards than this are too many; null for no limit. */
  readonly capacity: number | null
  /** Removed; cards may still hold it. */
  readonly isArchived: boolean
  /** Names by which it is known besides its title. */
  readonly words: readonly string[]
}
export type FieldDefinition = {
  /** The record's id, and the name of the value on a card. */
  readonly id: string
  readonly type: FieldType
  /** Null for a built-in field that nobody has renamed: its name is in the reader's language. */
  readonly title: string | null
  readonly isBuiltIn: boolean
  /** Removed: its values are kept and not shown. */
  readonly isArchived: boolean
  /** Its values can be set on a card. */
  readonly isWritable: boolean
  /** It can be renamed and removed. */
  readonly isAdaptable: boolean
  /** Options can be added to it, renamed, moved, removed. */
  readonly isExtensible: boolean
  /** In order, removed ones included; for `status` the columns. Empty for what is no choice. */
  readonly options: readonly OptionDefinition[]
}

/** A limit as a record holds it: a whole number from 1 up, else none. */
export const readCapacity = (value: unknown): number | null => (typeof value === 'number' && Number.isInteger(value) && value >= 1 ? value : null)

/** Null for an id that is no field. */
export function fieldDefinition(board: Board, id: string): FieldDefinition | null {
  if (board.fields.parent(id) !== ROOT) return null
  const type = readFieldType(id, board.facts.get(id))
  const builtIn = isBuiltInField(id) ? BUILT_IN_FIELDS[id] : null
  return {
    id,
    type,
    title: board.title(id) || null,
    isBuiltIn: builtIn !== null,
    isArchived: (builtIn === null || builtIn.isAdaptable === true) && board.isArchived(id),
    isWritable: type !== 'unknown' && builtIn?.isDerived !== true,
    isAdaptable: builtIn === null || builtIn.isAdaptable === true,
    isExtensible: type === 'choice' && (builtIn === null || builtIn.isExtensible === true),
    options: id === 'status' ? board.lanes.children(ROOT).map(status => option(board, status, status)) : board.fields.children(id).map(child => option(board, child, readOptionId(child)!.value)),
  }
}

/** All fields in the board's order, removed ones included. */
export const fieldDefinitions = (board: Board): FieldDefinition[] => board.fields.children(ROOT).map(id => fieldDefinition(board, id)!)

function option(board: Board, id: string, value: string): OptionDefinition {
  const record = board.facts.get(id)
  return {
    id,
    value,
    title: board.title(id) || null,
    colour: readText(record?.colour) || readText(BUILT_IN_RECORDS.get(id)?.colour) || 'slate',
    capacity: readCapacity(record?.capacity),
    isArchived: board.isArchived(id),
    words: wordsOf(id),
  }
}
