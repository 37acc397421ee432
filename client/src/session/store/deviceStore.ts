/** What this device keeps of its boards: updates as they come, unsaved ones marked, and how far it has the relay's log. */
import { liveQuery } from 'dexie'
import * as Y from 'yjs'
import { parseRoom, roomsOf, type Position, type RefusalCode } from '@trame/shared/protocol'
import { isReadableUpdate } from '../readableUpdate.ts'
import { DeviceDatabase, type BoardRow, type CopyRow, type UpdateRow } from './database.ts'

export type StoredBoard = {
  /** What the relay has acknowledged or sent, oldest first, and the rows that it is in. */
  readonly saved: readonly Uint8Array[]
  readonly savedRows: readonly number[]
  /** What it has not acknowledged. */
  readonly unsaved: readonly Uint8Array[]
  readonly unsavedRows: readonly number[]
  /** How many edits are in them. */
  readonly unsavedEdits: number
  readonly position: Position | null
  /** Rows that could not be read; they were put aside. */
  readonly unreadable: number
  /** How often a refusal has set this board back; every write says on which it builds. */
  readonly epoch: number
}
export type OwnUpdate = { readonly bytes: Uint8Array; readonly edits: number; readonly isSaved: boolean; readonly epoch: number }
export type RemoteUpdates = { readonly bytes: readonly Uint8Array[]; readonly position: Position | null; readonly epoch: number }
export type RefusedEdits = {
  readonly code: RefusalCode
  readonly epoch: number
  /** Edits that could not be stored before. */
  readonly unwritten: readonly Uint8Array[]
  /** The whole board as the tab has it. */
  readonly whole: () => Uint8Array
}
export type DeviceBoard = { readonly id: string; readonly title: string; readonly subtitle: string; readonly openedAt: number; readonly unsaved: number; /** Edits in copies of what the relay refused. */ readonly refused: number }
/** The edits in a room's copies, and why the last of them were refused; null when there is no copy. */
export type Refused = { readonly code: RefusalCode; readonly count: number } | null
export type UnsavedRow = Pick<UpdateRow, 'key' | 'tab' | 'bytes' | 'at'>

/** From this many rows on, opening a board folds the saved ones into one. */
const FOLD_FROM = 64
/** An erasing that has not ended by then is held up by another tab. */
const HELD_AFTER_MS = 10_000

export class DeviceStore {
  private readonly db: DeviceDatabase
  private readonly now: () => number
  private readonly closing = new Map<string, Promise<void>>()

  constructor({ now, name, db = new DeviceDatabase(name) }: { now: () => number; name?: string; db?: DeviceDatabase }) {
    this.now = now
    this.db = db
  }

  /** The board is not loaded before `write` has ended: an earlier session of this page still writes to it. */
  expect(board: string, write: Promise<void>): void {
    const all = Promise.all([this.closing.get(board), write]).then(() => {
      if (this.closing.get(board) === all) this.closing.delete(board)
    })
    this.closing.set(board, all)
  }

  close(): void {
    this.db.close()
  }

  /** Rejects with the reason when this browser stores nothing; queries that are followed would only stay silent. */
  async open(): Promise<void> {
    await this.db.open()
  }

  /**
   * What is stored of a board, as it is: whether it can be read shows when it is applied. To read it here as well would
   * double the time in which a board opens.
   */
  async load(board: string): Promise<StoredBoard> {
    return await this.read(board, bytes => bytes instanceof Uint8Array)
  }

  /** S8: the same without the rows that cannot be read, which are put aside. */
  async loadReadable(board: string): Promise<StoredBoard> {
    return await this.read(board, isReadableUpdate)
  }

  private async read(board: string, isGood: (bytes: unknown) => boolean): Promise<StoredBoard> {
    await this.closing.get(board)
    const { rows, about } = await this.db.transaction('r', this.db.updates, this.db.boards, async () => ({
      rows: await this.db.updates.where('board').equals(board).sortBy('key'),
      about: await this.db.boards.get(board),
    }))
    const readable = rows.filter(row => isGood(row.bytes))
    const isWhole = readable.length === rows.length
    // Where even that fails, they are left alone and skipped next time too.
    if (!isWhole) await this.putAside(board, rows.filter(row => !isGood(row.bytes))).catch(() => {})
    const saved = readable.filter(row => row.unsaved === 0)
    const unsaved = readable.filter(row => row.unsaved === 1)
    return {
      saved: saved.map(row => row.bytes),
      savedRows: saved.map(row => row.key),
      unsaved: unsaved.map(row => row.bytes),
      unsavedRows: unsaved.map(row => row.key),
      unsavedEdits: sumOfEdits(unsaved),
      // S8: with a row missing, the log position would skip what was in it: ask for everything again.
      position: isWhole && about?.log !== undefined && about.sequence !== undefined ? { log: about.log, sequence: about.sequence } : null,
      unreadable: rows.length - readable.length,
      epoch: about?.epoch ?? 0,
    }
  }

  /** Rows of another version, a torn write, somebody else's hand: kept, out of the way. The position goes with them (S8). */
  private async putAside(board: string, rows: readonly UpdateRow[]): Promise<void> {
    await this.db.transaction('rw', this.db.updates, this.db.aside, this.db.boards, async () => {
      await this.db.aside.bulkAdd(rows.map(({ bytes }) => ({ board, bytes, at: this.now() })))
      await this.db.updates.bulkDelete(rows.map(row => row.key))
      await this.db.boards.update(board, { log: undefined, sequence: undefined })
    })
  }

  /** Returns the row's key; null when the board was set back meanwhile: then the edits went to the copies (S10). */
  async addOwn(board: string, tab: string, { bytes, edits, isSaved, epoch }: OwnUpdate): Promise<number | null> {
    return await this.db.transaction('rw', this.db.updates, this.db.boards, this.db.copies, async () => {
      const at = this.now()
      if (epoch === (await this.epochOf(board))) return await this.db.updates.add({ board, bytes, unsaved: isSaved ? 0 : 1, tab, edits, at })
      const last = await this.db.copies.where('board').equals(board).last()
      await this.db.copies.add({ board, bytes, code: last?.code ?? 'read-only', edits, at })
      return null
    })
  }

  // S7: what came from the relay and how far that goes are one transaction.
  async addRemote(board: string, tab: string, { bytes, position, epoch }: RemoteUpdates): Promise<void> {
    await this.db.transaction('rw', this.db.updates, this.db.boards, async () => {
      // Set back meanwhile: the relay sends it again to whoever opens the board now.
      if (epoch !== (await this.epochOf(board))) return
      if (bytes.length > 0) await this.db.updates.add({ board, bytes: bytes.length === 1 ? bytes[0]! : Y.mergeUpdates([...bytes]), unsaved: 0, tab, edits: 0, at: this.now() })
      if (position) await this.db.boards.update(board, { log: position.log, sequence: position.sequence })
    })
  }

  private async epochOf(board: string): Promise<number> {
    return (await this.db.boards.get(board))?.epoch ?? 0
  }

  /** Follows the board's epoch, which another tab may raise. Returns what ends it. */
  watchEpoch(board: string, onEpoch: (epoch: number) => void): () => void {
    const subscription = liveQuery(() => this.epochOf(board)).subscribe({ next: onEpoch, error: () => {} })
    return () => subscription.unsubscribe()
  }

  /** Follows how far this device has the relay's log on its disk. Returns what ends it. */
  watchPosition(board: string, onPosition: (position: Position) => void): () => void {
    const query = liveQuery(() => this.db.boards.get(board))
    const subscription = query.subscribe({
      next: about => about?.log !== undefined && about.sequence !== undefined && onPosition({ log: about.log, sequence: about.sequence }),
      error: () => {}, // a store that fails is told by its writes
    })
    return () => subscription.unsubscribe()
  }

  async markSaved(rows: readonly number[]): Promise<void> {
    if (rows.length > 0) await this.db.updates.where('key').anyOf(rows).modify({ unsaved: 0 })
  }

  async unsavedRows(board: string): Promise<UnsavedRow[]> {
    return (await this.db.updates.where('[board+unsaved]').equals([board, 1]).toArray()).filter(row => isReadableUpdate(row.bytes))
  }

  /** Follows how many edits of a board, in all tabs, the relay has not acknowledged. Returns what ends it. */
  watchUnsaved(board: string, onCount: (edits: number) => void): () => void {
    // A row's count never changes: only rows that are new are read, so that a day offline does not make each edit slower.
    let known = new Map<number, number>()
    const query = liveQuery(async () => {
      const keys = await this.db.updates.where('[board+unsaved]').equals([board, 1]).primaryKeys()
      const fresh = await this.db.updates.bulkGet(keys.filter(key => !known.has(key)))
      const counts = new Map(fresh.flatMap(row => (row ? [[row.key, row.edits] as const] : [])))
      known = new Map(keys.map(key => [key, known.get(key) ?? counts.get(key) ?? 0]))
      return [...known.values()].reduce((sum, edits) => sum + edits, 0)
    })
    const subscription = query.subscribe({ next: onCount, error: () => {} }) // a store that fails is told by its writes
    return () => subscription.unsubscribe()
  }

  /**
   * S9: puts one row in the place of these saved ones, when they are many. `whole` says at once what is in them and
   * nothing else; written anew by the document, it is free of what later edits made void, which updates melted together
   * would keep. Does nothing when another tab was first.
   */
  async fold(board: string, { rows, whole }: { rows: readonly number[]; whole: () => Uint8Array }): Promise<void> {
    const [first, ...rest] = rows
    if (first === undefined || rows.length < FOLD_FROM) return
    const bytes = whole()
    await this.db.transaction('rw', this.db.updates, async () => {
      const saved = new Set(await this.db.updates.where('[board+unsaved]').equals([board, 0]).primaryKeys())
      if (!rows.every(row => saved.has(row))) return
      await this.db.updates.update(first, { bytes, edits: 0 })
      await this.db.updates.bulkDelete(rest)
    })
  }

  /**
   * S10: the refused edits leave the board and stay on the device as a copy. When no row holds them (the relay was set
   * back, or the disk is full), the whole board does: it is then asked for again. Does nothing but keep what was not
   * written when another tab was first.
   */
  async putRefusedAside(board: string, { code, epoch, unwritten, whole }: RefusedEdits): Promise<void> {
    await this.db.transaction('rw', this.db.updates, this.db.copies, this.db.boards, async () => {
      const about = await this.db.boards.get(board)
      const isFirst = epoch === (about?.epoch ?? 0)
      const rows = isFirst ? await this.db.updates.where('[board+unsaved]').equals([board, 1]).sortBy('key') : []
      const pieces = [...rows.map(row => row.bytes), ...unwritten]
      const edits = rows.reduce((sum, row) => sum + row.edits, unwritten.length)
      const at = this.now()
      if (pieces.length > 0) await this.db.copies.add({ board, bytes: Y.mergeUpdates(pieces), code, edits, at })
      if (!isFirst) return
      const next: BoardRow = { title: '', subtitle: '', openedAt: at, ...about, id: board, epoch: epoch + 1 }
      if (pieces.length === 0) {
        await this.db.copies.add({ board, bytes: whole(), code, edits: 1, at })
        await this.db.updates.where('board').equals(board).delete()
      }
      // S7: the relay may have taken some of them and its word been lost: a position that covers them would keep them away.
      delete next.log
      delete next.sequence
      await this.db.updates.bulkDelete(rows.map(row => row.key))
      await this.db.boards.put(next)
    })
  }

  async copies(board: string): Promise<CopyRow[]> {
    return await this.db.copies.where('board').equals(board).sortBy('at')
  }
  async refused(board: string): Promise<Refused> {
    const copies = await this.copies(board)
    const last = copies.at(-1)
    return last ? { code: last.code, count: sumOfEdits(copies) } : null
  }
  /** Follows what is in the copies, which another tab may give up. Returns what ends it. */
  watchRefused(board: string, onRefused: (refused: Refused) => void): () => void {
    const subscription = liveQuery(() => this.refused(board)).subscribe({ next: onRefused, error: () => {} })
    return () => subscription.unsubscribe()
  }
  async dropCopy(key: number): Promise<void> {
    await this.db.copies.delete(key)
  }

  /** Notes that a board was opened or what it is called now; a new board starts with `update`, unsaved. */
  async noteBoard({ id, title, subtitle }: { id: string; title: string; subtitle: string }, update?: { bytes: Uint8Array; tab: string }): Promise<void> {
    await this.db.transaction('rw', this.db.boards, this.db.updates, async () => {
      const known = await this.db.boards.get(id)
      const row: BoardRow = { ...known, id, title, subtitle, openedAt: this.now() }
      await this.db.boards.put(row)
      if (update) await this.db.updates.add({ board: id, bytes: update.bytes, unsaved: 1, tab: update.tab, edits: 1, at: this.now() })
    })
  }

  /** Follows the boards of this device, the last opened first. Returns what ends it. */
  watchBoards(onBoards: (boards: readonly DeviceBoard[]) => void): () => void {
    const query = liveQuery(async () => {
      const rooms = await this.db.boards.orderBy('openedAt').reverse().toArray()
      const boards = rooms.filter(({ id }) => parseRoom(id)?.kind === 'board')
      // Few rows at any time: those of this device's last edits.
      return await Promise.all(
        boards.map(async ({ id, title, subtitle, openedAt }): Promise<DeviceBoard> => {
          const all = roomsOf(id)
          const [unsaved, refused] = await Promise.all([
            Promise.all(all.map(room => this.db.updates.where('[board+unsaved]').equals([room, 1]).toArray())),
            Promise.all(all.map(room => this.copies(room))),
          ])
          return { id, title, subtitle, openedAt, unsaved: sumOfEdits(unsaved.flat()), refused: sumOfEdits(refused.flat()) }
        }),
      )
    })
    const subscription = query.subscribe({ next: onBoards, error: () => {} }) // told by `open`
    return () => subscription.unsubscribe()
  }

  /** Takes everything of this program off the device. Rejects when a tab of an older version holds on to it. */
  async erase(): Promise<void> {
    let timer: ReturnType<typeof setTimeout> | undefined
    const held = new Promise<never>((_, reject) => (timer = setTimeout(() => reject(new Error('another tab holds the database')), HELD_AFTER_MS)))
    await Promise.race([this.db.delete(), held]).finally(() => clearTimeout(timer))
  }

  /** `onErased` is called when another tab erases this device; nothing can be stored through this one afterwards. */
  onErased(onErased: () => void): void {
    this.db.on('versionchange', ({ newVersion }) => {
      // An upgrade by a newer version of the program: Dexie makes way, and opens what that one made.
      if (newVersion !== null) return undefined
      this.db.close({ disableAutoOpen: true })
      onErased()
      return false
    })
  }
}

const sumOfEdits = (rows: readonly { readonly edits: number }[]): number => rows.reduce((sum, row) => sum + row.edits, 0)
