import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Coverage, Ranges } from './coverage.ts'

test('[P6] ranges hold exactly the numbers that were put in, piece by piece or many at once', () => {
  const range = fc.tuple(fc.nat({ max: 250 }), fc.nat({ max: 3 })).map(([from, length]) => ({ from, to: from + length }))
  fc.assert(
    // Long rounds are put in by one pass, short ones one by one.
    fc.property(fc.array(fc.oneof(fc.array(range, { maxLength: 20 }), fc.array(range, { minLength: 64, maxLength: 90 })), { maxLength: 5 }), rounds => {
      const ranges = new Ranges()
      const held = new Set<number>()
      for (const round of rounds) {
        ranges.addAll(round)
        for (const { from, to } of round) for (let number = from; number < to; number++) held.add(number)
      }
      for (let from = 0; from < 260; from++) {
        for (let to = from; to < 260; to++) {
          let all = true
          for (let number = from; number < to; number++) all &&= held.has(number)
          if (ranges.covers(from, to) !== all) return false
        }
      }
      let prefix = 0
      while (held.has(prefix)) prefix++
      return ranges.prefix() === prefix
    }),
    { seed: 6, numRuns: 60 },
  )
})

test('[P6] a writer is asked for again from its first gap on', () => {
  const coverage = new Coverage()
  coverage.add({ structs: [{ client: 7, from: 0, to: 3 }, { client: 7, from: 5, to: 9 }, { client: 8, from: 2, to: 4 }], deletes: [] })
  expect([...coverage.stateVector()]).toEqual([[7, 3]])
  coverage.add({ structs: [{ client: 7, from: 3, to: 5 }], deletes: [] })
  expect([...coverage.stateVector()]).toEqual([[7, 9]])
})

// One message of 600 KB can say this; taken one by one it held up all rooms for a quarter of a minute.
test('[P5] 200,000 deletions in the worst order do not hold up the relay', () => {
  const coverage = new Coverage()
  const deletes = Array.from({ length: 200_000 }, (_, i) => ({ client: 5, from: (200_000 - i) * 3, to: (200_000 - i) * 3 + 1 }))
  coverage.add({ structs: [], deletes })
  coverage.add({ structs: [], deletes: deletes.map(({ client, from }) => ({ client, from: from + 1, to: from + 2 })) })
  expect(coverage.covers({ structs: [], deletes: [{ client: 5, from: 3, to: 5 }] })).toBe(true)
  expect(coverage.covers({ structs: [], deletes: [{ client: 5, from: 3, to: 6 }] })).toBe(false)
})
