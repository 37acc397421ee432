/** Times of several ways to do one thing, taken in turns, so that whatever else the machine does falls on all of them. */

/** The value below which `share` (0 to 1) of the values lie. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN
}
export const median = (values: readonly number[]): number => quantile(values, 0.5)

/** Milliseconds that `work` takes. */
export function clocked(work: () => unknown): number {
  const startedAt = performance.now()
  work()
  return performance.now() - startedAt
}

/** What happened elsewhere, in a browser: its time and the processor's, in ms. */
export type Spent = { readonly value: number; readonly processor: number }
/** A round returns its milliseconds. */
export type Way = () => number | Promise<number | Spent>
/** Milliseconds. `least` is the round that the rest of the machine disturbed least; `processor` is the time of the thread that does it, of all rounds together. */
export type Taken = { readonly least: number; readonly median: number; readonly processor: number }

/** Below this the processor's time says nothing: some systems count it in steps of 4 ms. */
const ENOUGH_PROCESSOR_MS = 100

/**
 * Runs every way once per round, in an order that turns from round to round.
 * Garbage of the one before is collected first where Node was started with --expose-gc.
 */
export async function inTurns<Name extends string>(ways: Readonly<Record<Name, Way>>, rounds = 7): Promise<Record<Name, Taken>> {
  const names = Object.keys(ways) as Name[]
  const taken = Object.fromEntries(names.map(name => [name, { rounds: [] as number[], processor: 0 }]))
  for (let round = 0; round < rounds; round++)
    for (let i = 0; i < names.length; i++) {
      const name = names[(i + round) % names.length]!
      globalThis.gc?.()
      const before = process.threadCpuUsage()
      const result = ways[name]()
      const { user, system } = process.threadCpuUsage(before)
      const { value, processor } = typeof result === 'number' ? { value: result, processor: (user + system) / 1000 } : asSpent(await result)
      taken[name]!.rounds.push(value)
      taken[name]!.processor += processor
    }
  return Object.fromEntries(
    names.map(name => {
      const { rounds, processor } = taken[name]!
      return [name, { least: Math.min(...rounds), median: median(rounds), processor }]
    }),
  ) as Record<Name, Taken>
}

/** What is only waited for says nothing of the processor. */
const asSpent = (result: number | Spent): Spent => (typeof result === 'number' ? { value: result, processor: 0 } : result)

/** How many times longer the fastest round of `slower` took. */
export const ratioOfFastest = (slower: Taken, faster: Taken): number => slower.least / faster.least

/**
 * How many times longer `slower` takes: by the processor's time, which no other program adds to, or else by the fastest
 * rounds. Both return what their whole round took.
 */
export function ratio(slower: Taken, faster: Taken): number {
  const isLongEnough = Math.min(slower.processor, faster.processor) >= ENOUGH_PROCESSOR_MS
  return isLongEnough ? slower.processor / faster.processor : ratioOfFastest(slower, faster)
}
