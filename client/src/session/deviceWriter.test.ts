import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import type { Position } from '@trame/shared/protocol'
import { openDeviceWriter, type DeviceWriter, type WriterOptions } from './deviceWriter.ts'

/** A device of which the test decides when it is full; it notes what reached the disk. */
function fakeDevice() {
  const disk = { order: [] as Uint8Array[], own: [] as Uint8Array[], remote: [] as Uint8Array[], positions: [] as Position[], unsaved: new Set<number>(), isFull: false, waiting: [] as Promise<void>[] }
  let keys = 0
  const check = (): void => {
    if (disk.isFull) throw new DOMException('no room left', 'QuotaExceededError')
  }
  const device: WriterOptions['device'] = {
    async addOwn(_board, _tab, { bytes, isSaved }) {
      check()
      disk.own.push(bytes)
      disk.order.push(bytes)
      keys++
      if (!isSaved) disk.unsaved.add(keys)
      return keys
    },
    async addRemote(_board, _tab, { bytes, position }) {
      check()
      disk.remote.push(...bytes)
      disk.order.push(...bytes)
      if (position) disk.positions.push(position)
    },
    async markSaved(rows) {
      check()
      for (const row of rows) disk.unsaved.delete(row)
    },
    expect: (_board, write) => void disk.waiting.push(write),
  }
  return { disk, device }
}

const troubles: (string | null)[] = []
let writer: DeviceWriter
let { disk, device } = fakeDevice()
let words = new Y.Doc()
let last: Uint8Array = new Uint8Array()
function word(text: string): Uint8Array {
  words.getArray<string>('words').push([text])
  return last
}
const readAll = (updates: readonly Uint8Array[]): string[] => {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  return doc.getArray<string>('words').toArray()
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('addEventListener', () => {})
  vi.stubGlobal('removeEventListener', () => {})
  words = new Y.Doc()
  words.on('update', (bytes: Uint8Array) => (last = bytes))
  ;({ disk, device } = fakeDevice())
  troubles.length = 0
  writer = openDeviceWriter({ device, board: 'b', tab: 't', epoch: () => 0, onTrouble: trouble => troubles.push(trouble) })
})
afterEach(async () => {
  await writer.close()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('[S20] what was handed over counts as stored when it is on the disk, after a full one was emptied too', async () => {
  writer.follow()
  writer.remote(word('du relais'))
  writer.own(word('à moi'), 1)
  let isStored = false
  disk.isFull = true
  void writer.stored().then(() => (isStored = true))
  await vi.advanceTimersByTimeAsync(1_000)
  expect(isStored).toBe(false)
  disk.isFull = false
  writer.own(word('plus tard'), 2)
  await vi.advanceTimersByTimeAsync(3_000)
  expect(isStored).toBe(true)
  expect(readAll(disk.order)).toEqual(['du relais', 'à moi', 'plus tard'])
})

describe('my edits', () => {
  test('[S1] of one tick share a row, written before the next', async () => {
    writer.own(word('a'), 1)
    writer.own(word('b'), 2)
    await vi.advanceTimersByTimeAsync(0)
    expect(disk.own).toHaveLength(1)
    expect(disk.unsaved.size).toBe(1)
  })

  test('[S1] acknowledged while they were being written are not left behind as unsaved', async () => {
    writer.own(word('a'), 1)
    const writing = writer.flush()
    writer.saved(1, [])
    await writing
    await vi.advanceTimersByTimeAsync(0)
    expect(disk.own).toHaveLength(1)
    expect(disk.unsaved.size).toBe(0)
  })

  test('[S14] that found no room stay in memory, are said, and are written once there is room', async () => {
    disk.isFull = true
    const bytes = [word('a'), word('b')]
    writer.own(bytes[0]!, 1)
    await vi.advanceTimersByTimeAsync(0)
    writer.own(bytes[1]!, 2)
    await vi.advanceTimersByTimeAsync(0)
    expect(troubles.at(-1)).toBe('full')
    expect(writer.unwritten()).toEqual(bytes)
    disk.isFull = false
    await vi.advanceTimersByTimeAsync(3_000)
    expect(troubles.at(-1)).toBeNull()
    expect(writer.unwritten()).toEqual([])
    expect(disk.own).toHaveLength(1)
  })

  test('[S14] acknowledged on a full disk are marked once there is room', async () => {
    writer.own(word('a'), 1)
    await vi.advanceTimersByTimeAsync(0)
    disk.isFull = true
    writer.saved(1, [])
    await vi.advanceTimersByTimeAsync(0)
    expect(disk.unsaved.size).toBe(1)
    disk.isFull = false
    await vi.advanceTimersByTimeAsync(3_000)
    expect(disk.unsaved.size).toBe(0)
  })

  test('[S16] are not on the disk before what they may build on, even where another tab was to write that', async () => {
    writer.follow()
    const first = word('a')
    writer.remote(first)
    writer.position({ log: 'log', sequence: 1 })
    const mine = word('b')
    writer.own(mine, 1)
    await vi.advanceTimersByTimeAsync(0)
    expect(disk.order).toEqual([first, mine])
    // The position covers my edit too, so it comes after it.
    expect(disk.positions).toEqual([])
    await writer.close()
    expect(disk.positions).toEqual([{ log: 'log', sequence: 1 }])
    expect(disk.remote).toEqual([first])
  })

  test('[S15] left at closing are written, and the next loading is told to wait for them', async () => {
    writer.own(word('a'), 1)
    const closed = writer.close()
    expect(disk.waiting).toEqual([closed])
    await closed
    expect(disk.own).toHaveLength(1)
  })
})

describe('what the relay sends', () => {
  test('[S6] a follower forgets what the leader has stored, and stores the rest when it is closed', async () => {
    writer.follow()
    writer.remote(word('a'))
    writer.position({ log: 'log', sequence: 1 })
    const second = word('b')
    writer.remote(second)
    writer.position({ log: 'log', sequence: 2 })
    writer.storedElsewhere({ log: 'log', sequence: 1 })
    writer.storedElsewhere({ log: 'another', sequence: 9 })
    await writer.close()
    expect(disk.remote).toEqual([second])
    expect(disk.positions).toEqual([{ log: 'log', sequence: 2 }])
  })

  test('[S7] a position waits for an edit of mine that found no room', async () => {
    writer.lead()
    disk.isFull = true
    writer.own(word('a'), 1)
    await vi.advanceTimersByTimeAsync(0)
    disk.isFull = false
    writer.position({ log: 'log', sequence: 1 })
    await vi.advanceTimersByTimeAsync(100)
    expect(disk.positions).toEqual([])
    await vi.advanceTimersByTimeAsync(3_000)
    expect(disk.own).toHaveLength(1)
    expect(disk.positions).toEqual([{ log: 'log', sequence: 1 }])
  })

  test('[S6] a follower keeps it in memory and writes it when it takes over, with the position', async () => {
    writer.follow()
    for (let i = 0; i < 200; i++) writer.remote(word(`mot ${i}`))
    writer.position({ log: 'log', sequence: 200 })
    await vi.advanceTimersByTimeAsync(1_000)
    expect(disk.remote).toEqual([])
    writer.lead()
    await vi.advanceTimersByTimeAsync(0)
    expect(readAll(disk.remote)).toHaveLength(200)
    expect(disk.positions).toEqual([{ log: 'log', sequence: 200 }])
  })

  test('[S6] before the role is known nothing is written and nothing is lost', async () => {
    writer.remote(word('a'))
    await vi.advanceTimersByTimeAsync(1_000)
    expect(disk.remote).toEqual([])
    writer.lead()
    await vi.advanceTimersByTimeAsync(0)
    expect(readAll(disk.remote)).toEqual(['a'])
  })

  test('[S7] a position is not stored before what could not be written', async () => {
    writer.lead()
    disk.isFull = true
    writer.remote(word('a'))
    writer.position({ log: 'log', sequence: 1 })
    await vi.advanceTimersByTimeAsync(100)
    disk.isFull = false
    writer.remote(word('b'))
    writer.position({ log: 'log', sequence: 2 })
    await vi.advanceTimersByTimeAsync(100)
    expect(readAll(disk.remote)).toEqual(['a', 'b'])
    expect(disk.positions).toEqual([{ log: 'log', sequence: 2 }])
  })
})
