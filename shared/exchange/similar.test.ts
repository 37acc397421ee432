import fc from 'fast-check'
import { expect, test } from 'vitest'
import { distance, isMisspelling, tokensOf } from './similar.ts'

/** The definition, without any shortcut: optimal string alignment over the whole table. */
function definition(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) => Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)))
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const swap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? table[i - 2]![j - 2]! + 1 : Infinity
      table[i]![j] = Math.min(table[i - 1]![j]! + 1, table[i]![j - 1]! + 1, table[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1), swap)
    }
  }
  return table[a.length]![b.length]!
}

test('the banded distance is the distance, up to its limit', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 9 })
  fc.assert(
    fc.property(word, word, fc.nat(6), (a, b, limit) => {
      expect(distance(a, b, limit)).toBe(Math.min(definition(a, b), limit + 1))
    }),
    { numRuns: 2_000 },
  )
  expect([distance('arbitage', 'arbitrage', 2), distance('transfrontailer', 'transfrontalier', 2), distance('eau', 'air', 5), distance('', 'air', 5)]).toEqual([1, 1, 3, 3])
})

test('a misspelling keeps figures and short words as they are', () => {
  expect(isMisspelling('transfrontalier', 'transfrontailer')).toBe(true)
  expect(isMisspelling('lu', 'la')).toBe(false)
  expect(isMisspelling('2021', '2022')).toBe(false)
  expect(isMisspelling('ferroviaires', 'transfrontalieres')).toBe(false)
  expect(tokensOf("L'Œuvre, 2 fois")).toEqual([
    { word: 'l', start: 0, end: 1 },
    { word: 'oeuvre', start: 2, end: 7 },
    { word: '2', start: 9, end: 10 },
    { word: 'fois', start: 11, end: 15 },
  ])
})
