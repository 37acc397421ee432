/** The tables of this device, in IndexedDB. A new version of them is added below the others, never in their place. */
import { Dexie, type EntityTable, type Table } from 'dexie'
import type { RefusalCode } from '@trame/shared/protocol'

/** 1: written here and not acknowledged by the relay; 0: everything else. A number, because IndexedDB indexes no booleans. */
export type Unsaved = 0 | 1

export type UpdateRow = {
  key: number
  board: string
  bytes: Uint8Array
  unsaved: Unsaved
  /** The tab that wrote it. */
  tab: string
  /** How many edits are in it. */
  edits: number
  /** ms since 1970. */
  at: number
}
export type BoardRow = {
  id: string
  title: string
  subtitle: string
  openedAt: number
  /** The relay's log and how far this device has it; absent until it was told. */
  log?: string
  sequence?: number
  /** How often the relay's refusal has set the board back on this device; absent: never. */
  epoch?: number
}
/** Edits that the relay refused, kept until the person has done with them. */
export type CopyRow = { key: number; board: string; bytes: Uint8Array; code: RefusalCode; edits: number; at: number }
/** Bytes that could not be read, kept for whoever can. */
export type AsideRow = { key: number; board: string; bytes: Uint8Array; at: number }

export class DeviceDatabase extends Dexie {
  declare updates: EntityTable<UpdateRow, 'key'>
  declare boards: Table<BoardRow, string>
  declare copies: EntityTable<CopyRow, 'key'>
  declare aside: EntityTable<AsideRow, 'key'>

  constructor(name = 'trame') {
    // A commit that the system still holds back could be lost by a power cut after the badge said "on this device".
    super(name, { chromeTransactionDurability: 'strict' })
    this.version(1).stores({
      updates: '++key, board, [board+unsaved]',
      boards: 'id, openedAt',
      copies: '++key, board',
      aside: '++key, board',
    })
  }
}
