/**
 * The weather between a browser and the relay: a proxy that can be slow, mute, cut, or that speaks in the relay's name.
 * Browsers open its address instead of the server's, so that pages, the service worker and sockets all pass through it.
 */
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { carriesUpdate, encodeMessage, type RefusalCode } from '@trame/shared/protocol'
import { WebSocket, WebSocketServer } from 'ws'
import * as Y from 'yjs'
import { Reader, update } from '../relay/wire.ts'

export type Direction = 'up' | 'down'

export type Weather = {
  /** Every message takes this much longer, each way. */
  delayMs: number
  /** Messages of a socket leave at most this fast; 0: no limit. */
  bytesPerSecond: number
  /**
   * Nothing arrives this way, while sockets stay open; `both`: a cable that was pulled out, new connections hang too.
   * As with TCP, what was held arrives when the way is free again, or is lost with the socket.
   */
  holds: Direction | 'both' | null
  /** New connections are turned away and pages are not served, as when the relay's machine is off. */
  isDown: boolean
  /** Each update from the relay arrives twice, and once more after the next one. */
  repeats: boolean
}

export type RelayProxy = {
  /** `http://127.0.0.1:port`, without a slash at the end. */
  readonly origin: string
  set(change: Partial<Weather>): void
  /** All sockets end without a farewell. */
  cut(): void
  /** The relay's side of all sockets says that nothing more will come, and goes on listening. */
  halfClose(): void
  /** Closes all sockets in the relay's name. */
  close(code: number, reason?: string): void
  /** Says something to all browsers in the relay's name. */
  say(bytes: Uint8Array): void
  /** Rewrites what the relay sends; `null` lets nothing through, undefined ends it. */
  rewrite(change: ((bytes: Uint8Array) => Uint8Array | null) | undefined): void
  /** Refuses what browsers write, as a relay does whose board is frozen or that withdrew the right; null lets it through. */
  refuse(code: RefusalCode | null): void
  /** Brings sockets for one room to another; null ends it. */
  mislead(rooms: { from: string; to: string } | null): void
  /** Answers a path with this text instead of asking the server; null asks the server again. */
  serve(path: string, text: string | null): void
  /** Messages that went each way since the start. */
  passed(direction: Direction): number
  /** Sockets that are open now. */
  sockets(): number
  dispose(): Promise<void>
}

/** An update that brings nothing: the relay counts it as it counts any other, so that its acknowledgements stay right. */
const NOTHING = update(Uint8Array.of(0, 0))

/** Does this message bring something new? Each answer to the relay's question repeats what was deleted. */
function brings(message: Uint8Array): boolean {
  const reader = new Reader(message)
  reader.number()
  reader.number()
  return Y.decodeUpdate(reader.body()).structs.length > 0
}

const FAIR: Weather = { delayMs: 0, bytesPerSecond: 0, holds: null, isDown: false, repeats: false }
const SYNC_UPDATE = 2

type Line = { readonly browser: WebSocket; readonly relay: WebSocket }

export async function openRelayProxy(target: string): Promise<RelayProxy> {
  const { host, hostname, port } = new URL(target)
  let weather = FAIR
  let refusal: RefusalCode | null = null
  let misled: { from: string; to: string } | null = null
  let rewritten: ((bytes: Uint8Array) => Uint8Array | null) | undefined
  const lines = new Set<Line>()
  const hanging = new Set<Duplex>()
  const served = new Map<string, string>()
  const passed = { up: 0, down: 0 }

  const isHeld = (direction: Direction): boolean => weather.holds === direction || weather.holds === 'both'
  let released: (() => void)[] = []
  async function free(direction: Direction | 'both'): Promise<void> {
    while (direction === 'both' ? weather.holds === 'both' : isHeld(direction)) await new Promise<void>(resolve => released.push(resolve))
  }

  /** Sends in order, each message when the weather lets it through. */
  function carrier(direction: Direction, to: WebSocket): (bytes: Uint8Array) => void {
    let freeAt = 0
    let before: Promise<void> = Promise.resolve()
    return bytes => {
      const now = Date.now()
      freeAt = Math.max(now, freeAt) + (weather.bytesPerSecond > 0 ? (bytes.length * 1000) / weather.bytesPerSecond : 0)
      const waitMs = freeAt - now + weather.delayMs
      const ready = waitMs > 0 ? new Promise<void>(resolve => setTimeout(resolve, waitMs)) : Promise.resolve()
      before = Promise.all([before, ready]).then(async () => {
        await free(direction)
        if (to.readyState !== WebSocket.OPEN) return
        passed[direction]++
        to.send(bytes)
      })
    }
  }

  function join(browser: WebSocket, relay: WebSocket): void {
    const line: Line = { browser, relay }
    lines.add(line)
    const up = carrier('up', relay)
    const down = carrier('down', browser)
    let last: Uint8Array | null = null
    let updates = 0
    browser.on('message', (bytes: Buffer) => {
      const message = new Uint8Array(bytes)
      if (carriesUpdate(message)) {
        updates++
        if (refusal && brings(message)) {
          down(encodeMessage({ kind: 'refused', refusal: { index: updates, code: refusal } }))
          return up(NOTHING)
        }
      }
      up(message)
    })
    relay.on('message', (bytes: Buffer) => {
      const message = rewritten ? rewritten(new Uint8Array(bytes)) : new Uint8Array(bytes)
      if (!message) return
      down(message)
      if (!weather.repeats || message[0] !== 0 || message[1] !== SYNC_UPDATE) return
      down(message)
      if (last) down(last)
      last = message
    })
    const end = (from: WebSocket, to: WebSocket): void => {
      from.on('close', (code: number, reason: Buffer) => {
        lines.delete(line)
        // The end of the relay's side does not get through either.
        if (isHeld('down') && to === browser) return
        // 1006 and its like are never sent: they say that nothing was.
        if (code >= 1000 && code !== 1005 && code !== 1006) to.close(code, reason)
        else to.terminate()
      })
      from.on('error', () => {})
    }
    end(browser, relay)
    end(relay, browser)
  }

  async function forward(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    await free('both')
    if (weather.isDown) return void incoming.destroy()
    const path = new URL(incoming.url ?? '/', target).pathname
    const own = served.get(path)
    if (own !== undefined) {
      const type = path.endsWith('.js') ? 'text/javascript' : path.endsWith('.html') || path === '/' ? 'text/html' : 'application/json'
      outgoing.writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' }).end(own)
      return
    }
    const asked = request({ hostname, port, method: incoming.method, path: incoming.url, headers: incoming.headers }, answer => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(outgoing)
      // A relay that dies in the middle of an answer is not waited for.
      answer.on('error', () => incoming.socket.destroy())
    })
    asked.on('error', () => incoming.socket.destroy())
    incoming.pipe(asked)
  }

  const upgrades = new WebSocketServer({ noServer: true, perMessageDeflate: false })
  const server = createServer((incoming, outgoing) => void forward(incoming, outgoing))
  async function admit(incoming: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    socket.on('error', () => {})
    hanging.add(socket)
    await free('both')
    hanging.delete(socket)
    if (socket.destroyed) return
    if (weather.isDown) return void socket.destroy()
    const { origin, cookie } = incoming.headers
    const path = misled ? (incoming.url ?? '').replace(misled.from, misled.to) : (incoming.url ?? '')
    const relay = new WebSocket(`ws://${host}${path}`, { headers: { host: incoming.headers.host ?? host, ...(origin ? { origin } : {}), ...(cookie ? { cookie } : {}) } })
    const early: Buffer[] = []
    const keep = (bytes: Buffer): void => void early.push(bytes)
    relay.on('message', keep)
    relay.once('error', () => socket.destroy())
    relay.once('open', () => {
      if (socket.destroyed) return relay.terminate()
      upgrades.handleUpgrade(incoming, socket, head, browser => {
        relay.off('message', keep)
        join(browser, relay)
        for (const bytes of early) relay.emit('message', bytes)
      })
    })
  }
  server.on('upgrade', (...asked) => void admit(...asked))
  /** All that came, whatever has become of it: a socket that is just being let in is in no other list. */
  const came = new Set<Duplex>()
  server.on('connection', socket => {
    came.add(socket)
    socket.once('close', () => came.delete(socket))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port: own } = server.address() as AddressInfo

  const cut = (): void => {
    for (const { browser, relay } of lines) {
      browser.terminate()
      relay.terminate()
    }
    for (const socket of hanging) socket.destroy()
    hanging.clear()
    lines.clear()
  }
  return {
    origin: `http://127.0.0.1:${own}`,
    set(change) {
      weather = { ...weather, ...change }
      const waiting = released
      released = []
      for (const release of waiting) release()
    },
    cut,
    halfClose() {
      // `_socket` is the TCP socket of ws: only there can one side end without the websocket's own farewell.
      for (const { browser } of lines) (browser as unknown as { _socket: Duplex })._socket.end()
    },
    close(code, reason = '') {
      for (const { browser, relay } of [...lines]) {
        browser.close(code, reason)
        relay.terminate()
      }
    },
    say(bytes) {
      for (const { browser } of lines) browser.send(bytes)
    },
    rewrite(change) {
      rewritten = change
    },
    refuse(code) {
      refusal = code
    },
    mislead(rooms) {
      misled = rooms
    },
    serve(path, text) {
      if (text === null) served.delete(path)
      else served.set(path, text)
    },
    passed: direction => passed[direction],
    sockets: () => lines.size,
    async dispose() {
      cut()
      const closed = new Promise<void>(resolve => server.close(() => resolve()))
      for (const socket of came) socket.destroy()
      await closed
    },
  }
}
