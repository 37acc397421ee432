/** Files inside a copy of a log: one table beside the log's own, which the log of a running relay never has. */
import { DatabaseSync } from 'node:sqlite'

export type PackedFile = {
  readonly board: string
  /** SHA-256 of the bytes, lower-case hexadecimal. */
  readonly hash: string
  readonly bytes: Uint8Array
}

/** Takes them one at a time; returns how many there were. */
export function packFiles(copy: DatabaseSync, files: Iterable<PackedFile>): number {
  copy.exec('CREATE TABLE attachments (board TEXT NOT NULL, hash TEXT NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (board, hash))')
  const add = copy.prepare('INSERT INTO attachments (board, hash, bytes) VALUES (?, ?, ?)')
  let packed = 0
  for (const { board, hash, bytes } of files) {
    add.run(board, hash, bytes)
    packed++
  }
  return packed
}

/** What was packed into a copy, one at a time; nothing where it is a log alone. */
export function* packedFiles(copy: string): Generator<PackedFile> {
  const db = new DatabaseSync(copy, { readOnly: true })
  try {
    if (!hasFiles(db)) return
    for (const { board, hash, bytes } of db.prepare('SELECT board, hash, bytes FROM attachments').iterate()) {
      yield { board: String(board), hash: String(hash), bytes: bytes instanceof Uint8Array ? bytes : new Uint8Array() }
    }
  } finally {
    db.close()
  }
}

/** Leaves the log alone in what was copied with files. */
export function dropFiles(log: DatabaseSync): void {
  if (!hasFiles(log)) return
  log.exec('DROP TABLE attachments')
  log.exec('VACUUM')
}

const hasFiles = (db: DatabaseSync): boolean => db.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'attachments'`).get() !== undefined
