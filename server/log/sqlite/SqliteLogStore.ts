import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, openSync } from 'node:fs'
import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { crc32 } from 'node:zlib'
import { type Kysely, sql } from 'kysely'
import type { LoadedRoom, LogPart, LogRow, LogStore, Recovery, RoomInfo } from '../LogStore.ts'
import { openDatabase } from './connection.ts'
import { asFailure } from './failure.ts'
import { openLog } from './openLog.ts'
import { readAround } from './salvage.ts'
import type { Tables } from './schema.ts'

export type SqliteLogOptions = {
  file: string
  /** Milliseconds since 1970. */
  now?: () => number
  /** Refuses to grow past this size, as a full disk would. */
  maxBytes?: number
  /**
   * Opened beside a running relay (a command line): mends nothing, and leaves no mark of opening or closing.
   * A guest writes only to rooms that it has just named itself.
   */
  isGuest?: boolean
  /** Told of each recovery, also of those while opening. */
  onRecovery?: (recovery: Recovery) => void
}

/** Opens (and if need be creates, upgrades or repairs) the log in one SQLite file. Throws `StorageFailure`. */
export async function openSqliteLog(options: SqliteLogOptions): Promise<LogStore> {
  const now = options.now ?? Date.now
  const journal = `${options.file}-wal`
  const leftJournal = options.isGuest && existsSync(journal) ? journal : null
  try {
    const { db, tables, recoveries } = options.isGuest ? { ...await openDatabase(options.file), recoveries: [] } : await openLog(options.file, now())
    if (options.maxBytes !== undefined) {
      const { page_size: pageSize } = db.prepare('PRAGMA page_size').get() as { page_size: number }
      db.exec(`PRAGMA max_page_count = ${Math.ceil(options.maxBytes / pageSize)}`)
    }
    const store = new SqliteLogStore(db, tables, { leftJournal, now, onRecovery: options.onRecovery ?? (() => {}), isGuest: options.isGuest ?? false })
    if (options.isGuest) return store
    for (const recovery of recoveries) store.recovered(recovery)
    await store.saveSetting('stopped', 'no')
    // In the main file too, so that a lost journal is noticed at the next opening.
    db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    return store
  } catch (error) {
    throw asFailure(error)
  }
}

type StoreOptions = Required<Pick<SqliteLogOptions, 'now' | 'onRecovery' | 'isGuest'>> & {
  /** The journal that was there before a guest came. */
  leftJournal: string | null
}

class SqliteLogStore implements LogStore {
  readonly recoveries: Recovery[] = []
  /**
   * A new name at each opening, not one per folder: after a restored copy or a lost tail, numbers are given out
   * again for other rows, and nothing inside the folder could tell.
   */
  readonly #incarnation = randomBytes(9).toString('base64url')
  readonly #leftJournal: string | null
  readonly #db: DatabaseSync
  readonly #tables: Kysely<Tables>
  readonly #now: () => number
  readonly #onRecovery: (recovery: Recovery) => void
  readonly #isGuest: boolean
  readonly #insertRow: StatementSync
  readonly #insertRoom: StatementSync
  #closed = false

  constructor(db: DatabaseSync, tables: Kysely<Tables>, { leftJournal, now, onRecovery, isGuest }: StoreOptions) {
    this.#leftJournal = leftJournal
    this.#db = db
    this.#tables = tables
    this.#now = now
    this.#onRecovery = onRecovery
    this.#isGuest = isGuest
    this.#insertRow = db.prepare('INSERT INTO rows (room, sequence, time, session, author, checksum, data) VALUES (?, ?, ?, ?, ?, ?, ?)')
    this.#insertRoom = db.prepare('INSERT OR IGNORE INTO rooms (name, created_at) VALUES (?, ?)')
  }

  recovered(recovery: Recovery): void {
    this.recoveries.push(recovery)
    this.#onRecovery(recovery)
  }

  async append(rows: readonly LogRow[]): Promise<void> {
    if (rows.length === 0) return
    this.#write(() => {
      for (const row of rows) {
        if (row.sequence === 0) this.#insertRoom.run(row.room, row.time)
        this.#insertRow.run(row.room, row.sequence, row.time, row.session, row.author, crc32(row.update), row.update)
      }
    })
  }

  async load(room: string): Promise<LoadedRoom> {
    try {
      const parts: LogPart[] = []
      let covered = 0
      for (const segment of this.#segments(room)) {
        // Rows are read where no segment speaks for them: after the last one, and where one was damaged.
        if (segment.from > covered) parts.push(...this.#readRows(room, covered, segment.from))
        parts.push(segment)
        covered = segment.to
      }
      parts.push(...this.#readRows(room, covered, Number.MAX_SAFE_INTEGER))
      const last = this.#db.prepare('SELECT max(sequence) AS sequence FROM rows WHERE room = ?').get(room)?.sequence
      const end = Math.max(covered, parts.at(-1)?.to ?? 0, typeof last === 'number' ? last + 1 : 0, this.#asideEnd(room))
      return { log: this.#incarnation, end, parts }
    } catch (error) {
      throw asFailure(error)
    }
  }

  async replaceSegments(room: string, segments: readonly LogPart[]): Promise<void> {
    this.#write(() => {
      const kept = new Map(segments.map(segment => [segment.from, segment]))
      for (const { start, stop } of this.#db.prepare('SELECT start, stop FROM segments WHERE room = ?').all(room)) {
        if (kept.get(Number(start))?.to === stop) kept.delete(Number(start))
        else this.#db.prepare('DELETE FROM segments WHERE room = ? AND start = ?').run(room, start!)
      }
      const insert = this.#db.prepare('INSERT INTO segments (room, start, stop, checksum, data) VALUES (?, ?, ?, ?, ?)')
      for (const { from, to, update } of kept.values()) insert.run(room, from, to, crc32(update), update)
    })
  }

  async rows(room: string, { from = 0, limit = -1 }: { from?: number, limit?: number } = {}): Promise<LogRow[]> {
    const rows = await this.#read(async () => this.#db.prepare('SELECT sequence, time, session, author, data FROM rows WHERE room = ? AND sequence >= ? ORDER BY sequence LIMIT ?').all(room, from, limit))
    return rows.map(row => ({
      room,
      sequence: Number(row.sequence),
      update: row.data as Uint8Array,
      author: row.author as string | null,
      session: String(row.session),
      time: Number(row.time),
    }))
  }

  async exists(room: string): Promise<boolean> {
    return this.#read(async () => this.#db.prepare('SELECT 1 FROM rooms WHERE name = ?').get(room) !== undefined)
  }

  async rooms(): Promise<RoomInfo[]> {
    return await this.#read(() => this.#tables
      .selectFrom('rooms')
      .leftJoin('rows', 'rows.room', 'rooms.name')
      .select(['rooms.name as room', 'rooms.created_at as createdAt', sql<number>`count(rows.sequence)`.as('rows'), sql<number>`coalesce(max(rows.time), 0)`.as('lastWriteAt')])
      .groupBy('rooms.name')
      .orderBy('rooms.created_at')
      .execute())
  }

  async setAside(room: string, sequence: number, reason: string): Promise<void> {
    this.#write(() => {
      const found = this.#now()
      this.#db.prepare('INSERT INTO aside SELECT room, start, stop, ?, ?, data FROM segments WHERE room = ? AND start = ? AND stop > start + 1').run(reason, found, room, sequence)
      const { changes } = this.#db.prepare('DELETE FROM segments WHERE room = ? AND start = ? AND stop > start + 1').run(room, sequence)
      if (Number(changes) > 0) return
      this.#db.prepare('INSERT INTO aside SELECT room, sequence, sequence + 1, ?, ?, data FROM rows WHERE room = ? AND sequence = ?').run(reason, found, room, sequence)
      this.#db.prepare('DELETE FROM rows WHERE room = ? AND sequence = ?').run(room, sequence)
      this.#db.prepare('DELETE FROM segments WHERE room = ? AND start = ?').run(room, sequence)
    })
    this.recovered({ code: 'set-aside', detail: `entry ${sequence} of a room could not be read (${reason}); its bytes are kept apart` })
  }

  async setting(key: string): Promise<string | null> {
    const row = await this.#read(() => this.#tables.selectFrom('settings').select('value').where('key', '=', key).executeTakeFirst())
    return row?.value ?? null
  }

  async saveSetting(key: string, value: string): Promise<void> {
    this.#write(() => this.#db.prepare('INSERT OR REPLACE INTO settings (key, value) VALUES (?, ?)').run(key, value))
  }

  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    try {
      if (!this.#isGuest) await this.saveSetting('stopped', 'cleanly')
    } catch {
      // A full disk at the end: the next opening says that the stop was not clean, which is true.
    } finally {
      this.#db.close()
      // Who leaves last writes the journal into the file and takes it away. After a kill that is a guest, and the next
      // start would believe that the journal was lost. An empty one says that all is in the file.
      if (this.#leftJournal !== null) closeSync(openSync(this.#leftJournal, 'a'))
    }
  }

  /** What the storage is to blame for becomes a StorageFailure. */
  async #read<T>(ask: () => Promise<T>): Promise<T> {
    try {
      return await ask()
    } catch (error) {
      throw asFailure(error)
    }
  }

  /** One durable transaction: all of `work` or nothing. */
  #write(work: () => void): void {
    try {
      this.#db.exec('BEGIN IMMEDIATE')
      work()
      this.#db.exec('COMMIT')
    } catch (error) {
      // After some failures SQLite has rolled back by itself.
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK')
      throw asFailure(error)
    }
  }

  #segments(room: string): LogPart[] {
    const { rows, broken } = readAround(this.#db, 'SELECT start, stop, checksum, data FROM segments WHERE room = ?', ['start'], [room])
    if (broken) this.recovered({ code: 'damaged-rows', detail: 'some segments of a room could not be read; its rows are used instead' })
    const sound = rows.filter(row => crc32(row.data as Uint8Array) === row.checksum)
    if (sound.length < rows.length) this.recovered({ code: 'damaged-rows', detail: `${rows.length - sound.length} segments of a room failed their checksum; its rows are used instead` })
    return sound.map(row => ({ from: Number(row.start), to: Number(row.stop), update: row.data as Uint8Array })).sort((a, b) => a.from - b.from)
  }

  #readRows(room: string, from: number, to: number): LogPart[] {
    const query = 'SELECT sequence, checksum, data FROM rows WHERE room = ? AND sequence >= ? AND sequence < ?'
    const { rows, broken } = readAround(this.#db, query, ['sequence'], [room, from, to])
    if (broken) this.recovered({ code: 'damaged-rows', detail: `some rows of a room could not be read; ${rows.length} were` })
    const parts: LogPart[] = []
    for (const row of rows) {
      const sequence = Number(row.sequence)
      if (crc32(row.data as Uint8Array) === row.checksum) parts.push({ from: sequence, to: sequence + 1, update: row.data as Uint8Array })
      else this.#keepApart(room, sequence)
    }
    return parts.sort((a, b) => a.from - b.from)
  }

  #keepApart(room: string, sequence: number): void {
    if (this.#isGuest) return this.recovered({ code: 'damaged-rows', detail: `entry ${sequence} of a room failed its checksum` })
    // Never in the way of opening the room: on a full disk the row simply stays where it is.
    void this.setAside(room, sequence, 'checksum').catch(() => {})
  }

  /** Numbers of rows that were set aside are not given out again. */
  #asideEnd(room: string): number {
    const { stop } = this.#db.prepare('SELECT coalesce(max(stop), 0) AS stop FROM aside WHERE room = ?').get(room) ?? {}
    return Number(stop ?? 0)
  }
}
