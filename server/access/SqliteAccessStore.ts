import type { DatabaseSync, SQLInputValue, SQLOutputValue } from 'node:sqlite'
import { isRole, type Role } from '@trame/shared/access'
import { openDatabase } from '../log/sqlite/connection.ts'
import { asFailure } from '../log/sqlite/failure.ts'
import type { AccessStore, Holding, Link, Visit } from './AccessStore.ts'
import type { BoardRule, Grant } from './decide.ts'

type Row = Record<string, SQLOutputValue>

/** The maker's role comes by no link. */
const OWN = ''

/** Opens the rights in the log's file, once the log has been opened (and mended). Throws `StorageFailure`. */
export async function openSqliteAccess(file: string): Promise<AccessStore> {
  try {
    return new SqliteAccessStore((await openDatabase(file)).db)
  } catch (error) {
    throw asFailure(error)
  }
}

class SqliteAccessStore implements AccessStore {
  readonly #db: DatabaseSync

  constructor(db: DatabaseSync) {
    this.#db = db
  }

  rule(board: string): BoardRule {
    const [row] = this.#all('SELECT general FROM access WHERE board = ?', board)
    return row ? { general: roleOrNull(row.general) } : null
  }

  claim(board: string, device: string, now: number): boolean {
    try {
      this.#db.exec('BEGIN IMMEDIATE')
      const { changes } = this.#db.prepare('INSERT OR IGNORE INTO access (board, general, claimed_at) VALUES (?, NULL, ?)').run(board, now)
      if (Number(changes) > 0) this.#db.prepare('INSERT INTO grants (board, device, link, role, at) VALUES (?, ?, ?, ?, ?)').run(board, device, OWN, 'owner' satisfies Role, now)
      this.#db.exec('COMMIT')
      return Number(changes) > 0
    } catch (error) {
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK')
      throw asFailure(error)
    }
  }

  setGeneral(board: string, general: Role | null, now: number): void {
    this.#run('INSERT INTO access (board, general, claimed_at) VALUES (?, ?, ?) ON CONFLICT (board) DO UPDATE SET general = excluded.general', board, general, now)
  }

  hasRows(board: string): boolean {
    return this.#all('SELECT 1 FROM rooms WHERE name = ?', board).length > 0
  }

  grants(board: string, device: string): Grant[] {
    return this.#all(`${HOLDINGS} AND grants.device = ?`, board, device).map(holding)
  }

  holdings(board: string): Holding[] {
    return this.#all(HOLDINGS, board).map(holding)
  }

  grant({ id, board, role }: Link, device: string, now: number): void {
    this.#run('INSERT OR IGNORE INTO grants (board, device, link, role, at) VALUES (?, ?, ?, ?, ?)', board, device, id, role, now)
  }

  addLink({ id, board, role, label, code, createdAt, until, revokedAt }: Link): void {
    this.#run('INSERT INTO links (id, board, role, label, code, created_at, until, revoked_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)', id, board, role, label, code, createdAt, until, revokedAt)
  }

  link(id: string): Link | null {
    return this.#all('SELECT * FROM links WHERE id = ?', id).map(readLink)[0] ?? null
  }

  linkByCode(code: string): Link | null {
    return this.#all('SELECT * FROM links WHERE code = ?', code).map(readLink)[0] ?? null
  }

  links(board: string): Link[] {
    return this.#all('SELECT * FROM links WHERE board = ? ORDER BY created_at, id', board).map(readLink)
  }

  revoke(id: string, now: number): void {
    this.#run('UPDATE links SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL', now, id)
  }

  noteVisit(board: string, { device, author, name, lastAt }: Visit): void {
    this.#run('INSERT OR REPLACE INTO visits (board, device, author, name, last_at) VALUES (?, ?, ?, ?, ?)', board, device, author, name, lastAt)
  }

  visits(board: string): Visit[] {
    return this.#all('SELECT * FROM visits WHERE board = ? ORDER BY last_at DESC', board).map(row => ({ device: String(row.device), author: String(row.author), name: String(row.name), lastAt: Number(row.last_at) }))
  }

  close(): void {
    if (this.#db.isOpen) this.#db.close()
  }

  #all(query: string, ...parameters: SQLInputValue[]): Row[] {
    try {
      return this.#db.prepare(query).all(...parameters)
    } catch (error) {
      throw asFailure(error)
    }
  }

  #run(query: string, ...parameters: SQLInputValue[]): void {
    try {
      this.#db.prepare(query).run(...parameters)
    } catch (error) {
      throw asFailure(error)
    }
  }
}

// A link that is gone gives nothing.
const HOLDINGS = `SELECT grants.device, grants.link, grants.role, links.until, coalesce(links.revoked_at, CASE WHEN grants.link <> '${OWN}' AND links.id IS NULL THEN 0 END) AS revoked_at
  FROM grants LEFT JOIN links ON links.id = grants.link WHERE grants.board = ?`

const numberOrNull = (value: SQLOutputValue | undefined): number | null => (typeof value === 'number' ? value : null)
const roleOrNull = (value: SQLOutputValue | undefined): Role | null => (isRole(value) ? value : null)

const holding = (row: Row): Holding => ({
  device: String(row.device),
  link: row.link === OWN ? null : String(row.link),
  role: roleOrNull(row.role) ?? 'reader',
  until: numberOrNull(row.until),
  isRevoked: row.revoked_at !== null,
})

const readLink = (row: Row): Link => ({
  id: String(row.id),
  board: String(row.board),
  role: roleOrNull(row.role) ?? 'reader',
  label: String(row.label),
  code: String(row.code),
  createdAt: Number(row.created_at),
  until: numberOrNull(row.until),
  revokedAt: numberOrNull(row.revoked_at),
})
