import './browser/platform.ts'
import { IndexedDisk } from './browser/indexedDisk.ts'
import { expect, test, vi } from 'vitest'
import { counted, expectToBite } from './counted.ts'
import { playAll, RUNS } from './playAll.ts'
import { play } from './world.ts'

vi.mock('../../client/src/session/device.ts', async () => (await import('./browser/pageModules.ts')).deviceModule)
vi.mock('../../client/src/session/profile.ts', async () => (await import('./browser/pageModules.ts')).profileModule)
vi.mock('../../client/src/session/files/fileStore.ts', async () => (await import('./browser/pageModules.ts')).fileStoreModule)

/** A share of the schedules, and others: each costs some ten times as much. */
const SHARE = 50
const PATIENCE_MS = 3_600_000
const disks = { diskOf: (start: readonly Uint8Array[]) => new IndexedDisk(start), isUnderWay: () => IndexedDisk.underWay > 0, tellsLate: true }

test('[T15] [T16] [S6] [S7] [S9] [S10] [S15] [INV] the same with each device’s own store, in IndexedDB', async () => {
  const runs = Math.ceil(RUNS / SHARE)
  const failure = await playAll(schedule => play(schedule, disks), { runs, seed: 1 })
  console.log('devices’ disks in IndexedDB', counted)
  if (failure) expect.fail(`${failure.message}: ${JSON.stringify(failure.schedule)}`)
  expectToBite(runs)
}, PATIENCE_MS)
