import { Access } from '../access/access.ts'
import { signingKey } from '../access/signingKey.ts'
import { openSqliteAccess } from '../access/SqliteAccessStore.ts'
import { Tokens } from '../access/tokens.ts'
import type { LogStore } from '../log/LogStore.ts'

export type OpenAccess = { access: Access, tokens: Tokens, close: () => void }

/** The rights that lie in the log's file, also while a relay has it open. */
export async function openAccess(log: LogStore, file: string): Promise<OpenAccess> {
  const store = await openSqliteAccess(file)
  const tokens = new Tokens(await signingKey(log))
  return { access: new Access({ store, tokens, isOpen: true }), tokens, close: () => store.close() }
}
