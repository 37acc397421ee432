import { expect } from 'vitest'

/** How often what happened: a test that never moves, crashes or conflicts proves nothing. */
export const counted = {
  schedules: 0, events: 0, moves: 0, archives: 0, undos: 0, refusedMoves: 0,
  connections: 0, cuts: 0, tabMessages: 0, crashes: 0, leaves: 0, closes: 0, reloads: 0,
  relayCrashes: 0, lostTails: 0, relaysWiped: 0, relaysRestored: 0, failedCommits: 0, clocksSet: 0, repeats: 0, promises: 0,
  resets: 0, copies: 0, newerSchemas: 0, refusedAsNewer: 0,
  words: 0, conflicts: 0, displaced: 0, inTray: 0, legitimatelyLost: 0,
}

/** Of the texts of cards. */
export const countedTexts = { typed: 0, compared: 0, words: 0, inCopies: 0, onNoDisk: 0 }

const COMMON = ['moves', 'archives', 'undos', 'crashes', 'leaves', 'reloads', 'promises', 'words'] as const
/** With fewer schedules, what is common, or rare, may not have come in them. */
const ENOUGH_FOR_COMMON = 50
const ENOUGH_FOR_ALL = 1_000

/** The rarest, a relay that dies between what it took and what it wrote, comes once in about 170 schedules. */
const RAREST_ONCE_IN = 250

/** Each of these happened, and often. */
export function expectToBite(schedules: number): void {
  if (schedules >= ENOUGH_FOR_COMMON) for (const what of COMMON) expect(counted[what], what).toBeGreaterThan(schedules / 4)
  if (schedules >= ENOUGH_FOR_ALL) for (const [what, count] of Object.entries(counted)) expect(count, what).toBeGreaterThan(schedules / RAREST_ONCE_IN)
}
