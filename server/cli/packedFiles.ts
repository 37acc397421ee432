/** What is attached to cards, inside a backup: one table beside those of the log, which a running relay never has. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { FileFolder } from '../files/FileFolder.ts'

/** Puts all files of a folder (`<board>/<hash>`) into a backup, one at a time; returns how many. */
export function packFiles(folder: string, backup: DatabaseSync): number {
  backup.exec('CREATE TABLE attachments (board TEXT NOT NULL, hash TEXT NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (board, hash))')
  const add = backup.prepare('INSERT INTO attachments (board, hash, bytes) VALUES (?, ?, ?)')
  let packed = 0
  for (const board of entries(folder)) {
    for (const hash of entries(path.join(folder, board))) {
      // A file that is still being brought has another name, and its device brings it again.
      if (!FileFolder.isName(board, hash)) continue
      add.run(board, hash, readFileSync(path.join(folder, board, hash)))
      packed++
    }
  }
  return packed
}

/** Brings the files of a backup into a folder; those that are there stay. Returns how many lie in the backup damaged, and were left out. */
export async function unpackFiles(backup: string, folder: string): Promise<number> {
  const db = new DatabaseSync(backup, { readOnly: true })
  try {
    if (!hasFiles(db)) return 0
    const files = new FileFolder({ folder, largestFile: Infinity, largestBoard: Infinity })
    let damaged = 0
    for (const { board, hash, bytes } of db.prepare('SELECT board, hash, bytes FROM attachments').iterate()) {
      if (!(bytes instanceof Uint8Array) || (await files.write(String(board), String(hash), bytes)) !== null) damaged++
    }
    return damaged
  } finally {
    db.close()
  }
}

/** Leaves the log alone in what was a backup. */
export function dropFiles(log: DatabaseSync): void {
  if (!hasFiles(log)) return
  log.exec('DROP TABLE attachments')
  log.exec('VACUUM')
}

const hasFiles = (db: DatabaseSync): boolean => db.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'attachments'`).get() !== undefined

function entries(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}
