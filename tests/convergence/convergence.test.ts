import './browser/platform.ts'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { expect, test, vi } from 'vitest'
import { MemoryDisk } from './browser/memoryDisk.ts'
import { counted, expectToBite } from './counted.ts'
import { playAll, RUNS } from './playAll.ts'
import type { Schedule } from './schedule.ts'
import { play, ROOM } from './world.ts'

// One process plays many pages: each has its own store and its own person.
vi.mock('../../client/src/session/device.ts', async () => (await import('./browser/pageModules.ts')).deviceModule)
vi.mock('../../client/src/session/profile.ts', async () => (await import('./browser/pageModules.ts')).profileModule)
vi.mock('../../client/src/session/files/fileStore.ts', async () => (await import('./browser/pageModules.ts')).fileStoreModule)

const REGRESSIONS = new URL('./regressions/', import.meta.url)
const PATIENCE_MS = 3_600_000
const inMemory = (schedule: Schedule): Promise<void> => play(schedule, { diskOf: start => new MemoryDisk(start, { board: ROOM, foldFrom: 5 }) })

const regressions = readdirSync(REGRESSIONS).filter(name => name.endsWith('.json'))

test.each(regressions)('[T15] [INV] %s, which once failed', async file => {
  const before = counted.schedules
  await inMemory(JSON.parse(readFileSync(new URL(file, REGRESSIONS), 'utf8')) as Schedule)
  expect(counted.schedules).toBe(before + 1)
})

test('[T13] [T14] [T15] [S13] [INV] random schedules of 3 to 5 devices, their tabs and a relay: nothing is lost, nothing is doubled', async () => {
  const failure = await playAll(inMemory, { runs: RUNS, seed: 0 })
  console.log('devices’ disks in memory', counted)
  if (failure) {
    const kept = `seed-${failure.seed}.json`
    writeFileSync(new URL(kept, REGRESSIONS), `${JSON.stringify(failure.schedule)}\n`)
    expect.fail(`${failure.message}; kept as regressions/${kept}: ${JSON.stringify(failure.schedule)}`)
  }
  expectToBite(RUNS)
}, PATIENCE_MS)
