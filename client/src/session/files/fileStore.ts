/** Files of boards on this device, under the hash of their bytes: here first, sent when there is a relay. */
import { Dexie, liveQuery, type Table } from 'dexie'

export type FileRow = { board: string; hash: string; bytes: Uint8Array; unsent: 0 | 1; at: number; /** Why the relay will not have it; absent: it was not asked, or has it. */ refused?: string }

/** A database of its own: large rows do not slow down what is read when a board opens. */
class FileDatabase extends Dexie {
  declare files: Table<FileRow, [string, string]>

  constructor() {
    super('trame-files', { chromeTransactionDurability: 'strict' })
    this.version(1).stores({ files: '[board+hash], [board+unsent]' })
  }
}

export class FileStore {
  private readonly db = new FileDatabase()

  /** Rejects when the device will not keep it. */
  async keep(board: string, hash: string, bytes: Uint8Array, { isSent }: { isSent: boolean }): Promise<void> {
    const known = await this.db.files.get([board, hash])
    if (known?.unsent === 0) return
    await this.db.files.put({ board, hash, bytes, unsent: isSent ? 0 : 1, at: Date.now() })
  }
  async read(board: string, hash: string): Promise<Uint8Array | null> {
    return (await this.db.files.get([board, hash]))?.bytes ?? null
  }
  async unsent(board: string): Promise<readonly FileRow[]> {
    return await this.db.files.where('[board+unsent]').equals([board, 1]).toArray()
  }
  async noteSent(board: string, hash: string): Promise<void> {
    await this.db.files.update([board, hash], { unsent: 0, refused: undefined })
  }
  async noteRefused(board: string, hash: string, code: string): Promise<void> {
    await this.db.files.update([board, hash], { refused: code })
  }
  /** What waits to be sent, by hash; returns what ends it. */
  watchUnsent(board: string, onUnsent: (waiting: ReadonlyMap<string, string | null>) => void): () => void {
    const query = liveQuery(() => this.unsent(board))
    const none = (): void => onUnsent(new Map())
    const subscription = query.subscribe({ next: rows => onUnsent(new Map(rows.map(({ hash, refused }) => [hash, refused ?? null]))), error: none })
    // A device that stores nothing is no error to a live query: it waits for one that does. Nothing waits to be sent there.
    this.unsent(board).catch(none)
    return () => subscription.unsubscribe()
  }
  erase(): Promise<void> {
    return this.db.delete()
  }
}
