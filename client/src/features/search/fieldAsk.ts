/** What a filter asks of one field, as its panel shows it; conditions that no panel offers are kept as they are. */
import type { Condition, Filter } from '@trame/shared/model'

export type Presence = 'any' | 'filled' | 'empty'
export type Bound = string | number | null
export type FieldAsk = {
  readonly values: readonly string[]
  readonly contains: string
  readonly min: Bound
  readonly max: Bound
  readonly presence: Presence
  readonly others: readonly Condition[]
}
export const NO_ASK: FieldAsk = { values: [], contains: '', min: null, max: null, presence: 'any', others: [] }

export function readAsk({ conditions }: Filter, field: string): FieldAsk {
  return conditions.filter(condition => condition.field === field).reduce((ask, condition) => ({ ...ask, ...partOf(condition, ask) }), NO_ASK)
}

function partOf(condition: Condition, ask: FieldAsk): Partial<FieldAsk> {
  const { operator, values } = condition
  const [only] = values
  const others = { others: [...ask.others, condition] }
  switch (operator) {
    case 'is':
      return ask.values.length > 0 ? others : { values: values.map(String) }
    case 'contains':
      return ask.contains !== '' || values.length > 1 ? others : { contains: String(only ?? '') }
    case 'min':
      return ask.min !== null || values.length > 1 ? others : { min: only ?? null }
    case 'max':
      return ask.max !== null || values.length > 1 ? others : { max: only ?? null }
    case 'empty':
    case 'filled':
      return ask.presence === 'any' ? { presence: operator } : others
    case 'not':
    case 'before':
    case 'after':
      return others
  }
}

/** The filter with another question about one field. What has no value has none of the others either. */
export function withAsk(filter: Filter, field: string, ask: FieldAsk): Filter {
  const condition = (operator: Condition['operator'], ...values: (string | number)[]): Condition => ({ field, operator, values })
  const asked: Condition[] =
    ask.presence === 'empty'
      ? [condition('empty')]
      : [
          ...(ask.values.length > 0 ? [condition('is', ...ask.values)] : []),
          ...(ask.contains === '' ? [] : [condition('contains', ask.contains)]),
          ...(ask.min === null ? [] : [condition('min', ask.min)]),
          ...(ask.max === null ? [] : [condition('max', ask.max)]),
          ...(ask.presence === 'filled' ? [condition('filled')] : []),
        ]
  return { ...filter, conditions: [...filter.conditions.filter(each => each.field !== field), ...asked, ...ask.others] }
}

export const isAsked = (ask: FieldAsk): boolean => ask.values.length + ask.others.length > 0 || ask.contains !== '' || ask.min !== null || ask.max !== null || ask.presence !== 'any'
