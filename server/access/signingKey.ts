import type { LogStore } from '../log/LogStore.ts'
import { newSigningKey } from './tokens.ts'

const SETTING = 'signing-key'

/** The key of this data folder; it goes with a backup, so that links go on after a restore. */
export async function signingKey(log: LogStore): Promise<string> {
  const known = await log.setting(SETTING)
  if (known !== null) return known
  const key = newSigningKey()
  await log.saveSetting(SETTING, key)
  return key
}
