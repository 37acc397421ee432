import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { Relay } from '../../server/relay/relay.ts'
import { openSqliteLog } from '../../server/log/sqlite/SqliteLogStore.ts'
import { Device } from './device.ts'
import { enter, turns } from './fakeSocket.ts'
import { serve, temporaryFolder } from './servers.ts'
import * as wire from './wire.ts'

const ROOM = 'roomAAAA'

test.each([
  ['an unknown message', [99], 4400],
  ['an unknown sync step', [0, 7, 0], 4400],
  ['a broken step 1', [0, 0, 200], 4400],
  ['nothing at all', [], 4400],
  ['presence that is not JSON', [...wire.presence([1, 1, '{'])], 4400],
  ['presence that is too large', [...wire.presence([1, 1, JSON.stringify('x'.repeat(20_000))])], 4413],
  ['a relay’s own message', [100, 1], 4400],
])('[P5] %s closes that client only', async (_what, bytes, code) => {
  const { url } = await serve()
  const bystander = new Device(url, ROOM)
  const bad = new Device(url, ROOM)
  await Promise.all([bystander.synced(), bad.synced()])
  bad.send(Uint8Array.from(bytes))
  await bad.closed()
  expect(bad.closeCode).toBe(code)
  bystander.doc.getArray('words').push(['still here'])
  await bystander.saved()
})

test('[P5] a text message closes that client', async () => {
  const { url } = await serve()
  const bad = new Device(url, ROOM)
  await bad.synced()
  bad.socket.send('hello')
  await bad.closed()
  expect(bad.closeCode).toBe(4400)
})

test.each([
  ['rubbish', wire.update(Uint8Array.of(9, 9, 9))],
  ['a message that ends too early', Uint8Array.of(0, 2, 40, 1)],
  ['an update with a broken list of deletions', wire.update(Uint8Array.of(0, 3, 1))],
  ['nothing', wire.update(new Uint8Array())],
])('[P5] an update that is %s is refused, and the connection goes on', async (_what, bytes) => {
  const { url, store } = await serve()
  const ada = new Device(url, ROOM)
  await ada.saved()
  ada.send(bytes)
  await ada.until(() => ada.heard.some(message => message.type === 'refused'))
  expect(ada.heard.find(message => message.type === 'refused')).toEqual({ type: 'refused', index: 2, code: 'malformed' })
  ada.doc.getArray('words').push(['fine'])
  await ada.saved()
  expect(await store.rows(ROOM)).toHaveLength(1)
})

test('[P5] too large an update, too full a room: refused with the reason, the room goes on', async () => {
  const { url } = await serve({ limits: { updateBytes: 3_000, roomBytes: 5_000 } })
  const ada = new Device(url, ROOM)
  await ada.saved()
  const edit = (bytes: number) => {
    const doc = new Y.Doc()
    doc.getText('text').insert(0, 'x'.repeat(bytes))
    ada.send(wire.update(Y.encodeStateAsUpdate(doc)))
  }
  for (const bytes of [4_000, 2_500, 2_400, 2_500, 10]) edit(bytes)
  await ada.saved()
  expect(ada.heard.filter(message => message.type === 'refused')).toEqual([
    { type: 'refused', index: 2, code: 'too-large' },
    { type: 'refused', index: 5, code: 'room-full' },
  ])
})

test('[P5] a message beyond all bounds closes that client', async () => {
  const { url } = await serve({ limits: { updateBytes: 1_000 } })
  const bad = new Device(url, ROOM)
  await bad.synced()
  bad.send(new Uint8Array(5_000))
  await bad.closed()
  expect(bad.closeCode).toBe(1009)
})

test.each(['short', 'with-dash-in-it', 'roomAAAA.other', 'x'.repeat(41), 'roomAAAA%2F..'])('[P5] the room name %s is answered with 4404', async name => {
  const { url } = await serve()
  const lost = new Device(url, name)
  await lost.closed()
  expect(lost.closeCode).toBe(4404)
})

test.each(['', '.texts', '.talk'])('a board has the room <board>%s', async ending => {
  const { url } = await serve()
  const device = new Device(url, ROOM + ending)
  await device.synced()
  expect(device.closeCode).toBe(null)
})

test('[P10] too many connections to a room or from an address: 4529, come later', async () => {
  const { url } = await serve({ limits: { connectionsPerRoom: 2, connectionsPerAddress: 3 } })
  const inside = [new Device(url, ROOM), new Device(url, ROOM)]
  await Promise.all(inside.map(device => device.synced()))
  const third = new Device(url, ROOM)
  await third.closed()
  expect(third.closeCode).toBe(4529)
  const elsewhere = new Device(url, 'roomBBBB')
  await elsewhere.synced()
  const fourth = new Device(url, 'roomCCCC')
  await fourth.closed()
  expect(fourth.closeCode).toBe(4529)
  await elsewhere.leave()
  const again = new Device(url, 'roomCCCC')
  await again.synced()
})

test('another site’s page may not open a socket; its own and the allowed may', async () => {
  const { url } = await serve({ allowedOrigins: ['https://allowed.example'] })
  const from = async (origin: string) => {
    const device = new Device(url, ROOM, { headers: { origin } })
    await device.until(() => device.isSynced || device.closeCode !== null)
    return device.isSynced
  }
  expect(await from('https://evil.example')).toBe(false)
  expect(await from('null')).toBe(false)
  expect(await from(url)).toBe(true)
  expect(await from('https://allowed.example')).toBe(true)
})

test('[P5] who sends too fast is read more slowly and loses nothing', async () => {
  const store = await openSqliteLog({ file: `${temporaryFolder()}/trame.db` })
  const relay = new Relay({ store, now: () => 0, limits: { messagesPerSecond: 1_000, messagesBurst: 4 } })
  const fast = await enter(relay)
  // The question on entering was the first message.
  for (let i = 0; i < 3; i++) fast.say(wire.update(Uint8Array.of(0, 0)))
  expect(fast.isPaused).toBe(false)
  fast.say(wire.update(Uint8Array.of(0, 0)))
  expect(fast.isPaused).toBe(true)
  await turns(() => !fast.isPaused)
  expect(fast.closed).toBe(null)
  await turns(() => fast.sent.some(bytes => bytes[0] === 100 && bytes[1] === 4))
  await relay.stop()
  await store.close()
})
