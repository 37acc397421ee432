import { CLOSE } from '@trame/shared/protocol'
import { StorageFailure, type LogRow, type LogStore } from '../log/LogStore.ts'
import { type Journal, roomTag } from './journal.ts'
import type { Member, Room } from './room.ts'

type Batch = { room: Room, to: number, rows: LogRow[], handled: Map<Member, number> }

export type CommitterOptions = {
  store: LogStore
  journal: Journal
  now: () => number
  closeClient: (client: Member, code: number, reason: string) => void
  /** After each commit, when everybody has been sent what it brought. */
  onShown: () => void
}

/**
 * Collects what all rooms received in one turn of the event loop, commits it once, and only then shows it and
 * acknowledges it (P2, P3). While a commit runs, the next batch gathers.
 */
export class Committer {
  readonly #store: LogStore
  readonly #journal: Journal
  readonly #now: () => number
  readonly #closeClient: (client: Member, code: number, reason: string) => void
  readonly #dirty = new Set<Room>()
  #scheduled = false
  #running: Promise<void> | null = null

  readonly #onShown: () => void

  constructor({ store, journal, now, closeClient, onShown }: CommitterOptions) {
    this.#onShown = onShown
    this.#store = store
    this.#journal = journal
    this.#now = now
    this.#closeClient = closeClient
  }

  /** Something in this room waits to be committed or acknowledged. */
  mark(room: Room): void {
    this.#dirty.add(room)
    this.#schedule()
  }

  isDirty(room: Room): boolean {
    return this.#dirty.has(room) || this.#running !== null
  }

  /** Resolves when everything received so far is committed, or has failed. */
  async settle(): Promise<void> {
    while (this.#running !== null || this.#dirty.size > 0) await (this.#running ?? this.#turn())
  }

  #schedule(): void {
    if (this.#scheduled || this.#running !== null) return
    this.#scheduled = true
    setImmediate(() => {
      this.#scheduled = false
      if (this.#running === null && this.#dirty.size > 0) void this.#turn()
    })
  }

  #turn(): Promise<void> {
    this.#running = this.#commit().finally(() => {
      this.#running = null
      if (this.#dirty.size > 0) this.#schedule()
    })
    return this.#running
  }

  async #commit(): Promise<void> {
    const batches = [...this.#dirty].map(batchOf)
    this.#dirty.clear()
    try {
      await this.#store.append(batches.flatMap(batch => batch.rows))
    } catch (error) {
      this.#fail(batches, error)
      return
    }
    const now = this.#now()
    for (const { room, to, handled } of batches) {
      room.show(to, now)
      for (const [client, count] of handled) {
        client.acknowledge(count, now)
        if (client.acknowledged === client.received) room.owed.delete(client)
      }
    }
    this.#onShown()
  }

  /**
   * Nothing of these batches is shown or acknowledged. Their authors are sent away for now: they still have their
   * edits, and the handshake on their return finds out what is missing here.
   */
  #fail(batches: readonly Batch[], error: unknown): void {
    const code = error instanceof StorageFailure ? error.code : 'unexpected'
    for (const { room } of batches) {
      this.#journal.error({ room: roomTag(room.name), code, error: error instanceof Error ? error.message : String(error) }, 'commit failed')
      room.dropWaiting()
      for (const client of room.owed) this.#closeClient(client, CLOSE.storage, 'storage')
      // The answers of those who were asked for less than the disk now lacks would be taken for all they have (P6).
      for (const client of room.clients) if (client.askedUpTo > room.log.end) this.#closeClient(client, CLOSE.storage, 'storage')
      room.owed.clear()
    }
  }
}

function batchOf(room: Room): Batch {
  const rows = room.log.waiting().map(({ sequence, update, author, time }) => ({ room: room.name, sequence, update, author: author.author, session: author.session, time }))
  return { room, to: room.log.end, rows, handled: new Map([...room.owed].map(client => [client, client.received])) }
}
