import { encodeMessage, type RefusalCode } from '@trame/shared/protocol'
import type { Who } from '../access/access.ts'
import type { Right } from '../access/decide.ts'
import type { Limits } from './limits.ts'
import { TokenBucket } from './tokenBucket.ts'

/** The version of the wire that has the message ROLE. */
const ROLE_SINCE = 2

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
  who: Who
  right: Right
  /** The protocol version that the device announced; 0 for a stock y-websocket. */
  version: number
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
  readonly who: Who
  /** What it may do here, until something of that ends. */
  right: Right
  readonly version: number
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

  constructor({ socket, room, session, author, address, who, right, version, position, now, limits }: ClientOptions<Room>) {
    this.socket = socket
    this.room = room
    this.session = session
    this.author = author
    this.address = address
    this.who = who
    this.right = right
    this.version = version
    this.position = position
    this.lastSaidAt = now
    this.lastHeardAt = now
    this.bucket = new TokenBucket(limits.messagesPerSecond, limits.messagesBurst, now)
  }

  /** It understands our messages. */
  get speaksOurs(): boolean {
    return this.version >= 1
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

  tellRole(now: number): void {
    if (this.version >= ROLE_SINCE && this.right.role !== null) this.send(encodeMessage({ kind: 'role', role: this.right.role }), now)
  }

  refuse(index: number, code: RefusalCode, now: number): void {
    this.sendOwn(encodeMessage({ kind: 'refused', refusal: { index, code } }), now)
  }
}
