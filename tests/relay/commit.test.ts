import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import * as Y from 'yjs'
import { Relay, type RelayOptions } from '../../server/relay/relay.ts'
import { enter, turns } from './fakeSocket.ts'
import { type Gate, gatedStore } from './gatedStore.ts'
import { temporaryFolder } from './servers.ts'
import type { Heard } from './wire.ts'
import * as wire from './wire.ts'

async function setUp(options: Partial<RelayOptions> = {}): Promise<Gate & { relay: Relay }> {
  const gate = await gatedStore(path.join(temporaryFolder(), 'trame.db'))
  const relay = new Relay({ store: gate.store, ...options })
  onTestFinished(async () => {
    gate.release()
    await relay.stop()
    await gate.store.close()
  })
  return Object.assign(gate, { relay })
}

/** An update that writes one word into a list. */
function edit(word: string): Uint8Array {
  const doc = new Y.Doc()
  doc.getArray('words').push([word])
  return Y.encodeStateAsUpdate(doc)
}

const updates = (heard: Heard[]) => heard.filter(message => message.type === 'update')
const own = (heard: Heard[]) => heard.filter(message => message.type === 'acknowledged' || message.type === 'refused')

test('[P2] nobody sees an edit and nobody is told it is saved before its commit', async () => {
  const { relay, ...gate } = await setUp()
  const ada = await enter(relay)
  const ben = await enter(relay)
  ada.take()
  ben.take()
  gate.hold()
  ada.say(wire.update(edit('one')))
  const late = await enter(relay)
  expect(ada.take()).toEqual([])
  expect(ben.take()).toEqual([])
  expect(updates(late.take())).toEqual([])
  gate.release()
  await turns(() => ada.sent.length > 0 && ben.sent.length > 0 && late.sent.length > 0)
  expect(own(ada.take())).toEqual([{ type: 'acknowledged', count: 1 }])
  expect(updates(ben.take())).toHaveLength(1)
  expect(updates(late.take())).toHaveLength(1)
})

test('[P2] [P3] what one turn brings to all rooms is one commit and one acknowledgement each', async () => {
  const gate = await setUp()
  const here = await enter(gate.relay)
  const there = await enter(gate.relay, { room: 'roomBBBB' })
  here.take()
  there.take()
  for (let i = 0; i < 10; i++) here.say(wire.update(edit(`a${i}`)))
  there.say(wire.update(edit('b')))
  await turns(() => here.sent.length > 0 && there.sent.length > 0)
  expect(gate.commits).toBe(1)
  expect(own(here.take())).toEqual([{ type: 'acknowledged', count: 10 }])
  expect(own(there.take())).toEqual([{ type: 'acknowledged', count: 1 }])
})

test('[P3] an empty update counts, and a repeated one is acknowledged only once the first is on disk', async () => {
  const { relay, ...gate } = await setUp()
  const ada = await enter(relay)
  const ben = await enter(relay)
  ada.take()
  ben.take()
  const once = edit('one')
  gate.hold()
  ada.say(wire.update(once))
  ben.say(wire.stepTwo(once))
  ben.say(wire.stepTwo(Uint8Array.of(0, 0)))
  await turns(() => true)
  expect(own(ben.take())).toEqual([])
  gate.release()
  await turns(() => ben.sent.length > 0)
  expect(own(ben.take()).at(-1)).toEqual({ type: 'acknowledged', count: 2 })
  expect(await gate.store.rows('roomAAAA')).toHaveLength(1)
})

test.each(['full', 'io'] as const)('[P2] a disk that answers "%s": nothing shown, nothing acknowledged, authors sent away for later, and on when there is room', async code => {
  const gate = await setUp()
  const ada = await enter(gate.relay)
  const ben = await enter(gate.relay)
  ada.take()
  ben.take()
  gate.failWith(code)
  const lost = edit('one')
  ada.say(wire.update(lost))
  await turns(() => ada.closed !== null)
  expect(ada.closed).toEqual({ code: 4507, reason: 'storage' })
  expect(ada.take()).toEqual([])
  expect(ben.take()).toEqual([])
  expect(ben.closed).toBe(null)
  gate.failWith(null)
  const back = await enter(gate.relay)
  expect(Y.decodeStateVector(back.take().flatMap(message => (message.type === 'step-1' ? [message.stateVector] : []))[0]!).size).toBe(0)
  back.say(wire.stepTwo(lost))
  await turns(() => ben.sent.length > 0 && back.sent.length > 0)
  expect(updates(ben.take())).toEqual([{ type: 'update', update: lost }])
  expect(own(back.take())).toEqual([{ type: 'acknowledged', count: 1 }])
})

test('[P3] [S2] who was asked for less than the disk holds, because a commit was under way that then failed, is sent away too', async () => {
  const gate = await setUp()
  const { relay } = gate
  const before = await enter(relay)
  const ada = await enter(relay)
  gate.hold()
  const lost = edit('one')
  ada.say(wire.update(lost))
  await turns(() => gate.isWaiting)
  // Another tab of ada's device: it has the edit too, and is told that the relay knows of it.
  const tab = await enter(relay)
  expect(Y.decodeStateVector(tab.take().flatMap(message => (message.type === 'step-1' ? [message.stateVector] : []))[0]!).size).toBe(1)
  gate.failWith('full')
  gate.release()
  await turns(() => ada.closed !== null)
  gate.failWith(null)
  // Its answer lacks the edit: an acknowledgement would speak for it.
  tab.say(wire.stepTwo(Uint8Array.of(0, 0)))
  await turns(() => tab.closed !== null || tab.sent.length > 0)
  expect(own(tab.take())).toEqual([])
  expect(tab.closed).toEqual({ code: 4507, reason: 'storage' })
  expect(before.closed).toBe(null)
})

test('[P4] a refused update reaches nobody and is told before the acknowledgement that covers it', async () => {
  let frozen = false
  const { relay, store } = await setUp({ mayWrite: () => (frozen ? 'frozen' : null) })
  const ada = await enter(relay)
  const ben = await enter(relay)
  ada.take()
  ben.take()
  const welcome = edit('one')
  ada.say(wire.update(welcome))
  frozen = true
  ada.say(wire.update(edit('two')))
  frozen = false
  ada.say(wire.update(edit('three')))
  await turns(() => ada.sent.length > 1 && ben.sent.length > 1)
  expect(own(ada.take())).toEqual([{ type: 'refused', index: 2, code: 'frozen' }, { type: 'acknowledged', count: 3 }])
  expect(updates(ben.take())).toHaveLength(2)
  expect(await store.rows('roomAAAA')).toHaveLength(2)
})

test('[P4] a reader who only repeats what the room has is not refused', async () => {
  let readOnly = false
  const { relay } = await setUp({ mayWrite: () => (readOnly ? 'read-only' : null) })
  const ada = await enter(relay)
  const known = edit('one')
  ada.say(wire.update(known))
  await turns(() => own(ada.take()).length > 0)
  readOnly = true
  const reader = await enter(relay)
  reader.take()
  reader.say(wire.stepTwo(known))
  await turns(() => reader.sent.length > 0)
  expect(own(reader.take())).toEqual([{ type: 'acknowledged', count: 1 }])
})

test('[P1] [P4] a refused stock client, which would not understand a refusal, is closed for good', async () => {
  const { relay } = await setUp({ mayWrite: () => 'read-only' })
  const stock = await enter(relay, { version: 0 })
  stock.take()
  stock.say(wire.update(edit('one')))
  expect(stock.closed).toEqual({ code: 4403, reason: 'read-only' })
  expect(stock.take()).toEqual([])
})

test('[P12] with a full disk an empty room leaves memory all the same, and the log is not flooded', async () => {
  let now = 1_000_000
  const warnings: string[] = []
  const note = (_fields: object, text: string) => void warnings.push(text)
  const gate = await setUp({ now: () => now, journal: { info: () => {}, warn: note, error: note } })
  const { relay } = gate
  const later = async (seconds: number): Promise<void> => {
    for (let second = 0; second < seconds; second++) {
      now += 1_000
      ada.connection!.heard()
      await relay.tend()
    }
  }
  const ada = await enter(relay)
  const doc = new Y.Doc()
  doc.on('update', (update: Uint8Array) => ada.say(wire.update(update)))
  for (let i = 0; i < 400; i++) doc.getArray('words').push([i])
  await turns(() => own(ada.take()).length > 0)
  gate.failWith('full')
  await later(50)
  expect(warnings).toEqual(['folding could not be saved'])
  ada.connection!.closed()
  await later(31)
  expect(relay.count().rooms).toBe(0)
  gate.failWith(null)
  const back = new Y.Doc()
  for (const message of (await enter(relay)).take()) if (message.type === 'update') Y.applyUpdate(back, message.update)
  expect(back.getArray('words').length).toBe(400)
})

test('[T23] each row names the connection and the time it came at', async () => {
  let now = 5_000
  const { relay, store } = await setUp({ now: () => now })
  const ada = await enter(relay, { author: 'ada' })
  const ben = await enter(relay)
  ada.say(wire.update(edit('one')))
  now = 6_000
  ben.say(wire.update(edit('two')))
  await turns(() => own(ben.take()).length > 0)
  const [first, second] = await store.rows('roomAAAA')
  expect([first!.author, first!.time, second!.author, second!.time]).toEqual(['ada', 5_000, null, 6_000])
  expect(first!.session).not.toBe(second!.session)
})
