import { FolderInUse } from '../log/dataFolder.ts'
import { StorageFailure } from '../log/LogStore.ts'
import type { Settings } from './settings.ts'
import { type Said, words } from './words.ts'

/** Why the server could not start, in one sentence; null for an error nobody foresaw. */
export function explain(error: unknown, { dataDir, host, port }: Pick<Settings, 'dataDir' | 'host' | 'port'>): Said | null {
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
  // A name that nobody knows, an address of another machine, a link-local one without its zone, IPv6 where there is none.
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'EINVAL' || code === 'EAFNOSUPPORT') return words.badHost(host)
  if (code === 'EACCES') return words.forbiddenPort(port)
  return null
}
