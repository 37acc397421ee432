import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import * as Y from 'yjs'
import { Relay } from '../../server/relay/relay.ts'
import { enter, turns } from './fakeSocket.ts'
import { gatedStore } from './gatedStore.ts'
import { temporaryFolder } from './servers.ts'
import type { Heard } from './wire.ts'
import * as wire from './wire.ts'

/** A relay over a store whose commits, loads and foldings a test can hold back, and a hand on the clock. */
async function setUp() {
  const clock = { now: 1_000_000 }
  const gate = await gatedStore(path.join(temporaryFolder(), 'trame.db'))
  const relay = new Relay({ store: gate.store, now: () => clock.now })
  onTestFinished(async () => {
    gate.release()
    await relay.stop()
    await gate.store.close()
  })
  const later = async (ms: number) => {
    clock.now += ms
    await relay.tend()
  }
  return { relay, gate, later }
}

function edit(word: string): Uint8Array {
  const doc = new Y.Doc()
  doc.getArray('words').push([word])
  return Y.encodeStateAsUpdate(doc)
}

function wordsOf(heard: Heard[]): unknown[] {
  const doc = new Y.Doc()
  for (const message of heard) if (message.type === 'update' || message.type === 'step-2') Y.applyUpdate(doc, message.update)
  return doc.getArray('words').toArray()
}

test('[P12] a room whose last write is under way stays until it is on disk', async () => {
  const { relay, gate, later } = await setUp()
  const ada = await enter(relay)
  gate.hold()
  ada.say(wire.update(edit('last')))
  await turns(() => gate.isWaiting)
  ada.connection!.closed()
  await later(60_000)
  expect(relay.count().rooms).toBe(1)
  gate.release()
  await turns(() => gate.commits === 1)
  await later(60_000)
  expect(relay.count().rooms).toBe(0)
  expect(wordsOf((await enter(relay)).take())).toEqual(['last'])
})

test('[P12] who comes while the disk is read waits for it, and all who come get one and the same room', async () => {
  const { relay, gate, later } = await setUp()
  const ada = await enter(relay)
  ada.say(wire.update(edit('first')))
  await turns(() => gate.commits === 1)
  ada.connection!.closed()
  await later(60_000)
  expect(relay.count().rooms).toBe(0)
  gate.holdLoads()
  const coming = [enter(relay), enter(relay)]
  await turns(() => gate.loads >= 2)
  gate.release()
  const [ben, cleo] = await Promise.all(coming)
  expect(gate.loads).toBe(2)
  expect([wordsOf(ben!.take()), wordsOf(cleo!.take())]).toEqual([['first'], ['first']])
  ben!.say(wire.update(edit('second')))
  await turns(() => ben!.sent.some(bytes => bytes[0] === 100))
  expect(wordsOf(cleo!.take())).toEqual(['second'])
})

test('[P12] who comes and goes while a room is being folded away finds it whole, and so does the next', async () => {
  const { relay, gate, later } = await setUp()
  const ada = await enter(relay)
  for (let i = 0; i < 5; i++) ada.say(wire.update(edit(`${i}`)))
  await turns(() => gate.commits > 0)
  ada.connection!.closed()
  gate.holdFolds()
  const leaving = later(60_000)
  await turns(() => gate.folds === 1)
  const ben = await enter(relay)
  gate.hold()
  ben.say(wire.update(edit('meanwhile')))
  await turns(() => gate.isWaiting)
  ben.connection!.closed()
  gate.release()
  await leaving
  await turns(() => gate.commits === 2)
  expect(wordsOf((await enter(relay)).take())).toHaveLength(6)
})
