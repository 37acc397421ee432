import { WebSocket } from 'ws'
import * as Y from 'yjs'
import * as wire from './wire.ts'

export type DeviceOptions = {
  doc?: Y.Doc
  /** Announce the protocol version (`?v=1`). */
  speaksOurs?: boolean
  position?: { log: string, since: number }
  /** Answer the relay's sync step 1, and send local edits. */
  sends?: boolean
  headers?: Record<string, string>
  /** More of the address. */
  query?: Record<string, string>
}

/** A device written for tests: it notes everything it hears and lets a test wait for any state. */
export class Device {
  readonly doc: Y.Doc
  readonly heard: wire.Heard[] = []
  readonly socket: WebSocket
  acknowledged = 0
  /** Messages with an update that it has sent. */
  sent = 0
  position: { log: string, sequence: number } | null = null
  role: string | null = null
  refusals: string[] = []
  closeCode: number | null = null
  isSynced = false
  #wake: (() => void)[] = []
  readonly #sends: boolean

  constructor(url: string, room: string, { doc = new Y.Doc(), speaksOurs = true, position, sends = true, headers, query: more }: DeviceOptions = {}) {
    this.doc = doc
    this.#sends = sends
    const query = new URLSearchParams({ ...(speaksOurs && { v: '1' }), ...more, ...(position && { log: position.log, since: String(position.since) }) })
    this.socket = new WebSocket(`${url.replace('http', 'ws')}/sync/${room}?${query}`, { headers })
    this.socket.on('open', () => this.send(wire.stepOne(Y.encodeStateVector(doc))))
    this.socket.on('message', (bytes: Buffer) => this.#hear(new Uint8Array(bytes)))
    this.socket.on('error', () => {})
    this.socket.on('close', code => {
      this.closeCode = code
      this.#changed()
    })
    if (sends) doc.on('update', this.#onUpdate)
  }

  send(bytes: Uint8Array): void {
    if (this.socket.readyState !== WebSocket.OPEN) return
    if (bytes[0] === 0 && bytes[1] !== 0) this.sent++
    this.socket.send(bytes)
  }

  /** Resolves as soon as the condition holds; the test runner's timeout is the only limit. */
  async until(condition: () => boolean): Promise<void> {
    while (!condition()) await new Promise<void>(resolve => this.#wake.push(resolve))
  }

  synced = (): Promise<void> => this.until(() => this.#isOpen() && this.isSynced)
  closed = (): Promise<void> => this.until(() => this.closeCode !== null)
  /** Everything it has sent is on the relay's disk. */
  saved = (): Promise<void> => this.until(() => this.#isOpen() && this.isSynced && this.acknowledged === this.sent && this.sent > 0)

  /** Nothing is saved or synced any more once the connection is gone: waiting for it would be for ever, or for nothing. */
  #isOpen(): boolean {
    if (this.closeCode !== null) throw new Error(`the relay closed this device with ${this.closeCode}`)
    return true
  }

  /** The document is followed no more: another connection takes it on. */
  stopFollowing(): void {
    this.doc.off('update', this.#onUpdate)
  }

  async leave(): Promise<void> {
    this.stopFollowing()
    this.socket.close()
    await this.closed()
  }

  #onUpdate = (update: Uint8Array, origin: unknown): void => {
    if (origin !== this) this.send(wire.update(update))
  }

  #hear(bytes: Uint8Array): void {
    const message = wire.hear(bytes)
    this.heard.push(message)
    switch (message.type) {
      case 'step-1':
        if (this.#sends) this.send(wire.stepTwo(Y.encodeStateAsUpdate(this.doc, message.stateVector)))
        break
      case 'step-2':
      case 'update':
        Y.applyUpdate(this.doc, message.update, this)
        if (message.type === 'step-2') this.isSynced = true
        break
      case 'acknowledged':
        if (message.count <= this.acknowledged || message.count > this.sent) throw new Error(`acknowledged ${message.count} after ${this.acknowledged}, ${this.sent} sent`)
        this.acknowledged = message.count
        break
      case 'position':
        this.position = message
        break
      case 'role':
        this.role = message.role
        break
      case 'refused':
        this.refusals.push(message.code)
        break
      case 'presence':
      case 'pong':
        break
    }
    this.#changed()
  }

  #changed(): void {
    for (const wake of this.#wake.splice(0)) wake()
  }
}
