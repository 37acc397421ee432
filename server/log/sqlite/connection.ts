import { existsSync, statSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import type { Kysely } from 'kysely'
import type { Recovery } from '../LogStore.ts'
import { failureCode } from './failure.ts'
import { moveAside, salvage } from './salvage.ts'
import { migrate, openTables, type Tables } from './schema.ts'

export type Connection = { db: DatabaseSync, tables: Kysely<Tables>, recoveries: Recovery[] }

/** After a clean stop a larger file is not read whole at each start; its rooms are checked as they are loaded. */
const LARGE_BYTES = 512 << 20

/**
 * Opens the log's database for writing, or what is left of it.
 * A file that SQLite cannot read is moved aside and its readable rows are copied into a new one.
 */
export async function connect(file: string, now: number): Promise<Connection> {
  const existed = existsSync(file)
  const journal = existsSync(`${file}-wal`)
  const recoveries: Recovery[] = []
  try {
    const opened = await openDatabase(file)
    if (!existed) return { ...opened, recoveries }
    const wasClean = settingOf(opened.db, 'stopped') === 'cleanly'
    if (wasClean && statSync(file).size > LARGE_BYTES) return { ...opened, recoveries }
    if (!wasClean) recoveries.push(journal
      ? { code: 'unclean-stop', detail: `the last stop was not clean; ${replayed(opened.db)} pages were replayed from the journal` }
      : { code: 'missing-journal', detail: 'the last stop was not clean and no journal is left: if it was removed, the last edits are missing here until devices send them again' })
    if (isSound(opened.db)) return { ...opened, recoveries }
    opened.db.close()
  } catch (error) {
    if (failureCode(error) !== 'damaged') throw error
  }
  const aside = moveAside(file, now)
  const opened = await openDatabase(file)
  try {
    const counts = salvage(aside, opened.db)
    const said = Object.entries(counts).map(([table, count]) => `${count} ${table}`).join(', ')
    recoveries.push({ code: 'damaged-file', detail: `the database was damaged and is kept as ${aside}; read out of it: ${said}` })
  } catch (error) {
    if (failureCode(error) !== 'damaged') throw error
    recoveries.push({ code: 'damaged-file', detail: `the database could not be read at all and is kept as ${aside}; devices send what they have` })
  }
  return { ...opened, recoveries }
}

/** Opens a sound database and brings its tables up to date. */
export async function openDatabase(file: string): Promise<{ db: DatabaseSync, tables: Kysely<Tables> }> {
  const db = new DatabaseSync(file)
  try {
    // FULL: a commit is on the disk, not in its cache, before anybody hears of it.
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 2000; PRAGMA temp_store = MEMORY')
    const tables = openTables(db)
    await migrate(db, tables)
    return { db, tables }
  } catch (error) {
    db.close()
    throw error
  }
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
