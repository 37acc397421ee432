import { crc32 } from 'node:zlib'
import { encodeMessage, parseRoom, type RoomKind } from '@trame/shared/protocol'
import type { LoadedRoom } from '../log/LogStore.ts'
import type { Client } from './client.ts'
import type { Limits } from './limits.ts'
import { mergeAll } from './merge.ts'
import { Presence } from './presence.ts'
import { type Entry, RoomLog } from './roomLog.ts'
import { positionMessage, stepOneMessage, SYNCED, updateMessage } from './writeMessage.ts'

/** A client of a room. */
export type Member = Client<Room>

/** From this many updates of one turn on, they are merged into one message for everybody. */
const WORTH_MERGING = 4

/** One synchronised document: a log of opaque updates and the clients that read it. */
export class Room {
  readonly name: string
  readonly kind: RoomKind
  /** The incarnation of the log, part of each position. */
  readonly logName: string
  readonly log: RoomLog<Member>
  readonly clients = new Set<Member>()
  readonly presence = new Presence<Member>((a, b) => a.who.device !== null && a.who.device === b.who.device)
  coverage
  /** Clients with messages that are not acknowledged yet. */
  readonly owed = new Set<Member>()
  /** Clients that wait for their sockets to drain (P11). */
  readonly slow = new Set<Member>()
  emptySince: number
  lastWriteAt = 0
  /** When folded parts that could not be saved are tried again. */
  saveAgainAt = 0
  readonly #limits: Limits

  constructor(name: string, loaded: LoadedRoom, limits: Limits, now: number) {
    this.name = name
    this.kind = parseRoom(name)?.kind ?? 'board'
    // P7: a position in another room's log is none here, or a device that is led astray would be answered with nothing and
    // would fill this room with another board (S11).
    this.logName = `${loaded.log}.${crc32(name).toString(36)}`
    this.log = new RoomLog(loaded.end, loaded.parts)
    this.coverage = this.log.coverage()
    this.emptySince = now
    this.#limits = limits
  }

  /** Answers sync step 1: what the device lacks, then the end mark, then what the relay asks for (P6, P7). */
  join(client: Member, stateVector: ReadonlyMap<number, number>, now: number): void {
    const position = client.position
    // Only good for the first question: later ones ask about now.
    client.position = null
    const known = position !== null && position.log === this.logName && position.since <= this.log.visible
    const messages = known ? this.log.after(position.since, stateVector) : this.log.lacking(stateVector)
    for (const message of messages) client.send(message, now)
    client.joined = true
    client.cursor = this.log.visible
    client.send(SYNCED, now)
    client.send(stepOneMessage(this.coverage.stateVector()), now)
    client.askedUpTo = this.log.end
    this.tellPosition(client, now)
    const present = this.presence.whole()
    if (present) client.send(present, now)
  }

  tellPosition(client: Member, now: number): void {
    if (!client.joined || client.toldPosition === client.cursor) return
    client.toldPosition = client.cursor
    client.sendOwn(positionMessage(this.logName, client.cursor), now)
  }

  /** Shows everything below `to`, which is on disk, to everybody who keeps up; the others resume when they have drained. */
  show(to: number, now: number): void {
    const from = this.log.visible
    const fresh = this.log.reveal(to)
    if (fresh.length === 0) return
    this.lastWriteAt = now
    const shared = this.#shared(fresh)
    const authors = new Set(fresh.map(entry => entry.author))
    for (const client of this.clients) {
      if (!client.joined) continue
      if (client.cursor !== from || client.socket.unsent > this.#limits.unsentBytes) {
        this.wait(client, now)
        continue
      }
      client.cursor = to
      if (!authors.has(client)) for (const message of shared) client.send(message, now)
      else if (authors.size > 1) for (const message of this.#forAuthor(client, fresh, shared)) client.send(message, now)
    }
  }

  /** This client's socket takes nothing more: it keeps its place until it has drained. */
  wait(client: Member, now: number): void {
    client.slowUntil ??= now + this.#limits.slowMs + (client.socket.unsent / this.#limits.slowLineBytesPerSecond) * 1_000
    this.slow.add(client)
  }

  /** A slow client has drained: it gets what it missed, presence included. */
  resume(client: Member, now: number): void {
    client.slowUntil = null
    this.slow.delete(client)
    if (!client.joined) return
    for (const message of this.log.after(client.cursor)) client.send(message, now)
    client.cursor = this.log.visible
    const present = this.presence.whole()
    if (present) client.send(present, now)
  }

  broadcastPresence(now: number): void {
    const news = this.presence.takeNews()
    if (news === null) return
    for (const client of this.clients) {
      if (client.joined && !client.isSlow && client !== news.only) client.send(news.message, now)
    }
  }

  /** What was not committed never was: the log and what it holds go back to what is on disk. */
  dropWaiting(): void {
    this.log.dropWaiting()
    this.coverage = this.log.coverage()
  }

  #shared(fresh: readonly Entry<Member>[]): Uint8Array[] {
    if (fresh.length < WORTH_MERGING || this.clients.size < 3) return fresh.map(entry => entry.message)
    try {
      return [updateMessage(mergeAll(fresh.map(entry => entry.update)))]
    } catch {
      return fresh.map(entry => entry.message)
    }
  }

  /** An author is not sent its own update; when all are merged into one it is, which Yjs ignores. */
  #forAuthor(client: Member, fresh: readonly Entry<Member>[], shared: Uint8Array[]): Uint8Array[] {
    const merged = shared.length < fresh.length
    return merged ? shared : fresh.filter(entry => entry.author !== client).map(entry => entry.message)
  }
}

export const pongMessage = (number: number): Uint8Array => encodeMessage({ kind: 'pong', number })
