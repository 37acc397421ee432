import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { Device } from './device.ts'
import { serve } from './servers.ts'
import * as wire from './wire.ts'

const ROOM = 'roomAAAA'
const words = (device: Device) => device.doc.getArray<string>('words').toArray()
const write = (device: Device, word: string) => device.doc.getArray<string>('words').push([word])

test('[P3] [P6] an edit reaches the other device, and its author is told that it is saved', async () => {
  const { url } = await serve()
  const ada = new Device(url, ROOM)
  const ben = new Device(url, ROOM)
  await Promise.all([ada.synced(), ben.synced()])
  write(ada, 'one')
  await ben.until(() => words(ben).length === 1)
  await ada.saved()
  write(ben, 'two')
  await ada.until(() => words(ada).length === 2)
  expect(words(ada)).toEqual(words(ben))
  // The empty answer to the relay's question counts too: two messages each.
  expect([ada.sent, ada.acknowledged]).toEqual([2, 2])
})

test('[P6] a device that comes with edits made offline is asked for them; another gets them', async () => {
  const { url } = await serve()
  const doc = new Y.Doc()
  doc.getArray('words').push(['offline'])
  const ada = new Device(url, ROOM, { doc })
  await ada.saved()
  await ada.leave()
  const ben = new Device(url, ROOM)
  await ben.synced()
  expect(words(ben)).toEqual(['offline'])
})

test('[P6] deletions alone are stored too', async () => {
  const { url } = await serve()
  const ada = new Device(url, ROOM)
  await ada.synced()
  write(ada, 'one')
  write(ada, 'two')
  ada.doc.getArray('words').delete(0, 1)
  await ada.saved()
  await ada.leave()
  const ben = new Device(url, ROOM)
  await ben.synced()
  expect(words(ben)).toEqual(['two'])
})

test('[P6] who has every word but not what was deleted since is sent the deletions, also out of a folded stretch', async () => {
  const { url, relay } = await serve({ limits: { quietMs: 0 } })
  const ada = new Device(url, ROOM)
  const ben = new Device(url, ROOM)
  await Promise.all([ada.synced(), ben.synced()])
  for (let i = 0; i < 20; i++) write(ada, `word ${i}`)
  await ben.until(() => words(ben).length === 20)
  await ben.leave()
  ada.doc.getArray('words').delete(3, 2)
  await ada.saved()
  await relay.tend()
  expect(relay.count().unfolded).toBe(0)
  const back = new Device(url, ROOM, { doc: ben.doc })
  await back.synced()
  expect(words(back)).toEqual(words(ada))
  expect(words(back)).toHaveLength(18)
})

test('[P6] a device that returns with nothing new adds nothing to the log', async () => {
  const { url, store } = await serve()
  const ada = new Device(url, ROOM)
  await ada.synced()
  write(ada, 'one')
  ada.doc.getArray('words').delete(0, 1)
  await ada.saved()
  await ada.leave()
  const rows = (await store.rows(ROOM)).length
  const back = new Device(url, ROOM, { doc: ada.doc })
  await back.saved()
  expect((await store.rows(ROOM)).length).toBe(rows)
})

test('[P6] an update whose predecessor is missing is kept, and the predecessor is still asked for', async () => {
  const { url } = await serve()
  const source = new Y.Doc()
  const pieces: Uint8Array[] = []
  source.on('update', (piece: Uint8Array) => pieces.push(piece))
  source.getArray('words').push(['one'])
  source.getArray('words').push(['two'])
  const ada = new Device(url, ROOM, { sends: false })
  await ada.synced()
  ada.send(wire.update(pieces[1]!))
  await ada.saved()
  const ben = new Device(url, ROOM)
  await ben.until(() => ben.heard.some(message => message.type === 'step-1'))
  const asked = ben.heard.find(message => message.type === 'step-1')!
  expect(Y.decodeStateVector(asked.type === 'step-1' ? asked.stateVector : new Uint8Array([0])).get(source.clientID) ?? 0).toBe(0)
  expect(words(ben)).toEqual([])
  ada.send(wire.update(pieces[0]!))
  await ben.until(() => words(ben).length === 2)
  const late = new Device(url, ROOM, { sends: false })
  await late.until(() => late.heard.some(message => message.type === 'step-1'))
  const then = late.heard.find(message => message.type === 'step-1')!
  expect(Y.decodeStateVector(then.type === 'step-1' ? then.stateVector : new Uint8Array([0])).get(source.clientID)).toBe(2)
})

test('[P7] a device that comes back with its position is sent only what came after', async () => {
  const { url, relay } = await serve({ limits: { quietMs: 0 } })
  const ada = new Device(url, ROOM)
  const ben = new Device(url, ROOM)
  await Promise.all([ada.synced(), ben.synced()])
  for (let i = 0; i < 40; i++) write(ada, `word ${i}`)
  await ada.saved()
  await ben.until(() => words(ben).length === 40)
  await relay.tend()
  await ben.until(() => ben.position?.sequence === 40)
  await ben.leave()
  write(ada, 'later')
  await ada.saved()
  const { log, sequence } = ben.position!
  const back = new Device(url, ROOM, { doc: ben.doc, position: { log, since: sequence } })
  await back.synced()
  const received = back.heard.filter(message => message.type === 'update')
  expect(received).toHaveLength(1)
  expect(words(back).at(-1)).toBe('later')
})

test.each([['another log', { log: 'elsewhere', since: 1 }], ['a number beyond the end', { log: '', since: 99 }]])('[P7] a position of %s is answered from the state vector', async (_what, position) => {
  const { url } = await serve()
  const ada = new Device(url, ROOM)
  await ada.synced()
  write(ada, 'one')
  await ada.saved()
  await ada.until(() => ada.position !== null)
  const back = new Device(url, ROOM, { position: { log: position.log || ada.position!.log, since: position.since } })
  await back.synced()
  expect(words(back)).toEqual(['one'])
})

test('[P7][S11] a position in one room’s log is none in another’s: a device led astray is shown the other board', async () => {
  const { url } = await serve()
  const [ada, eve] = [new Device(url, ROOM), new Device(url, 'AnotherRoom00001')]
  await Promise.all([ada.synced(), eve.synced()])
  write(ada, 'ours')
  write(eve, 'theirs')
  await Promise.all([ada.saved(), eve.saved()])
  await ada.until(() => ada.position !== null)
  const astray = new Device(url, 'AnotherRoom00001', { position: { log: ada.position!.log, since: 1 } })
  await astray.synced()
  expect(words(astray)).toEqual(['theirs'])
})

test('[P6] thirty writers at once: everybody ends with the same, nobody is sent a word twice', async () => {
  const { url, store } = await serve()
  const devices = Array.from({ length: 30 }, () => new Device(url, ROOM))
  await Promise.all(devices.map(device => device.synced()))
  for (let round = 0; round < 5; round++) for (const [i, device] of devices.entries()) write(device, `${i}.${round}`)
  await Promise.all(devices.map(device => device.until(() => words(device).length === 150)))
  for (const device of devices) expect(words(device)).toEqual(words(devices[0]!))
  expect(new Set(words(devices[0]!)).size).toBe(150)
  expect((await store.rows(ROOM)).length).toBe(150)
})
