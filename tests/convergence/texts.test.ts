import './browser/platform.ts'
import { expect, test, vi } from 'vitest'
import { MemoryDisk } from './browser/memoryDisk.ts'
import { counted, countedTexts } from './counted.ts'
import { playAll, RUNS } from './playAll.ts'
import { textSchedules } from './schedule.ts'
import { play, ROOM } from './world.ts'

vi.mock('../../client/src/session/device.ts', async () => (await import('./browser/pageModules.ts')).deviceModule)
vi.mock('../../client/src/session/profile.ts', async () => (await import('./browser/pageModules.ts')).profileModule)
vi.mock('../../client/src/session/files/fileStore.ts', async () => (await import('./browser/pageModules.ts')).fileStoreModule)

/** A share of the schedules, and others. */
const SHARE = 20
const PATIENCE_MS = 3_600_000

test('[T11] [W5] [S1] [S3] [S10] [INV] typing into the texts of cards, with crashes and cuts: nothing is lost, nothing is doubled, the badge speaks for both rooms', async () => {
  const runs = Math.ceil(RUNS / SHARE)
  const failure = await playAll(schedule => play(schedule, { diskOf: start => new MemoryDisk(start, { board: ROOM, foldFrom: 5 }) }), { runs, seed: 2, of: textSchedules })
  console.log('texts of cards', countedTexts, counted)
  if (failure) expect.fail(`${failure.message}: ${JSON.stringify(failure.schedule)}`)
  // It does what it is about.
  for (const what of ['typed', 'compared', 'words'] as const) expect(countedTexts[what], what).toBeGreaterThan(runs / 2)
  for (const what of ['crashes', 'leaves', 'promises', 'cuts', 'relayCrashes'] as const) expect(counted[what], what).toBeGreaterThan(runs / 10)
  expect(countedTexts.inCopies, 'words that were refused, and kept as a copy').toBeGreaterThan(0)
}, PATIENCE_MS)
