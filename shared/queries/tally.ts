import type { FieldDefinition } from '../model/index.ts'

/** Sums of the board's number fields, by field; a field that no card has is absent. */
export type Sums = Readonly<Record<string, number>>
/** How many cards there are, how many of them are in sight, and for these the sums in millionths and how many have a number. */
export type Tally = { total: number, shown: number, readonly sums: number[], readonly holders: number[] }
/** A card's part: its numbers in millionths, NaN for none, so that sums are exact and do not depend on the order. */
export type Counted = { readonly isShown: boolean, readonly numbers: readonly number[] }

const MILLION = 1e6
const NO_SUMS: Sums = {}
export const inMillionths = (value: unknown): number => (typeof value === 'number' ? Math.round(value * MILLION) : Number.NaN)

/** Adds a card to the tally of a key, or takes it away. True when the key came or went. */
export function tally(tallies: Map<string, Tally>, key: string, { isShown, numbers }: Counted, by: 1 | -1): boolean {
  let found = tallies.get(key)
  const isNew = !found
  if (!found) tallies.set(key, (found = { total: 0, shown: 0, sums: numbers.map(() => 0), holders: numbers.map(() => 0) }))
  found.total += by
  if (isShown) {
    found.shown += by
    for (let i = 0; i < numbers.length; i++) {
      if (Number.isNaN(numbers[i])) continue
      found.sums[i]! += by * numbers[i]!
      found.holders[i]! += by
    }
  }
  if (found.total > 0) return isNew
  tallies.delete(key)
  return !isNew
}

export function sumsOf(found: Tally | undefined, numbers: readonly FieldDefinition[]): Sums {
  if (!found || found.holders.every(count => count === 0)) return NO_SUMS
  return Object.fromEntries(numbers.flatMap(({ id }, i) => (found.holders[i]! > 0 ? [[id, found.sums[i]! / MILLION]] : [])))
}
