import { existsSync, statSync } from 'node:fs'
import type { DatabaseSync } from 'node:sqlite'
import type { Kysely } from 'kysely'
import type { Recovery } from '../LogStore.ts'
import { openDatabase } from './connection.ts'
import { failureCode } from './failure.ts'
import { isRepairPending, repair } from './repair.ts'
import type { Tables } from './schema.ts'

/** After a clean stop a larger file is not read whole at each start; its rooms are checked as they are loaded. */
const LARGE_BYTES = 512 << 20

/**
 * Opens the log's database for writing, or what is left of it.
 * A file that SQLite cannot read is moved aside and its readable rows are copied into a new one.
 */
export async function openLog(file: string, now: number): Promise<{ db: DatabaseSync, tables: Kysely<Tables>, recoveries: Recovery[] }> {
  if (isRepairPending(file)) return { recoveries: [await repair(file, now)], ...await openDatabase(file) }
  const existed = existsSync(file)
  const journal = existsSync(`${file}-wal`)
  const recoveries: Recovery[] = []
  let opened: Awaited<ReturnType<typeof openDatabase>> | null = null
  try {
    opened = await openDatabase(file)
    if (!existed) return { ...opened, recoveries }
    const wasClean = settingOf(opened.db, 'stopped') === 'cleanly'
    if (wasClean && statSync(file).size > LARGE_BYTES) return { ...opened, recoveries }
    if (!wasClean) recoveries.push(journal
      ? { code: 'unclean-stop', detail: `the last stop was not clean; ${replayed(opened.db)} pages were replayed from the journal` }
      : { code: 'missing-journal', detail: 'the last stop was not clean and no journal is left: if it was removed, the last edits are missing here until devices send them again' })
    if (isSound(opened.db)) return { ...opened, recoveries }
  } catch (error) {
    if (failureCode(error) !== 'damaged') throw error
  }
  opened?.db.close()
  recoveries.push(await repair(file, now))
  return { ...await openDatabase(file), recoveries }
}

const settingOf = (db: DatabaseSync, key: string): string | null => {
  const row = db.prepare('SELECT value FROM settings WHERE key = ?').get(key)
  return row ? String(row.value) : null
}

const replayed = (db: DatabaseSync): number => Number(db.prepare('PRAGMA wal_checkpoint(PASSIVE)').get()?.log ?? 0)

function isSound(db: DatabaseSync): boolean {
  try {
    return db.prepare('PRAGMA quick_check(1)').get()?.quick_check === 'ok'
  } catch {
    return false
  }
}
