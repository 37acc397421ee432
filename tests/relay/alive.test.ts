import { readdirSync } from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
import * as Y from 'yjs'
import { openSqliteLog } from '../../server/log/sqlite/SqliteLogStore.ts'
import { Relay, type RelayOptions } from '../../server/relay/relay.ts'
import { enter, turns } from './fakeSocket.ts'
import { temporaryFolder } from './servers.ts'
import * as wire from './wire.ts'

async function setUp(options: Partial<RelayOptions> = {}) {
  const clock = { now: 1_000_000 }
  const folder = temporaryFolder()
  const store = await openSqliteLog({ file: `${folder}/trame.db` })
  const relay = new Relay({ store, now: () => clock.now, ...options })
  onTestFinished(async () => {
    await relay.stop()
    await store.close()
  })
  const later = async (ms: number) => {
    clock.now += ms
    await relay.tend()
  }
  return { store, relay, later, folder }
}

/** Edits of one writer, one update each. */
function edits(count: number, text = 'word'): Uint8Array[] {
  const doc = new Y.Doc()
  const all: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => all.push(update))
  for (let i = 0; i < count; i++) doc.getArray('words').push([`${text} ${i}`])
  return all
}

function wordsOf(messages: wire.Heard[]): unknown[] {
  const doc = new Y.Doc()
  for (const message of messages) if (message.type === 'update' || message.type === 'step-2') Y.applyUpdate(doc, message.update)
  return doc.getArray('words').toArray()
}

test('[P9] a ping is answered by its number at once', async () => {
  const { relay } = await setUp()
  const ada = await enter(relay)
  ada.take()
  ada.say(wire.ping(300))
  expect(ada.take()).toEqual([{ type: 'pong', number: 300 }])
})

test('[P9] a silent connection hears something within 20 s, in words a stock client knows', async () => {
  const { relay, later } = await setUp()
  const stock = await enter(relay, { version: 0 })
  stock.take()
  await later(10_000)
  expect(stock.take()).toEqual([])
  await later(9_000)
  expect(stock.take()).toEqual([{ type: 'presence', states: [] }])
})

test('[P9] a client that gives no sign of life is asked, then closed; one that answers stays', async () => {
  const { relay, later } = await setUp()
  const dead = await enter(relay)
  const quiet = await enter(relay)
  for (let i = 0; i < 5; i++) {
    await later(10_000)
    if (quiet.pings > 0) quiet.connection!.heard()
  }
  expect(dead.pings).toBeGreaterThan(0)
  expect(dead.closed?.code).toBe(4508)
  expect(quiet.closed).toBe(null)
  expect(relay.count().clients).toBe(1)
})

test('[P11] a slow reader keeps its place and gets everything when it has drained', async () => {
  const { relay } = await setUp({ limits: { unsentBytes: 1_000 } })
  const ada = await enter(relay)
  const slow = await enter(relay)
  const before = slow.take()
  const all = edits(30)
  slow.unsent = 5_000
  for (const update of all) ada.say(wire.update(update))
  ada.say(wire.presence([1, 1, '{}']))
  await turns(() => ada.take().some(message => message.type === 'acknowledged' && message.count === 30))
  expect(slow.take()).toEqual([])
  slow.unsent = 0
  await turns(() => slow.sent.length > 0)
  expect(wordsOf([...before, ...slow.take()])).toHaveLength(30)
})

test('[P11] a reader that never drains is closed with 4508, and nothing of the others waits for it', async () => {
  const { relay, later } = await setUp({ limits: { unsentBytes: 1_000, slowMs: 10_000 } })
  const ada = await enter(relay)
  const slow = await enter(relay)
  slow.unsent = 5_000
  ada.say(wire.update(edits(1)[0]!))
  await turns(() => ada.take().some(message => message.type === 'acknowledged'))
  await later(5_000)
  expect(slow.closed).toBe(null)
  // And the third of a second that 5,000 bytes take on a slow line.
  await later(5_400)
  expect(slow.closed?.code).toBe(4508)
})

test('[P12] an empty room leaves memory after its last write is on disk and loads again the same', async () => {
  const { relay, later, store } = await setUp()
  const ada = await enter(relay)
  const all = edits(700)
  for (const update of all) ada.say(wire.update(update))
  ada.connection!.closed()
  expect(relay.count()).toMatchObject({ rooms: 1, clients: 0 })
  while ((await store.rows('roomAAAA')).length < 700) await new Promise(resolve => setImmediate(resolve))
  await later(31_000)
  await later(31_000)
  expect(relay.count().rooms).toBe(0)
  expect((await store.load('roomAAAA')).parts.length).toBeLessThan(12)
  const back = await enter(relay)
  expect(wordsOf(back.take())).toEqual(Array.from({ length: 700 }, (_, i) => `word ${i}`))
  expect(await store.rows('roomAAAA')).toHaveLength(700)
})

test('[P12] somebody who comes while a room is on its way out finds it whole', async () => {
  const { relay, later } = await setUp({ limits: { unloadMs: 0, quietMs: 0 } })
  for (const update of edits(20)) {
    const ada = await enter(relay)
    ada.say(wire.update(update))
    await turns(() => ada.take().some(message => message.type === 'acknowledged'))
    ada.connection!.closed()
    const leaving = later(1_000)
    const ben = await enter(relay)
    await leaving
    expect(wordsOf(ben.take()).length).toBeGreaterThan(0)
    ben.connection!.closed()
  }
  const last = await enter(relay)
  expect(wordsOf(last.take())).toHaveLength(20)
})

test('[P12] nothing is written for a room that nobody wrote to', async () => {
  const { relay, later, store, folder } = await setUp()
  const ada = await enter(relay)
  ada.connection!.closed()
  await later(60_000)
  expect(await store.rooms()).toEqual([])
  expect(readdirSync(folder)).toContain('trame.db')
})
