import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { adoptOrphans } from './orphans.ts'
import type { UnsavedRow } from './store/deviceStore.ts'

const row = (key: number, tab: string, at: number): UnsavedRow => ({ key, tab, at, bytes: Uint8Array.of(key) })
let rows: UnsavedRow[] = []
let sent: number[] = []
let isOnline = true
let stop = (): void => {}

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 })
  rows = []
  sent = []
  isOnline = true
  stop = adoptOrphans({ device: { unsavedRows: () => Promise.resolve(rows) }, board: 'b', tab: 'mine', maySend: () => isOnline, isOnItsWay: key => key === 9, send: ({ key }) => sent.push(key) })
})
afterEach(() => {
  stop()
  vi.useRealTimers()
})

test('[S6] a row of another tab is sent once it has waited a whole round, my own never', async () => {
  rows = [row(1, 'gone', 1_000_000), row(2, 'mine', 1_000_000), row(9, 'gone', 1_000_000)]
  await vi.advanceTimersByTimeAsync(5_000)
  expect(sent).toEqual([])
  await vi.advanceTimersByTimeAsync(5_000)
  expect(sent).toEqual([1])
})

test('[S6] a row that was written by a clock an hour ahead is sent all the same', async () => {
  rows = [row(1, 'gone', 4_600_000)]
  await vi.advanceTimersByTimeAsync(10_000)
  expect(sent).toEqual([1])
})

test('[S6] a tab that lost the relay starts to count anew', async () => {
  rows = [row(1, 'gone', 0)]
  await vi.advanceTimersByTimeAsync(5_000)
  isOnline = false
  await vi.advanceTimersByTimeAsync(5_000)
  isOnline = true
  await vi.advanceTimersByTimeAsync(5_000)
  expect(sent).toEqual([])
  await vi.advanceTimersByTimeAsync(5_000)
  expect(sent).toEqual([1])
})
