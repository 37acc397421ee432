import { decodeViewParams, encodeViewParams, DEFAULT_VIEW, NO_FILTER, type Condition, type Filter } from '@trame/shared/model'
import { expect, test } from 'vitest'
import { isAsked, NO_ASK, readAsk, withAsk } from './fieldAsk.ts'

/** As the address keeps it. */
const throughAddress = (filter: Filter): Filter => {
  const params = new Map(encodeViewParams({ ...DEFAULT_VIEW, filter }))
  return decodeViewParams(name => params.get(name) ?? null).spec.filter
}

test('[V22] [T43] what is asked of a field of each type comes back from the address as it was asked', () => {
  let filter: Filter = { ...NO_FILTER, text: 'eau' }
  filter = withAsk(filter, 'budget', { ...NO_ASK, min: 5, max: 10.5 })
  filter = withAsk(filter, 'echeance', { ...NO_ASK, min: '2021-03-01', max: '2021-06-30' })
  filter = withAsk(filter, 'lieu', { ...NO_ASK, contains: 'Forêt; « noire »: 1,5 %' })
  filter = withAsk(filter, 'lien', { ...NO_ASK, presence: 'empty' })
  filter = withAsk(filter, 'qui', { ...NO_ASK, values: ['a1', 'b2'], presence: 'filled' })
  const read = throughAddress(filter)
  expect(read).toEqual(filter)
  expect(readAsk(read, 'budget')).toEqual({ ...NO_ASK, min: 5, max: 10.5 })
  expect(readAsk(read, 'echeance')).toEqual({ ...NO_ASK, min: '2021-03-01', max: '2021-06-30' })
  expect(readAsk(read, 'lieu')).toEqual({ ...NO_ASK, contains: 'Forêt; « noire »: 1,5 %' })
  expect(readAsk(read, 'lien')).toEqual({ ...NO_ASK, presence: 'empty' })
  expect(readAsk(read, 'qui')).toEqual({ ...NO_ASK, values: ['a1', 'b2'], presence: 'filled' })
  expect(isAsked(readAsk(read, 'autre'))).toBe(false)
})

test('[V22] another question about a field replaces the former; what has no value is asked nothing more', () => {
  const first = withAsk(NO_FILTER, 'budget', { ...NO_ASK, min: 5 })
  const other = withAsk(first, 'lien', { ...NO_ASK, presence: 'filled' })
  expect(withAsk(other, 'budget', { ...NO_ASK, min: 7, presence: 'empty' }).conditions).toEqual([
    { field: 'lien', operator: 'filled', values: [] },
    { field: 'budget', operator: 'empty', values: [] },
  ])
  expect(withAsk(other, 'budget', NO_ASK).conditions).toEqual([{ field: 'lien', operator: 'filled', values: [] }])
})

test('[V16] conditions that no panel offers stay, whatever is asked beside them', () => {
  const strange: Condition[] = [
    { field: 'budget', operator: 'not', values: [3] },
    { field: 'budget', operator: 'min', values: [1, 2] },
    { field: 'budget', operator: 'before', values: [9] },
  ]
  const filter: Filter = { text: '', conditions: strange }
  const ask = readAsk(filter, 'budget')
  expect(ask).toEqual({ ...NO_ASK, others: strange })
  expect(withAsk(filter, 'budget', { ...ask, max: 8 }).conditions).toEqual([{ field: 'budget', operator: 'max', values: [8] }, ...strange])
  expect(isAsked(ask)).toBe(true)
})
