import { expect, onTestFinished, test } from 'vitest'
import * as Y from 'yjs'
import { openSqliteLog } from '../../server/log/sqlite/SqliteLogStore.ts'
import { Relay, type RelayOptions } from '../../server/relay/relay.ts'
import { Device } from './device.ts'
import { enter, turns } from './fakeSocket.ts'
import { serve, temporaryFolder } from './servers.ts'
import * as wire from './wire.ts'

const ROOM = 'roomAAAA'
const NOTHING = Uint8Array.of(0)

async function setUp(options: Partial<RelayOptions> = {}) {
  const clock = { now: 1_000_000 }
  const store = await openSqliteLog({ file: `${temporaryFolder()}/trame.db` })
  const relay = new Relay({ store, now: () => clock.now, ...options })
  onTestFinished(async () => {
    await relay.stop()
    await store.close()
  })
  const later = async (ms: number) => {
    clock.now += ms
    await relay.tend()
  }
  return { relay, later, clock }
}

function edit(word: string): Uint8Array {
  const doc = new Y.Doc()
  doc.getArray('words').push([word])
  return Y.encodeStateAsUpdate(doc)
}

const count = (heard: wire.Heard[], type: wire.Heard['type']): number => heard.filter(message => message.type === type).length

test('[P11] who asks again and again without reading is answered once it has read, in order, nothing forgotten', async () => {
  const { relay } = await setUp({ limits: { unsentBytes: 1_000 } })
  const greedy = await enter(relay)
  greedy.take()
  greedy.unsent = 5_000
  for (let i = 0; i < 1_000; i++) greedy.say(wire.stepOne(NOTHING))
  greedy.say(wire.update(edit('one')))
  greedy.say(Uint8Array.of(3))
  greedy.say(wire.ping(7))
  await turns(() => greedy.isPaused)
  expect(greedy.take()).toEqual([])
  greedy.unsent = 0
  await turns(() => greedy.sent.some(bytes => bytes[0] === 104))
  const heard = greedy.take()
  expect(count(heard, 'step-2')).toBe(1_000)
  await turns(() => greedy.sent.some(bytes => bytes[0] === 100))
  expect(greedy.isPaused).toBe(false)
})

test('[P11] who asks without ever reading is closed with 4508, what it asked is forgotten', async () => {
  const { relay, later } = await setUp({ limits: { unsentBytes: 1_000, slowMs: 10_000 } })
  const greedy = await enter(relay)
  greedy.take()
  greedy.unsent = 5_000
  greedy.say(wire.stepOne(NOTHING))
  await later(5_000)
  expect(greedy.closed).toBe(null)
  await later(6_000)
  expect(greedy.closed?.code).toBe(4508)
  // Its farewell has to be read.
  expect(greedy.isPaused).toBe(false)
  expect(greedy.take()).toEqual([])
})

test('[P11] answers to pings that nobody reads do not pile up without end', async () => {
  const { relay, later } = await setUp({ limits: { unsentBytes: 1_000, slowMs: 10_000 } })
  const deaf = await enter(relay)
  deaf.unsent = 5_000
  for (let second = 0; second < 12; second++) {
    deaf.say(wire.ping(second))
    await later(1_000)
  }
  expect(deaf.closed?.code).toBe(4508)
})

test('[P11] a slow line is given the time that a whole board takes on it', async () => {
  const { relay, later } = await setUp({ limits: { slowMs: 30_000, slowLineBytesPerSecond: 16_000 } })
  const ada = await enter(relay)
  const train = await enter(relay)
  train.unsent = 8_000_000
  ada.say(wire.update(edit('one')))
  await turns(() => ada.sent.some(bytes => bytes[0] === 100))
  // 500 s for the bytes, 30 s of patience; it is heard of all the time.
  for (let second = 0; second < 520; second += 10) {
    train.connection!.heard()
    ada.connection!.heard()
    await later(10_000)
  }
  expect(train.closed).toBe(null)
  await later(20_000)
  expect(train.closed?.code).toBe(4508)
})

test('[P5] messages that are no edits are read at the same pace as edits', async () => {
  const { relay } = await setUp({ limits: { messagesPerSecond: 10, messagesBurst: 20 } })
  const eager = await enter(relay)
  for (let i = 0; i < 30; i++) eager.say(wire.ping(i))
  expect(eager.isPaused).toBe(true)
})

test('[P5] an update in more pieces than fit in memory is refused, one in as many is not', async () => {
  const { url, store } = await serve({ limits: { updatePieces: 100 } })
  const ada = new Device(url, ROOM)
  await ada.saved()
  const pieces = (many: number): Uint8Array => {
    const doc = new Y.Doc()
    // Each word in front of the other stays a piece of its own.
    doc.transact(() => {
      for (let i = 0; i < many; i++) doc.getArray('words').insert(0, [i])
    })
    return Y.encodeStateAsUpdate(doc)
  }
  ada.send(wire.update(pieces(101)))
  ada.send(wire.update(pieces(100)))
  await ada.saved()
  expect(ada.heard.filter(message => message.type === 'refused')).toEqual([{ type: 'refused', index: 2, code: 'too-large' }])
  expect(await store.rows(ROOM)).toHaveLength(1)
})

test('[S13] what a room may hold fits into one message, so that an emptied relay can be filled again', async () => {
  const { relay } = await setUp()
  expect(relay.limits.updateBytes).toBeGreaterThanOrEqual(relay.limits.roomBytes)
})

test('[P12] a room that is written to without a pause is folded all the same', async () => {
  const { relay, later } = await setUp({ limits: { messagesPerSecond: 1e9, messagesBurst: 1e9 } })
  const ada = await enter(relay)
  const doc = new Y.Doc()
  doc.on('update', (update: Uint8Array) => ada.say(wire.update(update)))
  for (let round = 0; round < 12; round++) {
    for (let i = 0; i < 500; i++) doc.getArray('words').push([i])
    await turns(() => ada.sent.some(bytes => bytes[0] === 100))
    ada.take()
    await later(100)
  }
  expect(relay.count()).toMatchObject({ rooms: 1, unfolded: expect.any(Number) })
  expect(relay.count().unfolded).toBeLessThan(3_000)
})
