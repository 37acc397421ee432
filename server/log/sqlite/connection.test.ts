import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openDatabase } from './connection.ts'

// No test can cut the power: what makes a commit survive it is what SQLite is told.
test('[P2] SQLite is told to have each commit on the disk itself before it returns', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'trame-connection-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const { db } = await openDatabase(path.join(folder, 'trame.db'))
  const pragma = (name: string): unknown => Object.values(db.prepare(`PRAGMA ${name}`).get() ?? {})[0]
  expect({ mode: pragma('journal_mode'), synchronous: pragma('synchronous'), disk: pragma('fullfsync'), checkpoint: pragma('checkpoint_fullfsync') })
    .toEqual({ mode: 'wal', synchronous: 2, disk: 1, checkpoint: 1 })
  db.close()
})
