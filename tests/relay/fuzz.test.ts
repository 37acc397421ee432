import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import * as Y from 'yjs'
import { openSqliteLog } from '../../server/log/sqlite/SqliteLogStore.ts'
import { readMessage } from '../../server/relay/readMessage.ts'
import { Relay } from '../../server/relay/relay.ts'
import { seeded } from '../convergence/random.ts'
import { enter, turns } from './fakeSocket.ts'
import { temporaryFolder } from './servers.ts'
import * as wire from './wire.ts'

const MESSAGES = 200_000
const TO_THE_ROOM = 20_000

/** Real messages, of which the others are made: an edit, a deletion, steps 1 and 2, presence, a ping. */
function seeds(): Uint8Array[] {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (bytes: Uint8Array) => updates.push(bytes))
  doc.getArray('words').push(['un', 'deux', { trois: [3] }])
  doc.getText('text').insert(0, 'Grenelle des mobilités')
  doc.getArray('words').delete(0, 1)
  doc.getMap('map').set('clé', new Y.Array())
  return [
    ...updates.map(wire.update),
    wire.stepOne(Y.encodeStateVector(doc)),
    wire.stepTwo(Y.encodeStateAsUpdate(doc)),
    wire.presence([doc.clientID, 1, '{"name":"Ada"}']),
    wire.ping(70_000),
    Uint8Array.of(3),
  ]
}

/** One real message, hurt: bits flipped, bytes put in, taken out, repeated, the end cut off, or pure noise. */
function mutant(from: readonly Uint8Array[], random: () => number): Uint8Array {
  const pick = (n: number): number => Math.floor(random() * n)
  if (random() < 0.05) return Uint8Array.from({ length: pick(40) }, () => pick(256))
  const bytes = [...from[pick(from.length)]!]
  for (let i = 1 + pick(4); i > 0; i--) {
    const at = pick(bytes.length + 1)
    switch (pick(6)) {
      case 0:
        bytes[Math.min(at, bytes.length - 1)]! ^= 1 << pick(8)
        break
      case 1:
        bytes.splice(at, 0, pick(256))
        break
      case 2:
        bytes.splice(at, 1 + pick(3))
        break
      case 3:
        bytes.splice(at, 0, ...bytes.slice(at, at + pick(8)))
        break
      case 4:
        bytes.length = Math.max(1, at)
        break
      default:
        // A length or a clock that is absurd.
        bytes.splice(at, 1, 255, 255, 255, 255, 255, 255, 255, pick(128))
    }
  }
  return Uint8Array.from(bytes)
}

test(`[P5] ${MESSAGES} mutated messages: each is read or told to be unreadable, none throws`, () => {
  const random = seeded(41)
  const from = seeds()
  const kinds = new Map<string, number>()
  for (let i = 0; i < MESSAGES; i++) {
    const { kind } = readMessage(mutant(from, random))
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
  }
  console.log(Object.fromEntries(kinds))
  // The mutants reach every branch.
  for (const kind of ['step-1', 'update', 'unreadable-update', 'awareness', 'query-awareness', 'ping', 'unreadable']) expect(kinds.get(kind) ?? 0, kind).toBeGreaterThan(100)
})

test(`[P5] ${TO_THE_ROOM} mutated messages to a room: it goes on, its log reads, a bystander sees no nonsense`, async () => {
  const random = seeded(42)
  const from = seeds()
  const file = path.join(temporaryFolder(), 'trame.db')
  const store = await openSqliteLog({ file })
  const relay = new Relay({ store, limits: { messagesPerSecond: 1e9, messagesBurst: 1e9 } })
  onTestFinished(async () => {
    await relay.stop()
    await store.close()
  })
  const bystander = await enter(relay, { version: 1 })
  const doc = new Y.Doc()
  let closed = 0
  let bad = await enter(relay)
  for (let i = 0; i < TO_THE_ROOM; i++) {
    bad.say(mutant(from, random))
    if (bad.closed !== null) {
      closed++
      bad = await enter(relay)
    }
    // The bystander keeps on working, and gets whatever passed.
    if (i % 500 === 0) {
      const own = new Y.Doc()
      own.getArray('calm').push([i])
      bystander.say(wire.update(Y.encodeStateAsUpdate(own)))
      await turns(() => bystander.sent.some(bytes => bytes[0] === 100))
      for (const message of bystander.take()) if (message.type === 'update' || message.type === 'step-2') Y.applyUpdate(doc, message.update)
    }
  }
  bad.connection!.closed()
  const fresh = await enter(relay)
  const late = new Y.Doc()
  for (const message of fresh.take()) if (message.type === 'update' || message.type === 'step-2') Y.applyUpdate(late, message.update)
  expect(late.getArray('calm').toArray().toSorted((a, b) => Number(a) - Number(b))).toEqual(Array.from({ length: TO_THE_ROOM / 500 }, (_, i) => i * 500))
  // What is on the disk loads again as it is.
  const rows = await store.rows('roomAAAA')
  const again = new Y.Doc()
  for (const { update } of rows) Y.applyUpdate(again, update)
  expect(again.getArray('calm').length).toBe(TO_THE_ROOM / 500)
  console.log({ messages: TO_THE_ROOM, connectionsClosed: closed, stored: rows.length })
  expect(closed).toBeGreaterThan(100)
  expect(rows.length).toBeGreaterThan(100)
})
