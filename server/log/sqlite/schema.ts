import type { DatabaseSync } from 'node:sqlite'
import { Kysely, sql } from 'kysely'
import { Migrator, type Migration } from 'kysely/migration'
import { StorageFailure } from '../LogStore.ts'
import { NodeSqliteDialect } from './dialect.ts'

/** The tables as queries see them. Numbers are SQLite integers, bytes are blobs. */
export type Tables = {
  rooms: { name: string, created_at: number }
  rows: { room: string, sequence: number, time: number, session: string, author: string | null, checksum: number, data: Uint8Array }
  segments: { room: string, start: number, stop: number, checksum: number, data: Uint8Array }
  aside: { room: string, sequence: number, stop: number, reason: string, found_at: number, data: Uint8Array }
  settings: { key: string, value: string }
  access: { board: string, general: string | null, claimed_at: number }
  links: { id: string, board: string, role: string, label: string, code: string, created_at: number, until: number | null, revoked_at: number | null }
  grants: { board: string, device: string, link: string, role: string, at: number }
  visits: { board: string, device: string, author: string, name: string, last_at: number }
}

/**
 * Each row names its room in full and carries a checksum, so that rows read out of a damaged file
 * can be placed and trusted without any other table.
 */
const migrations: Record<string, Migration> = {
  '0001_log': {
    async up(db: Kysely<unknown>) {
      await sql`CREATE TABLE rooms (name TEXT PRIMARY KEY, created_at INTEGER NOT NULL) WITHOUT ROWID`.execute(db)
      await sql`CREATE TABLE rows (room TEXT NOT NULL, sequence INTEGER NOT NULL, time INTEGER NOT NULL, session TEXT NOT NULL,
        author TEXT, checksum INTEGER NOT NULL, data BLOB NOT NULL, PRIMARY KEY (room, sequence)) WITHOUT ROWID`.execute(db)
      await sql`CREATE TABLE segments (room TEXT NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL,
        checksum INTEGER NOT NULL, data BLOB NOT NULL, PRIMARY KEY (room, start))`.execute(db)
      await sql`CREATE TABLE aside (room TEXT NOT NULL, sequence INTEGER NOT NULL, stop INTEGER NOT NULL, reason TEXT NOT NULL,
        found_at INTEGER NOT NULL, data BLOB NOT NULL)`.execute(db)
      await sql`CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID`.execute(db)
    },
  },
  '0002_access': {
    async up(db: Kysely<unknown>) {
      await sql`CREATE TABLE access (board TEXT PRIMARY KEY, general TEXT, claimed_at INTEGER NOT NULL) WITHOUT ROWID`.execute(db)
      await sql`CREATE TABLE links (id TEXT PRIMARY KEY, board TEXT NOT NULL, role TEXT NOT NULL, label TEXT NOT NULL, code TEXT NOT NULL UNIQUE,
        created_at INTEGER NOT NULL, until INTEGER, revoked_at INTEGER) WITHOUT ROWID`.execute(db)
      await sql`CREATE INDEX links_of_board ON links (board)`.execute(db)
      await sql`CREATE TABLE grants (board TEXT NOT NULL, device TEXT NOT NULL, link TEXT NOT NULL, role TEXT NOT NULL, at INTEGER NOT NULL,
        PRIMARY KEY (board, device, link)) WITHOUT ROWID`.execute(db)
      await sql`CREATE TABLE visits (board TEXT NOT NULL, device TEXT NOT NULL, author TEXT NOT NULL, name TEXT NOT NULL, last_at INTEGER NOT NULL,
        PRIMARY KEY (board, device)) WITHOUT ROWID`.execute(db)
    },
  },
}

export const openTables = (db: DatabaseSync): Kysely<Tables> => new Kysely<Tables>({ dialect: new NodeSqliteDialect(db) })

/** Brings the tables up to date; refuses a file that a newer Trame has already changed. */
export async function migrate(db: DatabaseSync, tables: Kysely<Tables>): Promise<void> {
  const newer = appliedMigrations(db).filter(name => !(name in migrations))
  if (newer.length > 0) {
    throw new StorageFailure('newer-schema', `the data folder was written by a newer version (${newer.join(', ')})`)
  }
  const migrator = new Migrator({ db: tables, provider: { getMigrations: async () => migrations } })
  const { error } = await migrator.migrateToLatest()
  if (error) throw error
}

function appliedMigrations(db: DatabaseSync): string[] {
  const known = db.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'kysely_migration'`).get()
  return known ? db.prepare('SELECT name FROM kysely_migration').all().map(row => String(row.name)) : []
}
