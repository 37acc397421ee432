/** V22: a filter, as data, asked of a card. */
import { fieldText, fold, PLACE, periodOf, personName, readFieldValue, sortKey, utcDate, type Condition, type FieldDefinition, type FieldValue, type Filter } from '../model/index.ts'
import type { BoardIndex } from './boardIndex.ts'
import { SearchIndex, searchTerms } from './searchIndex.ts'

export type CardContext = {
  /** The day of a time (milliseconds since 1970) where the reader is, as `YYYY-MM-DD`; in UTC when left out. */
  readonly localDate?: (timeMs: number) => string
  /** Shared by those who ask about the same board; whoever shares it tells it of changes. */
  readonly search?: SearchIndex
}
export type Predicate = (id: string) => boolean

/** Whether a card passes. A condition on a field that is not there (any more) holds for every card; `resolveView` tells of it. */
export const matches = (index: BoardIndex, id: string, filter: Filter, context: CardContext = {}): boolean => compileFilter(index, filter, context)?.(id) ?? true

/** The filter as one question, good until a field, an option or a person changes; null when it lets everything through. */
export function compileFilter(index: BoardIndex, filter: Filter, context: CardContext = {}): Predicate | null {
  const terms = searchTerms(filter.text)
  const search = context.search ?? new SearchIndex(index)
  const tests = [
    ...filter.conditions.flatMap(condition => test(index, condition, context.localDate ?? utcDate) ?? []),
    ...(terms.length > 0 ? [(id: string) => search.matches(id, terms)] : []),
  ]
  return tests.length === 0 ? null : id => tests.every(each => each(id))
}

function test(index: BoardIndex, { field: name, operator, values }: Condition, localDate: (timeMs: number) => string): Predicate | null {
  const { board } = index
  if (values.length === 0 && operator !== 'empty' && operator !== 'filled') return null
  if (name === PLACE) {
    const groups = new Set(values.map(String))
    const isBelow: Predicate = id => board.tree.path(id).slice(1).some(above => groups.has(above))
    return operator === 'is' ? isBelow : operator === 'not' ? id => !isBelow(id) : null
  }
  const field = index.field(name)
  if (!field || field.isArchived) return null
  const read = (id: string): FieldValue => readFieldValue(board, id, field)
  const compare = comparison(index, field, localDate)
  const some = (holds: (order: number) => boolean): Predicate => id => {
    const value = read(id)
    return value !== null && values.some(given => {
      const order = compare(value, given)
      return order !== null && holds(order)
    })
  }
  switch (operator) {
    case 'is':
      return some(order => order === 0)
    case 'not': {
      const is = some(order => order === 0)
      return id => !is(id)
    }
    case 'contains': {
      const folded = values.map(value => fold(String(value)))
      return id => {
        const text = fold(fieldText(board, id, field))
        return folded.some(part => text.includes(part))
      }
    }
    case 'empty':
      return id => fieldText(board, id, field) === ''
    case 'filled':
      return id => fieldText(board, id, field) !== ''
    case 'before':
      return some(order => order < 0)
    case 'after':
      return some(order => order > 0)
    case 'min':
      return some(order => order >= 0)
    case 'max':
      return some(order => order <= 0)
  }
}

const order = <T extends string | number>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0)

/** How a card's value stands to the one in a condition; null when they cannot be compared. */
function comparison(index: BoardIndex, field: FieldDefinition, localDate: (timeMs: number) => string): (value: string | number, given: string | number) => number | null {
  switch (field.type) {
    case 'number':
      return (value, given) => (given === '' || !Number.isFinite(Number(given)) ? null : order(Number(value), Number(given)))
    case 'time':
      return (value, given) => (typeof given === 'number' ? order(Number(value), given) : byPeriod(localDate(Number(value)), given))
    case 'date':
      return (value, given) => byPeriod(String(value), String(given))
    case 'choice': {
      const ranks = new Map(field.options.map(({ value }, i) => [value, i]))
      return (value, given) => (value === given ? 0 : ranks.has(String(value)) && ranks.has(String(given)) ? ranks.get(String(value))! - ranks.get(String(given))! : null)
    }
    case 'person':
      // One person may have written from several devices: the name counts.
      return (value, given) => order(sortKey(personName(index.board, String(value))), sortKey(personName(index.board, String(given))))
    case 'text':
    case 'link':
    case 'unknown':
      return (value, given) => order(sortKey(String(value)), sortKey(String(given)))
  }
}

/** Days compare within the period that is given: all of March 2021 is neither before nor after `2021-03`. */
function byPeriod(date: string, given: string): number | null {
  if (!/^\d{4}(-\d{2}){0,2}$/.test(given)) return null
  return order(periodOf(date, given.length === 4 ? 'year' : given.length === 7 ? 'month' : 'day'), given)
}
