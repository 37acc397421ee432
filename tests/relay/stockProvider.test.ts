import { expect, onTestFinished, test } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { Device } from './device.ts'
import { serve, temporaryFolder } from './servers.ts'

const ROOM = 'roomAAAA'

/** y-websocket's provider as it comes from npm; only its socket is watched. */
function stock(url: string, doc = new Y.Doc(), room = ROOM) {
  const types = new Set<number>()
  class WatchedSocket extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols)
      // The provider asks for ArrayBuffers.
      this.on('message', data => types.add(new Uint8Array(data as ArrayBuffer)[0]!))
    }
  }
  const provider = new WebsocketProvider(`${url.replace('http', 'ws')}/sync`, room, doc, {
    WebSocketPolyfill: WatchedSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  })
  onTestFinished(() => {
    provider.destroy()
    provider.awareness.destroy()
  })
  return { doc, provider, types, words: () => doc.getArray<string>('words').toArray() }
}

/** Resolves when `condition` holds; asked again at each change of the document, of presence and of the connection. */
function until({ doc, provider }: ReturnType<typeof stock>, condition: () => boolean): Promise<void> {
  return new Promise(resolve => {
    const ask = (): void => {
      if (condition()) resolve()
    }
    doc.on('update', ask)
    provider.awareness.on('change', ask)
    provider.on('sync', ask)
    provider.on('status', ask)
    ask()
  })
}

test('[P1] a stock y-websocket provider synchronises both ways with a device of ours, presence included', async () => {
  const { url } = await serve()
  const ada = stock(url)
  const ben = new Device(url, ROOM)
  await Promise.all([until(ada, () => ada.provider.synced), ben.synced()])
  ada.doc.getArray('words').push(['from stock'])
  await ben.until(() => ben.doc.getArray('words').length === 1)
  ben.doc.getArray('words').push(['from ours'])
  await until(ada, () => ada.words().length === 2)
  expect(ada.words()).toEqual(['from stock', 'from ours'])
  const cara = stock(url)
  ada.provider.awareness.setLocalState({ name: 'Ada' })
  await until(cara, () => cara.provider.awareness.getStates().get(ada.doc.clientID)?.name === 'Ada')
  await until(cara, () => cara.words().length === 2)
  // The numbers from 100 up are ours; a stock client would log an error for each.
  expect([...ada.types, ...cara.types].every(type => type === 0 || type === 1)).toBe(true)
  expect(ada.types).toContain(0)
})

test('[P1] it comes back by itself after a restart of the relay, with what it wrote meanwhile', async () => {
  const dataDir = temporaryFolder()
  const first = await serve({ dataDir })
  const ada = stock(first.url)
  await until(ada, () => ada.provider.synced)
  ada.doc.getArray('words').push(['before'])
  const witness = new Device(first.url, ROOM)
  await witness.until(() => witness.doc.getArray('words').length === 1)
  await first.stop()
  await until(ada, () => !ada.provider.wsconnected)
  ada.doc.getArray('words').push(['meanwhile'])
  const second = await serve({ dataDir, port: first.port })
  await until(ada, () => ada.provider.wsconnected && ada.provider.synced)
  const late = new Device(second.url, ROOM)
  await late.until(() => late.doc.getArray('words').length === 2)
  expect(late.doc.getArray('words').toArray()).toEqual(['before', 'meanwhile'])
})

test('[P1] [P10] a final code ends its attempts; any other lets it come back', async () => {
  const { url, relay } = await serve({ limits: { connectionsPerRoom: 1 } })
  const first = new Device(url, ROOM)
  await first.synced()
  // The room is full: later.
  const later = stock(url)
  const full = await new Promise<number>(resolve => later.provider.once('connection-close', event => resolve(event?.code ?? 0)))
  expect([full, later.provider.shouldConnect]).toEqual([4529, true])
  await first.leave()
  await until(later, () => later.provider.synced)
  // A name that is none: final.
  const lost = stock(url, new Y.Doc(), 'no-such-room')
  const unknown = await new Promise<number>(resolve => lost.provider.once('connection-close', event => resolve(event?.code ?? 0)))
  expect([unknown, lost.provider.shouldConnect]).toEqual([4404, false])
  expect(relay.count().clients).toBe(1)
})
