import { randomBytes } from 'node:crypto'
import { CLOSE, parseRoom, type RefusalCode } from '@trame/shared/protocol'
import { may, WRITING } from '@trame/shared/access'
import { NOBODY, type Who } from '../access/access.ts'
import type { Right } from '../access/decide.ts'
import { StorageFailure, type LogStore } from '../log/LogStore.ts'
import { Client, type Socket } from './client.ts'
import { Committer } from './committer.ts'
import { decideUpdate } from './decide.ts'
import { resumeDrained, tend } from './housekeeping.ts'
import { type Journal, roomTag, SILENT } from './journal.ts'
import { DEFAULT_LIMITS, type Limits } from './limits.ts'
import { type Announcement, readMessage } from './readMessage.ts'
import { boundedReader, readUpdate, TooManyPieces, type UpdateSummary } from './readUpdate.ts'
import { type Member, pongMessage, type Room } from './room.ts'
import { Rooms } from './rooms.ts'
import { presenceMessage } from './writeMessage.ts'

export type RelayOptions = {
  store: LogStore
  limits?: Partial<Limits>
  journal?: Journal
  /** Milliseconds since 1970. */
  now?: () => number
  /** What somebody may do with a board; everybody may write where nobody says so. */
  rightOf?: (board: string, who: Who) => Right
  /** Why this client, which has the right, may not write to this room now; null if it may. */
  mayWrite?: (room: { name: string, kind: Room['kind'] }, client: { author: string | null, session: string }) => RefusalCode | null
}

/** Who connects, as the handshake tells it. `room` is a valid room name. */
export type Arrival = { room: string, address: string, author: string | null, who?: Who, version: number, position: { log: string, since: number } | null }

/** The relay's end of one socket: what the socket's owner calls. */
export type Connection = {
  receive(bytes: Uint8Array): void
  /** A pong frame came. */
  heard(): void
  /** It did what no device does: it is closed with this code, and the log says why. */
  refuse(code: number, reason: string): void
  closed(): void
}

/** How a client that does not speak our messages is told that its update was refused. */
const CLOSE_FOR: Record<RefusalCode, number> = {
  'malformed': CLOSE.malformed,
  'too-large': CLOSE.tooLarge,
  'room-full': CLOSE.tooLarge,
  'too-fast': CLOSE.tooMany,
  'read-only': CLOSE.forbidden,
  'frozen': CLOSE.forbidden,
  'storage': CLOSE.storage,
}

const EVERYTHING: Right = { role: 'owner', until: null }

const TEND_EVERY_MS = 1_000
const RESUME_EVERY_MS = 50

/** Passes opaque updates between devices and keeps them. It sees rooms, bytes, rights and acknowledgements, never boards. */
export class Relay {
  readonly limits: Limits
  readonly #journal: Journal
  readonly #now: () => number
  readonly #rightOf: NonNullable<RelayOptions['rightOf']>
  readonly #mayWrite: NonNullable<RelayOptions['mayWrite']>
  readonly #rooms: Rooms
  readonly #committer: Committer
  readonly #addresses = new Map<string, number>()
  readonly #opening = new Map<Socket, () => void>()
  readonly #unpack
  readonly #tending: NodeJS.Timeout
  #presenceTimer: NodeJS.Timeout | null = null
  #resumeTimer: NodeJS.Timeout | null = null
  #stopping: Promise<void> | null = null
  /** Updates taken since the start. */
  #stored = 0

  constructor({ store, limits, journal = SILENT, now = Date.now, rightOf = () => EVERYTHING, mayWrite = () => null }: RelayOptions) {
    this.limits = { ...DEFAULT_LIMITS, ...limits }
    this.#unpack = boundedReader(this.limits.updatePieces)
    this.#journal = journal
    this.#now = now
    this.#rightOf = rightOf
    this.#mayWrite = mayWrite
    this.#rooms = new Rooms(store, this.limits)
    const closeClient = this.#dismiss.bind(this)
    this.#committer = new Committer({ store, journal, now, closeClient, onShown: () => this.#scheduleResume() })
    this.#tending = setInterval(() => void this.tend(), TEND_EVERY_MS).unref()
  }

  /** `stored` since the start; else what is in memory now: rooms, their clients, presence states, and updates that are not folded yet. */
  count(): { rooms: number, clients: number, presences: number, unfolded: number, bytes: number, stored: number } {
    const rooms = [...this.#rooms.loaded.values()]
    const sum = (of: (room: Room) => number) => rooms.reduce((total, room) => total + of(room), 0)
    return { rooms: rooms.length, clients: sum(room => room.clients.size), presences: sum(room => room.presence.size), unfolded: sum(room => room.log.unfolded), bytes: sum(room => room.log.bytes), stored: this.#stored }
  }

  /** From now on every device is sent away until later. */
  get isStopping(): boolean {
    return this.#stopping !== null
  }

  /** Takes a new socket. Messages that come before its room is loaded wait for it. */
  connect(socket: Socket, arrival: Arrival): Connection {
    const early: Uint8Array[] = []
    let client: Member | null = null
    let gone = false
    const connections = (this.#addresses.get(arrival.address) ?? 0) + 1
    this.#addresses.set(arrival.address, connections)
    const reject = (code: number, reason: string) => {
      gone = true
      this.#journal.warn({ room: roomTag(arrival.room), address: arrival.address, code, reason }, 'connection refused')
      // Its answer to the farewell must be read, or the socket lingers and counts for its address.
      socket.resume()
      socket.close(code, reason)
    }
    if (this.#stopping) reject(CLOSE.restarting, 'restarting')
    else if (connections > this.limits.connectionsPerAddress) reject(CLOSE.tooMany, 'too many connections from this address')
    else {
      socket.pause()
      this.#opening.set(socket, () => reject(CLOSE.restarting, 'restarting'))
      void this.#enter(socket, arrival, () => gone, reject).then(entered => {
        this.#opening.delete(socket)
        if (!entered) return
        client = entered
        for (const bytes of early.splice(0)) this.#receive(client, bytes)
        socket.resume()
      })
    }
    return {
      receive: bytes => {
        if (client) this.#receive(client, bytes)
        else if (!gone) early.push(bytes)
      },
      heard: () => {
        if (client) client.lastHeardAt = this.#now()
      },
      refuse: (code, reason) => {
        if (client) this.#dismiss(client, code, reason)
        else if (!gone) reject(code, reason)
      },
      closed: () => {
        gone = true
        const left = (this.#addresses.get(arrival.address) ?? 1) - 1
        if (left > 0) this.#addresses.set(arrival.address, left)
        else this.#addresses.delete(arrival.address)
        if (client) this.#leave(client)
      },
    }
  }

  /** Rights of this board have changed: each client is told its role, and who has none any more is sent away for good. */
  reconsider(board: string): void {
    for (const room of this.#rooms.loaded.values()) {
      if (parseRoom(room.name)?.board !== board) continue
      for (const client of [...room.clients]) this.#reconsider(client)
    }
  }

  #reconsider(client: Member): void {
    const { role } = client.right
    client.right = this.#rightOf(parseRoom(client.room.name)!.board, client.who)
    if (!may(client.right.role, 'read')) this.#dismiss(client, CLOSE.forbidden, 'no right')
    else if (client.right.role !== role) client.tellRole(this.#now())
  }

  /** One round of housekeeping; runs by itself every second. */
  async tend(): Promise<void> {
    const now = this.#now()
    for (const room of this.#rooms.loaded.values()) {
      for (const client of [...room.clients]) if (client.right.until !== null && client.right.until <= now) this.#reconsider(client)
    }
    await tend(this.#now(), { rooms: this.#rooms, committer: this.#committer, limits: this.limits, journal: this.#journal, closeClient: this.#dismiss.bind(this) })
    this.#scheduleResume()
  }

  /** Commits and acknowledges what has been received, sends everybody away until later, folds. Safe to call twice. */
  stop(): Promise<void> {
    this.#stopping ??= this.#stop()
    return this.#stopping
  }

  async #stop(): Promise<void> {
    clearInterval(this.#tending)
    if (this.#presenceTimer) clearTimeout(this.#presenceTimer)
    if (this.#resumeTimer) clearTimeout(this.#resumeTimer)
    for (const turnAway of this.#opening.values()) turnAway()
    await this.#committer.settle()
    for (const room of [...this.#rooms.loaded.values()]) {
      for (const client of [...room.clients]) this.#dismiss(client, CLOSE.restarting, 'restarting')
      room.log.fold()
      // On a full disk nothing is lost: the rows are there, the next loading reads more of them.
      await this.#rooms.saveSegments(room, { always: true }).catch(() => {})
      this.#rooms.unload(room)
    }
  }

  async #enter(socket: Socket, arrival: Arrival, isGone: () => boolean, reject: (code: number, reason: string) => void): Promise<Member | null> {
    try {
      const { address, author, who = NOBODY, version, position } = arrival
      let room: Room
      // A room may leave memory while somebody enters; then it is opened again.
      do room = await this.#rooms.open(arrival.room, this.#now())
      while (this.#rooms.loaded.get(arrival.room) !== room)
      if (isGone()) return null
      if (room.clients.size >= this.limits.connectionsPerRoom) {
        reject(CLOSE.tooMany, 'too many connections to this room')
        return null
      }
      // Asked when it is let in, so that no change of rights falls between.
      const right = this.#rightOf(parseRoom(arrival.room)!.board, who)
      if (!may(right.role, 'read')) {
        reject(CLOSE.forbidden, 'no right')
        return null
      }
      const session = randomBytes(9).toString('base64url')
      const client = new Client({ socket, room, session, author, address, who, right, version, position, now: this.#now(), limits: this.limits })
      room.clients.add(client)
      client.tellRole(this.#now())
      return client
    } catch (error) {
      this.#journal.error({ room: roomTag(arrival.room), error: error instanceof Error ? error.message : String(error) }, 'room could not be loaded')
      if (!isGone()) reject(CLOSE.storage, error instanceof StorageFailure ? 'storage' : 'internal error')
      return null
    }
  }

  /** P5: whatever a message does, it is its sender's affair alone. */
  #receive(client: Member, bytes: Uint8Array): void {
    try {
      this.#handle(client, bytes)
    } catch (error) {
      this.#journal.error({ room: roomTag(client.room.name), session: client.session, error: error instanceof Error ? error.message : String(error) }, 'message failed')
      this.#dismiss(client, CLOSE.malformed, 'internal error')
    }
  }

  #handle(client: Member, bytes: Uint8Array): void {
    if (client.closed) return
    if (client.backlog.length > 0) {
      client.backlog.push(bytes)
      return
    }
    const now = this.#now()
    client.lastHeardAt = now
    // What ended since the last round of housekeeping has ended.
    if (client.right.until !== null && client.right.until <= now) this.#reconsider(client)
    if (client.closed) return
    this.#slowDown(client, now)
    // The socket's own buffers are reused or shared: keep a copy of just these bytes.
    const message = readMessage(new Uint8Array(bytes))
    if ((message.kind === 'step-1' || message.kind === 'query-awareness') && client.socket.unsent > this.limits.unsentBytes) return this.#hold(client, bytes, now)
    switch (message.kind) {
      case 'update':
        return this.#onUpdate(client, message.update, now)
      case 'unreadable-update':
        return this.#refuse(client, ++client.received, 'malformed', now)
      case 'step-1':
        return client.room.join(client, message.stateVector, now)
      case 'awareness':
        return this.#onPresence(client, message.announcements, now)
      case 'query-awareness': {
        const present = client.room.presence.whole()
        if (present) client.send(present, now)
        return
      }
      case 'ping':
        return client.sendOwn(pongMessage(message.number), now)
      case 'unreadable':
        return this.#dismiss(client, CLOSE.malformed, message.reason)
    }
  }

  #onUpdate(client: Member, update: Uint8Array, now: number): void {
    const { room } = client
    const index = ++client.received
    if (update.length > this.limits.updateBytes) return this.#refuse(client, index, 'too-large', now)
    let summary: UpdateSummary
    try {
      summary = readUpdate(update, this.#unpack)
    } catch (error) {
      return this.#refuse(client, index, error instanceof TooManyPieces ? 'too-large' : 'malformed', now)
    }
    const facts = { bytes: update.length, known: room.coverage.covers(summary), roomBytes: room.log.bytes, forbidden: () => this.#refusalFor(client) }
    const decision = decideUpdate(facts, this.limits)
    if (decision.kind === 'refuse') return this.#refuse(client, index, decision.code, now)
    if (decision.kind === 'store') {
      room.coverage.add(summary)
      room.log.append(update, client, now)
      this.#stored++
    }
    this.#owe(client)
  }

  #refusalFor(client: Member): RefusalCode | null {
    return may(client.right.role, WRITING[client.room.kind]) ? this.#mayWrite(client.room, client) : 'read-only'
  }

  /** A known or refused update is acknowledged with the next commit too: what it repeats may still be on its way to the disk. */
  #owe(client: Member): void {
    client.room.owed.add(client)
    this.#committer.mark(client.room)
  }

  #refuse(client: Member, index: number, code: RefusalCode, now: number): void {
    this.#journal.warn({ room: roomTag(client.room.name), session: client.session, code }, 'update refused')
    if (!client.speaksOurs) return this.#dismiss(client, CLOSE_FOR[code], code)
    client.refuse(index, code, now)
    this.#owe(client)
  }

  #slowDown(client: Member, now: number): void {
    const waitMs = client.bucket.take(now)
    if (waitMs === 0) return
    client.socket.pause()
    setTimeout(() => this.#read(client), waitMs).unref()
  }

  /** Its questions have long answers, and it has not read the last ones: it is read again when it has. */
  #hold(client: Member, bytes: Uint8Array, now: number): void {
    client.backlog.push(bytes)
    client.socket.pause()
    client.room.wait(client, now)
    this.#scheduleResume()
  }

  #read(client: Member): void {
    if (client.backlog.length === 0) client.socket.resume()
  }

  #onPresence(client: Member, announcements: Announcement[], now: number): void {
    const { presence } = client.room
    const news = announcements.filter(announcement => presence.isNews(announcement))
    for (const { state } of news) {
      if (state.length > this.limits.presenceBytes) return this.#dismiss(client, CLOSE.tooLarge, 'presence too large')
      if (!isJson(state)) return this.#dismiss(client, CLOSE.malformed, 'presence is not JSON')
    }
    if (news.length > 0 && presence.countWith(client, news) > this.limits.presencesPerConnection) return this.#dismiss(client, CLOSE.tooMany, 'too many presences')
    const answers = presence.announce(client, announcements)
    if (answers.length > 0) client.send(presenceMessage(answers), now)
    this.#schedulePresence()
  }

  #schedulePresence(): void {
    if (this.#stopping) return
    this.#presenceTimer ??= setTimeout(() => {
      this.#presenceTimer = null
      for (const room of this.#rooms.loaded.values()) room.broadcastPresence(this.#now())
    }, this.limits.presenceEveryMs)
  }

  /** Looks after slow clients often, but only while there are any. */
  #scheduleResume(): void {
    if (this.#stopping || this.#resumeTimer) return
    const rooms = [...this.#rooms.loaded.values()].filter(room => room.slow.size > 0)
    if (rooms.length === 0) return
    this.#resumeTimer = setTimeout(() => {
      this.#resumeTimer = null
      for (const client of rooms.flatMap(room => resumeDrained(room, this.#now(), this.limits))) {
        for (const bytes of client.backlog.splice(0)) this.#receive(client, bytes)
        this.#read(client)
      }
      this.#scheduleResume()
    }, RESUME_EVERY_MS)
  }

  #leave(client: Member): void {
    if (client.closed) return
    client.closed = true
    const { room } = client
    room.clients.delete(client)
    room.owed.delete(client)
    room.slow.delete(client)
    room.presence.leave(client)
    if (room.presence.hasNews) this.#schedulePresence()
    if (room.clients.size === 0) room.emptySince = this.#now()
  }

  /** Closes one client, says why in the log, and goes on with the others. */
  #dismiss(client: Member, code: number, reason: string): void {
    if (client.closed) return
    this.#journal.warn({ room: roomTag(client.room.name), session: client.session, code, reason }, 'client closed')
    this.#leave(client)
    // Its answer to the farewell must be read, or the socket lingers.
    client.socket.resume()
    client.socket.close(code, reason)
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
