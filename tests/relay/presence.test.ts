import { expect, onTestFinished, test, vi } from 'vitest'
import { openSqliteLog } from '../../server/log/sqlite/SqliteLogStore.ts'
import { Relay } from '../../server/relay/relay.ts'
import { Device } from './device.ts'
import { enter } from './fakeSocket.ts'
import { serve, temporaryFolder } from './servers.ts'
import * as wire from './wire.ts'

const ROOM = 'roomAAAA'
/** Client id → what it shows, as this device has heard it: the highest clock wins, null is gone. */
function shown(device: Device): Record<number, unknown> {
  const states = new Map<number, { clock: number, value: unknown }>()
  for (const message of device.heard) {
    if (message.type !== 'presence') continue
    for (const { client, clock, json } of message.states) if (clock >= (states.get(client)?.clock ?? -1)) states.set(client, { clock, value: JSON.parse(json) })
  }
  return Object.fromEntries([...states].map(([client, { value }]) => [client, value]))
}

async function two() {
  const server = await serve()
  const ada = new Device(server.url, ROOM)
  const ben = new Device(server.url, ROOM)
  await Promise.all([ada.synced(), ben.synced()])
  return { ...server, ada, ben }
}

test('[P8] presence reaches the others, newcomers included, and is never stored', async () => {
  const { url, store, ada, ben } = await two()
  ada.send(wire.presence([1, 1, '{"name":"Ada"}']))
  await ben.until(() => 1 in shown(ben))
  const late = new Device(url, ROOM)
  await late.until(() => 1 in shown(late))
  expect(shown(late)).toEqual({ 1: { name: 'Ada' } })
  expect(await store.rows(ROOM)).toEqual([])
  ben.send(Uint8Array.of(3))
  await ben.until(() => ben.heard.filter(message => message.type === 'presence').length >= 2)
})

test('[P8] a pointer that moves a thousand times in a second makes at most thirty broadcasts, the last of which shows where it is', async () => {
  const store = await openSqliteLog({ file: `${temporaryFolder()}/trame.db` })
  const relay = new Relay({ store })
  onTestFinished(async () => {
    vi.useRealTimers()
    await relay.stop()
    await store.close()
  })
  const ada = await enter(relay)
  const ben = await enter(relay)
  ben.take()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  for (let clock = 1; clock <= 1_000; clock++) {
    ada.say(wire.presence([1, clock, `{"x":${clock}}`]))
    vi.advanceTimersByTime(1)
  }
  vi.advanceTimersByTime(34)
  const broadcasts = ben.take().filter(message => message.type === 'presence')
  expect(broadcasts.length).toBeLessThanOrEqual(31)
  expect(broadcasts.length).toBeGreaterThan(20)
  expect(broadcasts.at(-1)).toEqual({ type: 'presence', states: [{ client: 1, clock: 1_000, json: '{"x":1000}' }] })
})

test('[P8] when a connection closes, all it showed says goodbye one clock later', async () => {
  const { ada, ben } = await two()
  ada.send(wire.presence([1, 5, '{}'], [2, 9, '{}']))
  await ben.until(() => 2 in shown(ben))
  ada.socket.terminate()
  await ben.until(() => shown(ben)[1] === null && shown(ben)[2] === null)
  const goodbyes = ben.heard.flatMap(message => (message.type === 'presence' ? message.states : [])).filter(state => state.json === 'null')
  expect(goodbyes).toEqual([{ client: 1, clock: 6, json: 'null' }, { client: 2, clock: 10, json: 'null' }])
})

test('[P8] an echo belongs to nobody: its bearer leaves and the shown one stays', async () => {
  const { url, ada, ben } = await two()
  ada.send(wire.presence([1, 5, '{"name":"Ada"}']))
  await ben.until(() => 1 in shown(ben))
  ben.send(wire.presence([1, 5, '{"name":"Ada"}']))
  ben.send(wire.presence([2, 1, '{}']))
  await ada.until(() => 2 in shown(ada))
  ben.socket.terminate()
  await ada.until(() => shown(ada)[2] === null)
  const late = new Device(url, ROOM)
  await late.until(() => 1 in shown(late))
  expect(shown(late)[1]).toEqual({ name: 'Ada' })
})

test('[P8] a late echo does not raise the departed; a device that returns with its old clock is told that it was gone', async () => {
  const { url, ada, ben } = await two()
  ada.send(wire.presence([1, 5, '{}']))
  await ben.until(() => 1 in shown(ben))
  ada.socket.terminate()
  await ben.until(() => shown(ben)[1] === null)
  ben.send(wire.presence([1, 5, '{}']))
  const back = new Device(url, ROOM)
  await back.synced()
  expect(shown(back)).toEqual({})
  back.send(wire.presence([1, 5, '{}']))
  await back.until(() => 1 in shown(back))
  expect(shown(back)).toEqual({ 1: null })
  back.send(wire.presence([1, 7, '{"again":true}']))
  await ben.until(() => shown(ben)[1] !== null)
})

test('[P8] a clock at the end of the numbers does not silence the others', async () => {
  const { ada, ben } = await two()
  const last = Number.MAX_SAFE_INTEGER
  ada.send(wire.presence([1, last, '{}'], [2, 5, '{"name":"Ada"}']))
  await ben.until(() => 2 in shown(ben))
  ada.socket.terminate()
  await ben.until(() => shown(ben)[2] === null)
  const clocks = ben.heard.flatMap(message => (message.type === 'presence' ? message.states.map(({ clock }) => clock) : []))
  // One more than the last is not a number that lib0 reads: a stock client would drop the whole message.
  expect(Math.max(...clocks)).toBeLessThan(last)
})

test('[P8] one connection cannot fill the memory with states, shown or departed', async () => {
  const { relay, url, ada } = await two()
  const crowd = (from: number, many: number, json: string, clock = 1): Uint8Array =>
    wire.presence(...Array.from({ length: many }, (_, i): [number, number, string] => [from + i, clock, json]))
  const bad = new Device(url, ROOM)
  await bad.synced()
  bad.send(crowd(1_000, 100_000, '{}'))
  await bad.closed()
  expect(bad.closeCode).toBe(4529)
  const patient = new Device(url, ROOM)
  await patient.synced()
  for (let round = 0; round < 100; round++) {
    patient.send(crowd(round * 100, 60, '{}'))
    patient.send(crowd(round * 100, 60, 'null'))
    await patient.until(() => patient.heard.some(message => message.type === 'pong' && message.number === round) || (patient.send(wire.ping(round)), false))
  }
  expect(ada.closeCode).toBe(null)
  expect(relay.count().presences).toBeLessThan(2_100)
})
