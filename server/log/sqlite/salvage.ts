import { DatabaseSync, type SQLOutputValue } from 'node:sqlite'

type Row = Record<string, SQLOutputValue>

/**
 * Reads what can be read of a range of a damaged table: forward until it breaks, then backward until it breaks.
 * `query` is a SELECT without ORDER BY; `key` are the columns that order and identify its rows.
 */
export function readAround(db: DatabaseSync, query: string, key: readonly string[], parameters: (string | number)[] = []): { rows: Row[], broken: boolean } {
  const found = new Map<string, Row>()
  let broken = false
  for (const direction of ['ASC', 'DESC']) {
    try {
      const order = key.map(column => `${column} ${direction}`).join(', ')
      for (const row of db.prepare(`${query} ORDER BY ${order}`).iterate(...parameters)) found.set(key.map(column => row[column]).join(' '), row)
      if (direction === 'ASC') break
    } catch {
      broken = true
    }
  }
  return { rows: [...found.values()], broken }
}

const TABLES = {
  rooms: { columns: ['name', 'created_at'], key: ['name'] },
  rows: { columns: ['room', 'sequence', 'time', 'session', 'author', 'checksum', 'data'], key: ['room', 'sequence'] },
  segments: { columns: ['room', 'start', 'stop', 'checksum', 'data'], key: ['room', 'start'] },
  aside: { columns: ['room', 'sequence', 'stop', 'reason', 'found_at', 'data'], key: ['room', 'sequence', 'found_at'] },
  settings: { columns: ['key', 'value'], key: ['key'] },
  access: { columns: ['board', 'general', 'claimed_at'], key: ['board'] },
  links: { columns: ['id', 'board', 'role', 'label', 'code', 'created_at', 'until', 'revoked_at'], key: ['id'] },
  grants: { columns: ['board', 'device', 'link', 'role', 'at'], key: ['board', 'device', 'link'] },
  visits: { columns: ['board', 'device', 'author', 'name', 'last_at'], key: ['board', 'device'] },
} as const

/** Copies all that is readable from a damaged database into a fresh one, and says how much that was. */
export function salvage(from: string, to: DatabaseSync): Record<string, number> {
  const counts: Record<string, number> = {}
  let source: DatabaseSync | null = null
  try {
    source = new DatabaseSync(from)
    to.exec('BEGIN IMMEDIATE')
    for (const [table, { columns, key }] of Object.entries(TABLES)) {
      const insert = to.prepare(`INSERT OR IGNORE INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`)
      const { rows } = readAround(source, `SELECT ${columns.join(', ')} FROM ${table}`, key)
      counts[table] = 0
      for (const row of rows) {
        try {
          insert.run(...columns.map(column => row[column] ?? null))
          counts[table]++
        } catch {
          // A cell that broke the table's rules is part of the damage; the damaged file is kept.
        }
      }
    }
    to.exec(`INSERT OR IGNORE INTO rooms (name, created_at) SELECT room, min(time) FROM rows GROUP BY room`)
    to.exec(`INSERT OR IGNORE INTO rooms (name, created_at) SELECT DISTINCT room, 0 FROM segments`)
    to.exec('COMMIT')
  } finally {
    if (to.isTransaction) to.exec('ROLLBACK')
    source?.close()
  }
  return counts
}
