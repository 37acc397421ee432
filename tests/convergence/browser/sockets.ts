/** A websocket between a page and the relay: messages keep their order, and wait in both directions until the schedule moves them. */
import { here } from './program.ts'
import type { Page } from './page.ts'
import type { Connection } from '../../../server/relay/relay.ts'
import type { Socket } from '../../../server/relay/client.ts'

/** Where sockets connect to; null while nobody is there. */
export type RelayDoor = { accept: (url: URL, socket: Socket) => Connection | null }
type Downward = { readonly bytes: Uint8Array } | { readonly closeCode: number }

const CONNECTING = 0
const OPEN = 1
const CLOSED = 3
const ABNORMAL = 1006

/** What the page's code takes for `WebSocket`. */
export class DeviceSocket {
  static readonly CONNECTING = CONNECTING
  static readonly OPEN = OPEN
  static readonly CLOSED = CLOSED
  readonly CONNECTING = CONNECTING
  readonly OPEN = OPEN
  readonly CLOSED = CLOSED
  binaryType = 'blob'
  readyState: number = CONNECTING
  onopen: (() => void) | null = null
  onmessage: ((event: { data: ArrayBuffer }) => void) | null = null
  onclose: ((event: { code: number; reason: string }) => void) | null = null
  onerror: ((event: object) => void) | null = null
  private readonly url: URL
  private readonly page: Page
  private readonly hearers = new Set<(event: object) => void>()
  private up: Uint8Array[] = []
  private down: Downward[] = []
  private connection: Connection | null = null
  private isPaused = false
  /** The relay has not noticed yet that this socket is dead. */
  private isForgotten = false
  /** Nothing goes through any more, and nobody is told. */
  isMute = false

  constructor(url: string) {
    this.url = new URL(url)
    this.page = here() as Page
    this.page.sockets.set(this.url.pathname, this)
  }

  // ---- the page's side ----

  addEventListener(type: string, listener: (event: object) => void): void {
    if (type === 'message') this.hearers.add(listener)
  }
  send(data: ArrayBufferView<ArrayBuffer> | ArrayBuffer): void {
    if (this.readyState !== OPEN || this.page.isDead) return
    const bytes = data instanceof ArrayBuffer ? new Uint8Array(data) : new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    this.up.push(bytes.slice())
  }
  close(): void {
    if (this.readyState === CLOSED) return
    this.readyState = CLOSED
    this.forget()
    // What was handed to the socket before still goes out.
    if (!this.isMute) this.deliverUp(Infinity)
    this.leave()
  }

  // ---- the schedule's side ----

  get room(): string {
    return this.url.pathname.split('/').at(-1)!
  }

  get isConnecting(): boolean {
    return this.readyState === CONNECTING
  }
  get isOpen(): boolean {
    return this.readyState === OPEN
  }
  /** The relay takes the socket, or nobody is there. */
  open(door: RelayDoor | null): void {
    if (this.readyState !== CONNECTING || this.isMute) return
    this.connection = door?.accept(this.url, this.relayEnd) ?? null
    if (!this.connection) return this.end(ABNORMAL)
    this.readyState = OPEN
    this.page.run(() => this.onopen?.())
  }
  deliverUp(count: number): number {
    if (this.isMute || this.isPaused || !this.connection) return 0
    const messages = this.up.splice(0, count)
    for (const bytes of messages) this.connection.receive(bytes)
    return messages.length
  }
  deliverDown(count: number): number {
    if (this.isMute) return 0
    const messages = this.down.splice(0, count)
    for (const message of messages) {
      if (this.readyState !== OPEN) break
      if ('closeCode' in message) this.end(message.closeCode)
      else {
        const data = message.bytes.slice().buffer
        this.page.run(() => {
          this.onmessage?.({ data })
          for (const hear of this.hearers) hear({ data })
        })
      }
    }
    return messages.length
  }
  /** An update as the relay may send it again. */
  repeat(bytes: Uint8Array): void {
    if (this.readyState === OPEN) this.down.push({ bytes })
  }
  /** The network is gone between the two: the page learns it now, the relay now or later. */
  cut({ relayNotices = true } = {}): void {
    if (this.readyState === CLOSED) return
    if (relayNotices) this.leave()
    else this.isForgotten = true
    this.end(ABNORMAL)
  }
  notice(): void {
    if (this.isForgotten) this.leave()
  }

  private end(code: number): void {
    if (this.readyState === CLOSED) return
    this.readyState = CLOSED
    this.forget()
    this.up = []
    this.down = []
    if (!this.page.isDead) this.page.run(() => this.onclose?.({ code, reason: '' }))
  }
  private forget(): void {
    if (this.page.sockets.get(this.url.pathname) === this) this.page.sockets.delete(this.url.pathname)
  }
  private leave(): void {
    this.isForgotten = false
    const { connection } = this
    this.connection = null
    connection?.closed()
  }

  /** What the relay takes for its end of the socket. */
  private readonly relayEnd: Socket = ((self: DeviceSocket): Socket => ({
    send: message => void (self.readyState === OPEN && self.down.push({ bytes: message })),
    close(code) {
      self.down.push({ closeCode: code })
      self.leave()
    },
    ping: () => void (self.isMute || self.isForgotten || self.connection?.heard()),
    pause: () => void (self.isPaused = true),
    resume: () => void (self.isPaused = false),
    get unsent() {
      return self.down.reduce((sum, message) => sum + ('bytes' in message ? message.bytes.length : 0), 0)
    },
  }))(this)
}
