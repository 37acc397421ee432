import { FolderInUse } from '../log/dataFolder.ts'
import { StorageFailure } from '../log/LogStore.ts'
import type { Settings } from './settings.ts'
import { type Said, words } from './words.ts'

/** Why the server could not start, in one sentence; null for an error nobody foresaw. */
export function explain(error: unknown, { dataDir, host, port }: Settings): Said | null {
  if (error instanceof FolderInUse) return words.folderInUse(dataDir)
  if (error instanceof StorageFailure) {
    switch (error.code) {
      case 'full':
        return words.diskFull(dataDir)
      case 'newer-schema':
        return words.newerSchema(dataDir)
      case 'unusable':
        return words.folderUnusable(dataDir)
      case 'io':
      case 'damaged':
        return words.diskFailing(dataDir)
    }
  }
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'EADDRINUSE') return words.busyPort(port)
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return words.badHost(host)
  if (code === 'EACCES') return words.forbiddenPort(port)
  return null
}
