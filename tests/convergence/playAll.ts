/** Plays random schedules until one fails, and makes that one small. */
import fc from 'fast-check'
import { schedules, type Schedule } from './schedule.ts'

export const RUNS = Number(process.env.RUNS ?? 5_000)
/** The same schedules at each run of all tests; `npm run convergence` plays others, and more. */
const SEED = Number(process.env.SEED ?? 20_211)
/** Only whether a schedule fails is asked, not how little of it does. */
const SHRINKS = process.env.SHRINK !== '0'

export type Failure = { readonly seed: number; readonly schedule: Schedule; readonly message: string }

/** Null when all pass. `seed` tells apart the suites of one run. */
export async function playAll(play: (schedule: Schedule) => Promise<void>, { runs, seed, of = schedules }: { runs: number; seed: number; of?: fc.Arbitrary<Schedule> }): Promise<Failure | null> {
  const result = await fc.check(fc.asyncProperty(of, play), { numRuns: runs, seed: SEED + seed, endOnFailure: !SHRINKS })
  if (!result.failed) return null
  const reason = result.errorInstance instanceof Error ? (result.errorInstance.stack ?? result.errorInstance.message) : String(result.errorInstance)
  return { seed: result.seed, schedule: result.counterexample![0], message: `${reason} (after ${result.numRuns} schedules)` }
}
