/** A log store in memory. It passes the contract of the real ones; what a power cut leaves of it is decided by its owner. */
import { StorageFailure, type LogPart, type LogRow, type LogStore, type LoadedRoom, type Recovery } from '../../../server/log/LogStore.ts'

/** What is on the disk. Rows and segments are never changed in place: a copy of the lists is a copy of the disk. */
export type LogDisk = {
  readonly rows: Map<string, LogRow[]>
  readonly segments: Map<string, LogPart[]>
  readonly aside: Map<string, number>
  readonly settings: Map<string, string>
}

export const emptyDisk = (): LogDisk => ({ rows: new Map(), segments: new Map(), aside: new Map(), settings: new Map() })
export const copyDisk = (disk: LogDisk): LogDisk => ({ rows: new Map([...disk.rows].map(([room, rows]) => [room, [...rows]])), segments: new Map(disk.segments), aside: new Map(disk.aside), settings: new Map(disk.settings) })

export type MemoryLogOptions = {
  disk: LogDisk
  /** Names this opening: a position is good for it alone. */
  name: string
  /** Called before rows reach the disk; rejects when they shall not. */
  gate?: (rows: readonly LogRow[]) => Promise<void>
  maxBytes?: number
  now?: () => number
}

export class MemoryLog implements LogStore {
  readonly recoveries: Recovery[] = []
  private readonly disk: LogDisk
  private readonly name: string
  private readonly gate: (rows: readonly LogRow[]) => Promise<void>
  private readonly maxBytes: number
  private readonly now: () => number

  constructor({ disk, name, gate = async () => {}, maxBytes = Infinity, now = () => 0 }: MemoryLogOptions) {
    this.disk = disk
    this.name = name
    this.gate = gate
    this.maxBytes = maxBytes
    this.now = now
  }

  async append(rows: readonly LogRow[]): Promise<void> {
    if (rows.length === 0) return
    await this.gate(rows)
    this.put(rows)
  }
  /** All rows or none, at once. */
  put(rows: readonly LogRow[]): void {
    if (this.maxBytes < Infinity && [...this.disk.rows.values(), rows].flat().reduce((sum, row) => sum + row.update.length, 0) > this.maxBytes) throw new StorageFailure('full', 'no room left')
    const next = new Map<string, LogRow[]>()
    for (const row of rows) {
      const kept = next.get(row.room) ?? [...(this.disk.rows.get(row.room) ?? [])]
      if (kept.some(({ sequence }) => sequence === row.sequence)) throw new StorageFailure('io', 'this number is taken')
      next.set(row.room, [...kept, row])
    }
    for (const [room, kept] of next) this.disk.rows.set(room, kept)
  }

  async load(room: string): Promise<LoadedRoom> {
    const segments = this.disk.segments.get(room) ?? []
    const covered = segments.at(-1)?.to ?? 0
    const rows = this.disk.rows.get(room) ?? []
    const parts = [...segments, ...rows.filter(row => row.sequence >= covered).map(({ sequence, update }) => ({ from: sequence, to: sequence + 1, update }))]
    return { log: this.name, end: Math.max(covered, (rows.at(-1)?.sequence ?? -1) + 1, this.disk.aside.get(room) ?? 0), parts }
  }
  async replaceSegments(room: string, segments: readonly LogPart[]): Promise<void> {
    this.disk.segments.set(room, [...segments])
  }
  async rows(room: string, { from = 0, limit = Infinity }: { from?: number; limit?: number } = {}): Promise<LogRow[]> {
    return (this.disk.rows.get(room) ?? []).filter(row => row.sequence >= from).slice(0, limit)
  }
  async exists(room: string): Promise<boolean> {
    return this.disk.rows.has(room)
  }
  async rooms(): Promise<{ room: string; createdAt: number; rows: number; lastWriteAt: number }[]> {
    return [...this.disk.rows].map(([room, rows]) => ({ room, createdAt: rows[0]?.time ?? 0, rows: rows.length, lastWriteAt: rows.at(-1)?.time ?? 0 }))
  }
  async setAside(room: string, sequence: number, reason: string): Promise<void> {
    const segments = this.disk.segments.get(room) ?? []
    const isSegment = segments.some(({ from, to }) => from === sequence && to > from + 1)
    this.disk.segments.set(room, segments.filter(({ from }) => from !== sequence))
    if (!isSegment) {
      this.disk.rows.set(room, (this.disk.rows.get(room) ?? []).filter(row => row.sequence !== sequence))
      this.disk.aside.set(room, Math.max(this.disk.aside.get(room) ?? 0, sequence + 1))
    }
    this.recoveries.push({ code: 'set-aside', detail: `${reason} at ${this.now()}` })
  }
  async setting(key: string): Promise<string | null> {
    return this.disk.settings.get(key) ?? null
  }
  async saveSetting(key: string, value: string): Promise<void> {
    this.disk.settings.set(key, value)
  }
  async close(): Promise<void> {}
}
