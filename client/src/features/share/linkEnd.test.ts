import { expect, test } from 'vitest'
import { endOf } from './linkEnd.ts'

const at = (day: number, hour: number, month = 10): number => new Date(2026, month, day, hour).getTime()

test('[T33] a link ends with a day, where the person is', () => {
  expect(endOf('never', at(25, 9))).toBeNull()
  expect(new Date(endOf('tonight', at(25, 9))!).toString()).toBe(new Date(2026, 10, 25, 23, 59, 59, 999).toString())
  // Also a minute before midnight: the evening of that day.
  expect(endOf('tonight', at(25, 23))).toBe(endOf('tonight', at(25, 0)))
  expect(new Date(endOf('week', at(25, 9))!).getDate()).toBe(2)
  expect(new Date(endOf('year', at(25, 9))!).getFullYear()).toBe(2027)
})
