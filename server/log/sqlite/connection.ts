import { DatabaseSync } from 'node:sqlite'
import type { Kysely } from 'kysely'
import { migrate, openTables, type Tables } from './schema.ts'

/** Opens a sound database and brings its tables up to date. */
export async function openDatabase(file: string): Promise<{ db: DatabaseSync, tables: Kysely<Tables> }> {
  const db = new DatabaseSync(file)
  try {
    // FULL: a commit is with the system's disk before anybody hears of it. On macOS only fullfsync empties the disk's own cache.
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA fullfsync = ON; PRAGMA checkpoint_fullfsync = ON')
    db.exec('PRAGMA busy_timeout = 2000; PRAGMA temp_store = MEMORY')
    const tables = openTables(db)
    await migrate(db, tables)
    return { db, tables }
  } catch (error) {
    db.close()
    throw error
  }
}
