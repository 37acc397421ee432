import { describe, expect, test } from 'vitest'
import { type LogRow, type LogStore, StorageFailure } from '../../server/log/LogStore.ts'

/** How a suite opens and reopens one implementation. */
export type Harness = {
  open(options?: { maxBytes?: number }): Promise<LogStore>
}

const row = (room: string, sequence: number, bytes: number[], extra: Partial<LogRow> = {}): LogRow => ({ room, sequence, update: Uint8Array.from(bytes), author: null, session: 's1', time: 1_000 + sequence, ...extra })

/** What every log store must do. `harness` gives each test a place of its own that outlives one opening. */
export function logStoreContract(name: string, harness: () => Harness): void {
  describe(`${name} is a log store`, () => {
    test('[P2] rows that were committed are there after reopening, in order', async () => {
      const { open } = harness()
      const first = await open()
      await first.append([row('roomAAAA', 0, [1]), row('roomBBBB', 0, [7, 8]), row('roomAAAA', 1, [2, 3])])
      await first.append([row('roomAAAA', 2, [4])])
      await first.close()
      const again = await open()
      expect(await again.load('roomAAAA')).toMatchObject({
        end: 3,
        parts: [{ from: 0, to: 1, update: Uint8Array.of(1) }, { from: 1, to: 2, update: Uint8Array.of(2, 3) }, { from: 2, to: 3, update: Uint8Array.of(4) }],
      })
      expect((await again.load('roomBBBB')).parts).toEqual([{ from: 0, to: 1, update: Uint8Array.of(7, 8) }])
      await again.close()
    })

    test('an unknown room is empty and does not exist', async () => {
      const store = await harness().open()
      expect(await store.load('roomAAAA')).toMatchObject({ end: 0, parts: [] })
      expect(await store.exists('roomAAAA')).toBe(false)
      await store.append([row('roomAAAA', 0, [1])])
      expect(await store.exists('roomAAAA')).toBe(true)
      await store.close()
    })

    test('[P2] a batch is kept whole or not at all', async () => {
      const store = await harness().open()
      await store.append([row('roomAAAA', 0, [1])])
      await expect(store.append([row('roomAAAA', 1, [2]), row('roomAAAA', 0, [3])])).rejects.toThrow()
      expect((await store.load('roomAAAA')).end).toBe(1)
      await store.append([row('roomAAAA', 1, [5])])
      expect((await store.load('roomAAAA')).parts.map(part => [...part.update])).toEqual([[1], [5]])
      await store.close()
    })

    test('each row keeps who, which connection and when', async () => {
      const store = await harness().open()
      await store.append([row('roomAAAA', 0, [1], { author: 'ada', session: 'x', time: 5 }), row('roomAAAA', 1, [2], { session: 'y', time: 6 })])
      expect(await store.rows('roomAAAA', { from: 0, limit: 1 })).toEqual([row('roomAAAA', 0, [1], { author: 'ada', session: 'x', time: 5 })])
      expect(await store.rows('roomAAAA', { from: 1 })).toEqual([row('roomAAAA', 1, [2], { session: 'y', time: 6 })])
      expect(await store.rooms()).toEqual([{ room: 'roomAAAA', createdAt: 5, rows: 2, lastWriteAt: 6 }])
      await store.close()
    })

    test('[P12] segments stand for the rows they cover, and the rows stay as history', async () => {
      const { open } = harness()
      const store = await open()
      await store.append([0, 1, 2, 3, 4].map(sequence => row('roomAAAA', sequence, [sequence])))
      await store.replaceSegments('roomAAAA', [{ from: 0, to: 2, update: Uint8Array.of(10) }])
      await store.replaceSegments('roomAAAA', [{ from: 0, to: 2, update: Uint8Array.of(10) }, { from: 2, to: 4, update: Uint8Array.of(12) }])
      await store.close()
      const again = await open()
      expect((await again.load('roomAAAA')).parts).toEqual([
        { from: 0, to: 2, update: Uint8Array.of(10) },
        { from: 2, to: 4, update: Uint8Array.of(12) },
        { from: 4, to: 5, update: Uint8Array.of(4) },
      ])
      expect(await again.rows('roomAAAA')).toHaveLength(5)
      await again.replaceSegments('roomAAAA', [{ from: 0, to: 4, update: Uint8Array.of(14) }])
      expect((await again.load('roomAAAA')).parts.map(part => [...part.update])).toEqual([[14], [4]])
      await again.close()
    })

    test('[P7] each opening names its logs anew, one name while it is open', async () => {
      const { open } = harness()
      const store = await open()
      const { log } = await store.load('roomAAAA')
      expect((await store.load('roomAAAA')).log).toBe(log)
      await store.close()
      const again = await open()
      expect((await again.load('roomAAAA')).log).not.toBe(log)
      await again.close()
    })

    test('what is set aside leaves the room, its number is not given out again', async () => {
      const store = await harness().open()
      await store.append([row('roomAAAA', 0, [1]), row('roomAAAA', 1, [2])])
      await store.setAside('roomAAAA', 1, 'test')
      expect(await store.load('roomAAAA')).toMatchObject({ end: 2, parts: [{ from: 0, to: 1 }] })
      expect(store.recoveries).toMatchObject([{ code: 'set-aside' }])
      await store.close()
    })

    test('a segment that is set aside gives way to its rows', async () => {
      const store = await harness().open()
      await store.append([row('roomAAAA', 0, [1]), row('roomAAAA', 1, [2])])
      await store.replaceSegments('roomAAAA', [{ from: 0, to: 2, update: Uint8Array.of(9) }])
      await store.setAside('roomAAAA', 0, 'test')
      expect((await store.load('roomAAAA')).parts.map(part => [...part.update])).toEqual([[1], [2]])
      await store.close()
    })

    test('[P2] a full disk refuses a batch whole, says so, and takes the next that fits', async () => {
      const store = await harness().open({ maxBytes: 200_000 })
      await store.append([row('roomAAAA', 0, [1])])
      const large = { ...row('roomAAAA', 1, []), update: new Uint8Array(400_000) }
      const failure = await store.append([large]).catch((error: unknown) => error)
      expect(failure).toBeInstanceOf(StorageFailure)
      expect(failure).toMatchObject({ code: 'full' })
      await store.append([row('roomAAAA', 1, [2])])
      expect((await store.load('roomAAAA')).parts.map(part => [...part.update])).toEqual([[1], [2]])
      await store.close()
    })

    test('settings are remembered; closing twice is safe', async () => {
      const { open } = harness()
      const store = await open()
      expect(await store.setting('demo')).toBe(null)
      await store.saveSetting('demo', 'one')
      await store.saveSetting('demo', 'two')
      await store.close()
      await store.close()
      const again = await open()
      expect(await again.setting('demo')).toBe('two')
      expect(again.recoveries).toEqual([])
      await again.close()
    })
  })
}
