import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import { openSqliteLog } from '../../server/log/sqlite/SqliteLogStore.ts'
import { logStoreContract } from './logStore.ts'

logStoreContract('SQLite', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'trame-log-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return { open: options => openSqliteLog({ file: path.join(folder, 'trame.db'), ...options }) }
})
