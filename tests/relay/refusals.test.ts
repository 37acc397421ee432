import { expect, onTestFinished, test } from 'vitest'
import type { WebSocket } from 'ws'
import { openSqliteLog } from '../../server/log/sqlite/SqliteLogStore.ts'
import type { Journal } from '../../server/relay/journal.ts'
import { Relay } from '../../server/relay/relay.ts'
import { Device } from './device.ts'
import { enter } from './fakeSocket.ts'
import { serve, temporaryFolder } from './servers.ts'
import * as wire from './wire.ts'

const ROOM = 'SecretRoomName123'

/** A log of the operator that tells as soon as it has `count` lines. */
function notebook() {
  const lines: { fields: Record<string, unknown>, text: string }[] = []
  let wake = (): void => {}
  const note = (fields: object, text: string): void => {
    lines.push({ fields: { ...fields }, text })
    wake()
  }
  const journal: Journal = { info: () => {}, warn: note, error: note }
  const filled = async (count: number) => {
    while (lines.length < count) await new Promise<void>(resolve => (wake = resolve))
    return lines
  }
  return { journal, filled, lines }
}

test.each([
  ['a text message', (socket: WebSocket) => socket.send('hello'), 4400, 'text message'],
  ['an unknown message', (socket: WebSocket) => socket.send(Uint8Array.of(99)), 4400, 'unknown message'],
  ['a message beyond all bounds', (socket: WebSocket) => socket.send(new Uint8Array(2_000_000)), 1009, 'Max payload size exceeded'],
  ['a broken frame', (socket: WebSocket) => (socket as unknown as { _socket: { write(bytes: Uint8Array): void } })._socket.write(Uint8Array.of(0xff, 0xff)), 1002, 'Invalid WebSocket frame: RSV2 and RSV3 must be clear'],
])('[P5] %s: closed with a code, and the reason is in the log once, without the room', async (_what, misbehave, code, reason) => {
  const { journal, filled, lines } = notebook()
  const { url } = await serve({ journal, limits: { updateBytes: 1_000 } })
  const bad = new Device(url, ROOM)
  await bad.synced()
  misbehave(bad.socket)
  await bad.closed()
  expect(bad.closeCode).toBe(code)
  await filled(1)
  expect(lines).toMatchObject([{ text: 'client closed', fields: { room: 'Secr…', code, reason } }])
  expect(JSON.stringify(lines)).not.toContain(ROOM)
})

test('[P5] what comes after a message that closed its client changes nothing', async () => {
  const { url, store } = await serve()
  const bad = new Device(url, ROOM)
  await bad.synced()
  bad.socket.send('hello')
  bad.doc.getArray('words').push(['after'])
  await bad.closed()
  const other = new Device(url, ROOM)
  await other.saved()
  expect(await store.rows(ROOM)).toEqual([])
})

test('[P5] a message that breaks the relay’s own code closes its client, is told, and the others go on', async () => {
  const { journal, lines } = notebook()
  const store = await openSqliteLog({ file: `${temporaryFolder()}/trame.db` })
  let isBroken = true
  const mayWrite = () => {
    if (isBroken) throw new Error('a bug')
    return null
  }
  const relay = new Relay({ store, journal, mayWrite })
  onTestFinished(async () => {
    await relay.stop()
    await store.close()
  })
  const unlucky = await enter(relay)
  const other = await enter(relay)
  const edit = Uint8Array.of(1, 1, 5, 0, 4, 1, 1, 97, 1, 98, 0)
  expect(() => unlucky.say(wire.update(edit))).not.toThrow()
  expect(unlucky.closed).toEqual({ code: 4400, reason: 'internal error' })
  expect(lines).toMatchObject([{ text: 'message failed', fields: { error: 'a bug' } }, { text: 'client closed' }])
  isBroken = false
  other.take()
  other.say(wire.update(edit))
  while (!other.sent.some(bytes => bytes[0] === 100)) await new Promise(resolve => setImmediate(resolve))
  expect(await store.rows('roomAAAA')).toHaveLength(1)
})
