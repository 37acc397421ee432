import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { counted, EVENTS, play, type Schedule } from './world.ts'

const REGRESSIONS = new URL('./regressions/', import.meta.url)
const RUNS = Number(process.env.RUNS ?? 5_000)
/** The same schedules at each run of all tests; `npm run convergence` plays others, and longer. */
const SEED = Number(process.env.SEED ?? 20_211)
const PATIENCE_MS = 3_600_000

const event = fc.tuple(fc.constantFrom(...EVENTS), fc.nat(4), fc.nat(997), fc.nat(997), fc.nat(997))
const schedule: fc.Arbitrary<Schedule> = fc.record({ devices: fc.integer({ min: 3, max: 5 }), seed: fc.nat(), events: fc.array(event, { minLength: 15, maxLength: 90, size: 'max' }) })

const regressions = readdirSync(REGRESSIONS).filter(name => name.endsWith('.json'))

test.each(regressions)('[T15] [INV] %s, which once failed', file => {
  const before = counted.schedules
  play(JSON.parse(readFileSync(new URL(file, REGRESSIONS), 'utf8')) as Schedule)
  expect(counted.schedules).toBe(before + 1)
})

test('[T13] [T14] [T15] [S13] [INV] random schedules of 3 to 5 devices, their stores and a relay: nothing is lost, nothing is doubled', () => {
  const result = fc.check(fc.property(schedule, play), { numRuns: RUNS, seed: SEED })
  console.log(counted)
  if (result.failed) {
    const kept = `seed-${result.seed}.json`
    writeFileSync(new URL(kept, REGRESSIONS), `${JSON.stringify(result.counterexample?.[0])}\n`)
    const reason = result.errorInstance instanceof Error ? result.errorInstance.message : String(result.errorInstance)
    expect.fail(`${reason} (after ${result.numRuns} schedules; kept as regressions/${kept}): ${JSON.stringify(result.counterexample?.[0])}`)
  }
  // The test must bite: each of these happened, often.
  for (const [what, count] of Object.entries(counted)) expect(count, what).toBeGreaterThan(RUNS / 100)
}, PATIENCE_MS)
