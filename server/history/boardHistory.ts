/** The story of boards, read out of the relay's log; the one thing that knows what was overwritten. */
import { factsIn, type Fact } from '@trame/shared/model'
import { Changes } from '@trame/shared/queries'
import { setImmediate as breathe } from 'node:timers/promises'
import type { LogStore } from '../log/LogStore.ts'

/** Rows are read a few at a time: the relay, which lives in the same process, goes on in between. */
const ROWS_AT_ONCE = 200
/** The boards whose story is kept in memory: those that somebody reads now. */
const BOARDS_KEPT = 4

type Kept = { readonly changes: Changes, next: number, reading: Promise<void> | null }

export class BoardHistory {
  readonly #log: LogStore
  readonly #kept = new Map<string, Kept>()

  constructor(log: LogStore) {
    this.#log = log
  }

  /** Everything that was written into a board's own room up to now. Throws `StorageFailure`. */
  async of(board: string): Promise<Changes> {
    const kept: Kept = this.#kept.get(board) ?? { changes: new Changes(), next: 0, reading: null }
    this.#kept.delete(board)
    this.#kept.set(board, kept)
    if (this.#kept.size > BOARDS_KEPT) this.#kept.delete(this.#kept.keys().next().value!)
    // Who asks while it is read waits for that, and reads on: what was committed in between is in it.
    await kept.reading
    kept.reading ??= this.#read(board, kept).finally(() => (kept.reading = null))
    await kept.reading
    return kept.changes
  }

  async #read(board: string, kept: Kept): Promise<void> {
    for (;;) {
      const rows = await this.#log.rows(board, { from: kept.next, limit: ROWS_AT_ONCE })
      for (const { update, time, author, sequence } of rows) {
        for (const fact of readable(update)) kept.changes.add({ ...fact, arrivedAt: time, recorded: author })
        kept.next = sequence + 1
      }
      if (rows.length < ROWS_AT_ONCE) return
      await breathe()
    }
  }
}

/** The relay refuses what is no update; a row that was damaged since is left out. */
function readable(update: Uint8Array): readonly (Fact & { readonly id: string })[] {
  try {
    return [...factsIn(update)]
  } catch {
    return []
  }
}
