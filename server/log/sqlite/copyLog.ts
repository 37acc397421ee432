import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { StorageFailure } from '../LogStore.ts'
import { openDatabase } from './connection.ts'
import { asFailure } from './failure.ts'
import { dropFiles, packFiles, type PackedFile } from './packedFiles.ts'

/** `copyWith`, and these files in it; returns how many there were. Throws `StorageFailure`. */
export function copyLog(from: string, to: string, files: Iterable<PackedFile>): number {
  let packed = 0
  copyWith(from, to, copy => (packed = packFiles(copy, files)))
  return packed
}

/**
 * Copies a log as it stands into one new file, also while a relay writes to it: SQLite reads one moment of it, rights
 * included. The file appears when it is whole and on the disk, or not at all. `complete` may write into it before that.
 * Throws `StorageFailure`.
 */
function copyWith(from: string, to: string, complete: (copy: DatabaseSync) => void): void {
  const part = `${to}.part`
  try {
    rmSync(part, { force: true })
    const source = new DatabaseSync(from)
    try {
      source.exec('PRAGMA busy_timeout = 10000')
      source.prepare('VACUUM INTO ?').run(part)
    } finally {
      source.close()
    }
    const copy = new DatabaseSync(part)
    try {
      // What it was copied from may be running; the copy is not, and lacks nothing.
      copy.prepare(`INSERT OR REPLACE INTO settings (key, value) VALUES ('stopped', 'cleanly')`).run()
      complete(copy)
    } finally {
      copy.close()
    }
    checkLog(part)
    toDisk(part)
    renameSync(part, to)
    toDisk(path.dirname(to))
  } catch (error) {
    rmSync(part, { force: true })
    throw asFailure(error)
  }
}

/** Throws `StorageFailure` when a file is no log that this version can open whole. */
export function checkLog(file: string): void {
  let db: DatabaseSync
  try {
    db = new DatabaseSync(file, { readOnly: true })
  } catch (error) {
    throw asFailure(error)
  }
  try {
    if (db.prepare('PRAGMA quick_check(1)').get()?.quick_check !== 'ok') throw new StorageFailure('damaged', 'the file is damaged')
    if (!db.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'rows'`).get()) throw new StorageFailure('unusable', 'the file is no log')
  } catch (error) {
    throw asFailure(error)
  } finally {
    db.close()
  }
}

/** Puts the log of a copy in the place of a log; what was there is kept beside it, and its new name is returned. The folder must be held. */
export async function replaceLog(copy: string, file: string, now: number): Promise<string | null> {
  const fresh = `${file}.new`
  for (const ending of ['', '-wal', '-shm']) rmSync(fresh + ending, { force: true })
  copyWith(copy, fresh, dropFiles)
  // Upgrades it, or refuses one of a newer version, before anything that is there is moved.
  const { db } = await openDatabase(fresh).catch((error: unknown) => {
    rmSync(fresh, { force: true })
    throw asFailure(error)
  })
  db.close()
  const former = existsSync(file) ? `${file}.before-${now}` : null
  if (former !== null) for (const ending of ['', '-wal', '-shm']) if (existsSync(file + ending)) renameSync(file + ending, former + ending)
  renameSync(fresh, file)
  toDisk(path.dirname(file))
  return former
}

function toDisk(name: string): void {
  const handle = openSync(name, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
