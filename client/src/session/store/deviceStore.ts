/** What this device keeps of its boards: updates as they come, unsaved ones marked, and how far it has the relay's log. */
import { liveQuery } from 'dexie'
import * as Y from 'yjs'
import type { Position, RefusalCode } from '@trame/shared/protocol'
import { DeviceDatabase, type BoardRow, type CopyRow, type UpdateRow } from './database.ts'

export type StoredBoard = {
  /** One update that holds everything readable of the board; null when there is nothing. */
  readonly update: Uint8Array | null
  /** Rows in it that the relay has not acknowledged. */
  readonly unsavedRows: readonly number[]
  readonly position: Position | null
  /** Rows that could not be read; they were put aside. */
  readonly unreadable: number
}
export type OwnUpdate = { readonly bytes: Uint8Array; readonly edits: number; readonly isSaved: boolean }
export type DeviceBoard = { readonly id: string; readonly title: string; readonly subtitle: string; readonly openedAt: number; readonly unsaved: number }
export type UnsavedRow = Pick<UpdateRow, 'key' | 'tab' | 'bytes' | 'at'>

/** From this many rows on, opening a board folds the saved ones into one. */
const FOLD_FROM = 64

export class DeviceStore {
  private readonly db: DeviceDatabase
  private readonly now: () => number

  constructor({ now, name }: { now: () => number; name?: string }) {
    this.now = now
    this.db = new DeviceDatabase(name)
  }

  close(): void {
    this.db.close()
  }

  async load(board: string): Promise<StoredBoard> {
    const { rows, about } = await this.db.transaction('r', this.db.updates, this.db.boards, async () => ({
      rows: await this.db.updates.where('board').equals(board).sortBy('key'),
      about: await this.db.boards.get(board),
    }))
    const readable = rows.filter(row => isReadable(row.bytes))
    if (readable.length < rows.length) await this.putAside(rows.filter(row => !readable.includes(row)))
    const isWhole = readable.length === rows.length
    return {
      update: readable.length === 0 ? null : Y.mergeUpdates(readable.map(row => row.bytes)),
      unsavedRows: readable.filter(row => row.unsaved === 1).map(row => row.key),
      // S8: with a row missing, the log position would skip what was in it: ask for everything again.
      position: isWhole && about?.log !== undefined && about.sequence !== undefined ? { log: about.log, sequence: about.sequence } : null,
      unreadable: rows.length - readable.length,
    }
  }

  /** Rows of another version, a torn write, somebody else's hand: kept, out of the way. */
  private async putAside(rows: readonly UpdateRow[]): Promise<void> {
    await this.db.transaction('rw', this.db.updates, this.db.aside, async () => {
      await this.db.aside.bulkAdd(rows.map(({ board, bytes }) => ({ board, bytes, at: this.now() })))
      await this.db.updates.bulkDelete(rows.map(row => row.key))
    })
  }

  /** Returns the row's key. */
  async addOwn(board: string, tab: string, { bytes, edits, isSaved }: OwnUpdate): Promise<number> {
    return await this.db.updates.add({ board, bytes, unsaved: isSaved ? 0 : 1, tab, edits, at: this.now() })
  }

  // S7: what came from the relay and how far that goes are one transaction.
  async addRemote(board: string, tab: string, bytes: readonly Uint8Array[], position: Position | null): Promise<void> {
    await this.db.transaction('rw', this.db.updates, this.db.boards, async () => {
      if (bytes.length > 0) await this.db.updates.add({ board, bytes: bytes.length === 1 ? bytes[0]! : Y.mergeUpdates([...bytes]), unsaved: 0, tab, edits: 0, at: this.now() })
      if (position) await this.db.boards.update(board, { log: position.log, sequence: position.sequence })
    })
  }

  async markSaved(rows: readonly number[]): Promise<void> {
    if (rows.length > 0) await this.db.updates.where('key').anyOf(rows).modify({ unsaved: 0 })
  }

  async unsavedRows(board: string): Promise<UnsavedRow[]> {
    return await this.db.updates.where('[board+unsaved]').equals([board, 1]).toArray()
  }

  /** Follows how many edits of a board, in all tabs, the relay has not acknowledged. Returns what ends it. */
  watchUnsaved(board: string, onCount: (edits: number) => void): () => void {
    const query = liveQuery(async () => (await this.db.updates.where('[board+unsaved]').equals([board, 1]).toArray()).reduce((sum, row) => sum + row.edits, 0))
    const subscription = query.subscribe({ next: onCount, error: () => {} }) // a store that fails is told by its writes
    return () => subscription.unsubscribe()
  }

  /** S9: folds saved rows into one; unsaved rows are never touched. Two tabs that do it at once do it one after the other. */
  async fold(board: string): Promise<void> {
    await this.db.transaction('rw', this.db.updates, async () => {
      const rows = await this.db.updates.where('[board+unsaved]').equals([board, 0]).sortBy('key')
      if (rows.length < FOLD_FROM) return
      await this.db.updates.update(rows[0]!.key, { bytes: Y.mergeUpdates(rows.map(row => row.bytes)), edits: 0 })
      await this.db.updates.bulkDelete(rows.slice(1).map(row => row.key))
    })
  }

  /** S10: the refused edits leave the board and stay on the device as a copy. Returns how many edits they are. */
  async putRefusedAside(board: string, code: RefusalCode): Promise<number> {
    return await this.db.transaction('rw', this.db.updates, this.db.copies, async () => {
      const rows = await this.db.updates.where('[board+unsaved]').equals([board, 1]).sortBy('key')
      if (rows.length === 0) return 0
      const edits = rows.reduce((sum, row) => sum + row.edits, 0)
      await this.db.copies.add({ board, bytes: Y.mergeUpdates(rows.map(row => row.bytes)), code, edits, at: this.now() })
      await this.db.updates.bulkDelete(rows.map(row => row.key))
      return edits
    })
  }

  async copies(board: string): Promise<CopyRow[]> {
    return await this.db.copies.where('board').equals(board).sortBy('at')
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
      const boards = await this.db.boards.orderBy('openedAt').reverse().toArray()
      const unsaved = new Map<string, number>()
      // Few rows at any time: those of this device's last edits.
      for (const { id } of boards) unsaved.set(id, (await this.db.updates.where('[board+unsaved]').equals([id, 1]).toArray()).reduce((sum, row) => sum + row.edits, 0))
      return boards.map(({ id, title, subtitle, openedAt }) => ({ id, title, subtitle, openedAt, unsaved: unsaved.get(id) ?? 0 }))
    })
    const subscription = query.subscribe({ next: onBoards, error: () => onBoards([]) })
    return () => subscription.unsubscribe()
  }

  /** Takes everything of this program off the device. */
  async erase(): Promise<void> {
    await this.db.delete()
  }
}

function isReadable(bytes: unknown): bytes is Uint8Array {
  if (!(bytes instanceof Uint8Array)) return false
  try {
    Y.decodeUpdate(bytes)
    return true
  } catch {
    return false
  }
}
