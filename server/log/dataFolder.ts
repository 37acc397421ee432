import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { asFailure } from './sqlite/failure.ts'

export type DataFolder = {
  /** The log's database file. */
  file: string
  /** Safe to call twice. */
  release(): void
}

/** Another process is the one writer of this folder. */
export class FolderInUse extends Error {}

export const logFile = (dataDir: string): string => path.join(dataDir, 'trame.db')

/**
 * Makes the folder if need be and becomes its only writer.
 * The lock is SQLite's own on an empty database beside the log: the system lets go of it when the process dies,
 * however it dies, so a `kill -9` leaves no stale lock. Throws `FolderInUse` or `StorageFailure`.
 */
export function takeDataFolder(dataDir: string): DataFolder {
  let lock: DatabaseSync
  try {
    makeFolder(dataDir)
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK)
    lock = new DatabaseSync(path.join(dataDir, 'writer.lock'))
  } catch (error) {
    throw asFailure(error)
  }
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    if (error instanceof Error && 'errcode' in error && error.errcode === 5) throw new FolderInUse('another process writes to this data folder')
    throw asFailure(error)
  }
  return { file: logFile(dataDir), release: () => lock.isOpen && lock.close() }
}

/** Node's own recursive mkdir never returns where the file system answers ENOENT to every attempt, as /proc does. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  makeFolder(path.dirname(folder))
  mkdirSync(folder)
}
