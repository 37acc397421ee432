/**
 * The port behind which rooms are kept: one append-only log of opaque updates per room.
 * The store knows names and bytes; it never reads an update.
 */

/** One accepted update. `sequence` counts from 0 within its room; `time` is the relay's clock in milliseconds. */
export type LogRow = {
  room: string
  sequence: number
  update: Uint8Array
  /** Who, as the relay knows it; null while nobody is identified. */
  author: string | null
  /** One connection of one device. */
  session: string
  time: number
}

/** Everything of a room from `from` up to, not including, `to`, folded into one update. */
export type LogPart = { from: number, to: number, update: Uint8Array }

export type LoadedRoom = {
  /** Names this incarnation of the log; a position is only good for the log it names. */
  log: string
  /** The sequence number the next row gets. */
  end: number
  /** In order of sequence; together they are the room. Rows come as parts of length 1. */
  parts: LogPart[]
}

export type RoomInfo = { room: string, createdAt: number, rows: number, lastWriteAt: number }

/** Something that was found damaged or unfinished, and what became of it. Codes are stable. */
export type Recovery = {
  code: 'unclean-stop' | 'missing-journal' | 'damaged-file' | 'damaged-rows' | 'set-aside'
  /** For the log, in English, without any content. */
  detail: string
}

export interface LogStore {
  /**
   * Commits all rows or none, and resolves once they would survive a power cut.
   * Throws `StorageFailure`; afterwards the store is as it was before and can be used again.
   */
  append(rows: readonly LogRow[]): Promise<void>
  /** An unknown room is an empty one. */
  load(room: string): Promise<LoadedRoom>
  /** The parts that spare `load` from reading every row; the rows themselves stay, as the history. */
  replaceSegments(room: string, segments: readonly LogPart[]): Promise<void>
  /** The rows of a room from `from` on, at most `limit`: who wrote what when. */
  rows(room: string, options?: { from?: number, limit?: number }): Promise<LogRow[]>
  exists(room: string): Promise<boolean>
  rooms(): Promise<RoomInfo[]>
  /** Takes what starts at `sequence` out of the room because it cannot be read, and keeps its bytes apart. */
  setAside(room: string, sequence: number, reason: string): Promise<void>
  /** Small facts about this data folder (which board is the demonstration …). */
  setting(key: string): Promise<string | null>
  saveSetting(key: string, value: string): Promise<void>
  /** What was recovered since this store was opened. */
  readonly recoveries: readonly Recovery[]
  /** Safe to call twice. */
  close(): Promise<void>
}

export type StorageFailureCode = 'full' | 'io' | 'damaged' | 'newer-schema' | 'unusable'

/** The disk would not do it. `full` may pass by itself once there is room again. */
export class StorageFailure extends Error {
  readonly code: StorageFailureCode

  constructor(code: StorageFailureCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'StorageFailure'
    this.code = code
  }
}
