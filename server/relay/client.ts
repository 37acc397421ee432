import { encodeMessage, type RefusalCode } from '@trame/shared/protocol'
import type { Limits } from './limits.ts'
import { TokenBucket } from './tokenBucket.ts'

/** One websocket, as the relay needs it. */
export interface Socket {
  send(message: Uint8Array): void
  close(code: number, reason: string): void
  ping(): void
  /** Stops and resumes reading, so that the other side has to wait. */
  pause(): void
  resume(): void
  /** Bytes that the system has not taken yet. */
  readonly unsent: number
}

export type ClientOptions<Room> = {
  socket: Socket
  room: Room
  /** Names this connection in each row it writes. */
  session: string
  author: string | null
  address: string
  /** True if the device announced a protocol version: it understands our messages. */
  speaksOurs: boolean
  /** The position it comes back with. */
  position: { log: string, since: number } | null
  now: number
  limits: Limits
}

/** One connected device: a cursor on the log of its room, which it only carries along, and what it has been told. */
export class Client<Room> {
  readonly socket: Socket
  readonly room: Room
  readonly session: string
  readonly author: string | null
  readonly address: string
  readonly speaksOurs: boolean
  position: { log: string, since: number } | null
  readonly bucket: TokenBucket
  /** True once it has sent its first sync step 1. */
  joined = false
  /** It has been sent everything below this sequence number. */
  cursor = 0
  /** The last position it was told. */
  toldPosition = -1
  /** Messages with an update that came from it, and how many of those it was told are handled (P3). */
  received = 0
  acknowledged = 0
  lastSaidAt: number
  lastHeardAt: number
  /** Its socket takes nothing: until when it is given to drain; null while it does. */
  slowUntil: number | null = null
  /** Messages that wait until it has read its answers (P11). */
  readonly backlog: Uint8Array[] = []
  /** The relay's question to it spoke for the log up to here (P6). */
  askedUpTo = 0
  closed = false

  constructor({ socket, room, session, author, address, speaksOurs, position, now, limits }: ClientOptions<Room>) {
    this.socket = socket
    this.room = room
    this.session = session
    this.author = author
    this.address = address
    this.speaksOurs = speaksOurs
    this.position = position
    this.lastSaidAt = now
    this.lastHeardAt = now
    this.bucket = new TokenBucket(limits.messagesPerSecond, limits.messagesBurst, now)
  }

  get isSlow(): boolean {
    return this.slowUntil !== null
  }

  send(message: Uint8Array, now: number): void {
    if (this.closed) return
    this.lastSaidAt = now
    this.socket.send(message)
  }

  /** Our own messages go only to who announced a version (P1). */
  sendOwn(message: Uint8Array, now: number): void {
    if (this.speaksOurs) this.send(message, now)
  }

  acknowledge(count: number, now: number): void {
    if (count <= this.acknowledged) return
    this.acknowledged = count
    this.sendOwn(encodeMessage({ kind: 'acknowledged', count }), now)
  }

  refuse(index: number, code: RefusalCode, now: number): void {
    this.sendOwn(encodeMessage({ kind: 'refused', refusal: { index, code } }), now)
  }
}
