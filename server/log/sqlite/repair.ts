import { existsSync, renameSync, rmSync } from 'node:fs'
import type { Recovery } from '../LogStore.ts'
import { openDatabase } from './connection.ts'
import { failureCode } from './failure.ts'
import { salvage } from './salvage.ts'

/** The database and what SQLite keeps beside it, in the order in which they are moved. */
const PARTS = ['', '-wal', '-shm']

const pendingOf = (file: string): string => `${file}.salvaging`

/** True if a repair was begun and cut short: by a kill, a power cut, a full disk. */
export const isRepairPending = (file: string): boolean => existsSync(pendingOf(file))

/**
 * Replaces a damaged database by one with all of its rows that can be read, and keeps the damaged one under another name.
 * Each step leaves a state from which the next start goes on: the new database takes the old one's place only when it
 * is complete, and the old one gets its last name only after that.
 */
export async function repair(file: string, now: number): Promise<Recovery> {
  const pending = pendingOf(file)
  const aside = `${file}.damaged-${now}`
  let outcome = 'an earlier start had read it out'
  if (!existsSync(pending) || !existsSync(file)) {
    move(file, pending)
    outcome = await readOut(pending, `${file}.new`)
    renameSync(`${file}.new`, file)
  }
  move(pending, aside)
  return { code: 'damaged-file', detail: `the database was damaged and is kept as ${aside}; ${outcome}` }
}

async function readOut(damaged: string, fresh: string): Promise<string> {
  for (const part of PARTS) rmSync(fresh + part, { force: true })
  const { db } = await openDatabase(fresh)
  try {
    const counts = salvage(damaged, db)
    return `read out of it: ${Object.entries(counts).map(([table, count]) => `${count} ${table}`).join(', ')}`
  } catch (error) {
    if (failureCode(error) !== 'damaged') throw error
    return 'nothing of it could be read; devices send what they have'
  } finally {
    // The last connection writes its journal into the file: nothing but the file has to be moved.
    db.close()
  }
}

/** A journal goes with its database: beside another one SQLite would replay it into that. */
function move(from: string, to: string): void {
  for (const part of PARTS) if (existsSync(from + part)) renameSync(from + part, to + part)
}
