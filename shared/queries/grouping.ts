/** What cards are put together by: the key of the group a card is in, and the groups there are, empty ones included. */
import { fold, nextPeriod, periodOf, personName, readFieldValue, ROOT, sortKey, utcDate, type DateUnit, type FieldDefinition, type FieldValue, type GroupBy } from '../model/index.ts'
import type { BoardIndex } from './boardIndex.ts'

/** The key of the cards that have no value, or no group at that level. */
export const NO_GROUP = ''

export type GroupHead = {
  /** One in its dimension; stays the same while the group is the same. */
  readonly key: string
  /** `value`: of a field without options, or one that no option has. `all`: nothing is asked. */
  readonly of: 'option' | 'group' | 'value' | 'none' | 'all'
  /** The record of the column, option or group of the tree. */
  readonly id: string | null
  /** What its cards hold; a period (`2021-03`) for dates and times. */
  readonly value: FieldValue
  /** Null: in the reader's words, by `of`, `value`, or the built-in option's id. */
  readonly title: string | null
  readonly colour: string | null
  readonly capacity: number | null
  /** Removed, and there because cards are still in it. */
  readonly isArchived: boolean
}
export type Present = Pick<ReadonlyMap<string, unknown>, 'has' | 'keys'>
export type Grouping = {
  readonly keyOf: (id: string) => string
  /** In order. `present`: the keys that cards have. */
  readonly heads: (present: Present) => readonly GroupHead[]
  /** A card's key may change when a group above it moves. */
  readonly isByPlace: boolean
}

const PLAIN = { id: null, value: null, title: null, colour: null, capacity: null, isArchived: false } as const
const ALL: readonly GroupHead[] = [{ ...PLAIN, key: NO_GROUP, of: 'all' }]
const NONE: GroupHead = { ...PLAIN, key: NO_GROUP, of: 'none' }

/** Good until a field, an option, a column or a person changes. Null, and a field that is not there, give one group of all. */
export function compileGrouping(index: BoardIndex, by: GroupBy | null, localDate: (timeMs: number) => string = utcDate): Grouping {
  const field = by?.by === 'field' ? index.field(by.field) : undefined
  if (by?.by === 'level') return byLevel(index, by.level)
  if (by === null || !field || field.isArchived) return { keyOf: () => NO_GROUP, heads: () => ALL, isByPlace: false }
  switch (field.type) {
    case 'choice':
      return byOption(index, field)
    case 'number':
      return byValue(index, field, { key: String, order: (a, b) => Number(a) - Number(b), value: Number })
    case 'date':
      return byPeriods(index, field, by.unit ?? 'month', String)
    case 'time':
      return byPeriods(index, field, by.unit ?? 'month', value => localDate(Number(value)))
    case 'person':
      return byPerson(index, field)
    case 'text':
    case 'link':
    case 'unknown':
      return byValue(index, field, { key: value => String(value).trim(), order: byText, value: key => key })
  }
}

const byText = (a: string, b: string): number => (sortKey(a) < sortKey(b) ? -1 : sortKey(a) > sortKey(b) ? 1 : a < b ? -1 : 1)

// V13: the group of the tree that a card lies below at one depth, 1 for the topmost.
function byLevel(index: BoardIndex, level: number): Grouping {
  const { tree } = index.board
  const at = (parents: readonly string[], depth: number): readonly string[] =>
    depth === 0 || parents.length === 0 ? parents : at(parents.flatMap(parent => index.children(parent).filter(id => index.board.nodeKind(id) === 'group')), depth - 1)
  return {
    isByPlace: true,
    keyOf(id) {
      const path = tree.path(id)
      return path.at(-1) === ROOT && path.length - 1 - level >= 1 ? path[path.length - 1 - level]! : NO_GROUP
    },
    heads: present => [
      ...at([ROOT], level).map((id): GroupHead => ({ ...PLAIN, key: id, of: 'group', id, value: id, title: index.board.title(id), isArchived: index.board.isArchived(id) })),
      ...(present.has(NO_GROUP) ? [NONE] : []),
    ],
  }
}

function byOption(index: BoardIndex, field: FieldDefinition): Grouping {
  const { board } = index
  const known = new Set(field.options.map(({ value }) => value))
  return {
    isByPlace: false,
    keyOf: id => String(readFieldValue(board, id, field) ?? NO_GROUP),
    heads: present => [
      ...field.options.filter(({ value, isArchived }) => !isArchived || present.has(value)).map(({ id, value, title, colour, capacity, isArchived }): GroupHead =>
        ({ key: value, of: 'option', id, value, title, colour, capacity, isArchived })),
      ...[...present.keys()].filter(key => key !== NO_GROUP && !known.has(key)).sort(byText).map((key): GroupHead => ({ ...PLAIN, key, of: 'value', value: key, title: key })),
      ...none(present, field),
    ],
  }
}

/** Cards without a value come last; where they can be given none by hand, there is a place for it. */
const none = (present: Present, { id, isWritable }: FieldDefinition): readonly GroupHead[] => (present.has(NO_GROUP) || (isWritable && id !== 'status') ? [NONE] : [])

type Values = { key: (value: string | number) => string, order: (a: string, b: string) => number, value: (key: string) => FieldValue, title?: (key: string) => string, fill?: (keys: readonly string[]) => readonly string[] }

function byValue(index: BoardIndex, field: FieldDefinition, { key, order, value, title, fill = keys => keys }: Values): Grouping {
  const { board } = index
  const isText = field.type !== 'number' && field.type !== 'date' && field.type !== 'time'
  return {
    isByPlace: false,
    keyOf(id) {
      const read = readFieldValue(board, id, field)
      return read === null ? NO_GROUP : key(read)
    },
    heads: present => [
      ...fill([...present.keys()].filter(each => each !== NO_GROUP).sort(order)).map((each): GroupHead => ({ ...PLAIN, key: each, of: 'value', value: value(each), title: title?.(each) ?? (isText ? each : null) })),
      ...none(present, field),
    ],
  }
}

/** Gaps are shown as far as the list stays one that can be looked over. */
const MOST_PERIODS = 36

function byPeriods(index: BoardIndex, field: FieldDefinition, unit: DateUnit, dateOf: (value: string | number) => string): Grouping {
  const fill = (keys: readonly string[]): readonly string[] => {
    const [last] = keys.slice(-1)
    if (unit === 'day' || last === undefined) return keys
    const filled: string[] = []
    for (let period = keys[0]!; period <= last && filled.length <= MOST_PERIODS; period = nextPeriod(period)) filled.push(period)
    return filled.length <= MOST_PERIODS ? filled : keys
  }
  return byValue(index, field, { key: value => periodOf(dateOf(value), unit), order: (a, b) => (a < b ? -1 : 1), value: key => key, fill })
}

/** One person may have written from several devices, each with an id: the name puts them together, under the lowest id. */
function byPerson(index: BoardIndex, field: FieldDefinition): Grouping {
  const { board } = index
  const people = new Map(index.people().toSorted((a, b) => (a.author > b.author ? -1 : 1)).map(person => [fold(person.name).trim(), person]))
  const known = new Map([...people.values()].map(({ author, name }) => [author, name]))
  return byValue(index, field, {
    key(value) {
      const name = personName(board, String(value)).trim()
      return people.get(fold(name))?.author ?? name
    },
    order: (a, b) => byText(known.get(a) ?? a, known.get(b) ?? b),
    value: key => key,
    title: key => known.get(key) ?? key,
  })
}
