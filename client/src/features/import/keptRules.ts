/** The rules that a person has changed, kept on this device for the next import. */
import { DEFAULT_RULES, readImportRules, type ImportRule } from '@trame/shared/exchange/plan'

const KEY = 'trame.importRules'

/** Null when none are kept, or when what is kept cannot be read. */
export function keptRules(): readonly ImportRule[] | null {
  try {
    const kept = localStorage.getItem(KEY)
    return kept === null ? null : (readImportRules(JSON.parse(kept))?.rules ?? null)
  } catch {
    return null
  }
}

/** False where the device stores nothing. */
export function keepRules(rules: readonly ImportRule[] | null): boolean {
  try {
    if (rules === null || JSON.stringify(rules) === JSON.stringify(DEFAULT_RULES)) localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, JSON.stringify({ version: 1, rules }))
    return true
  } catch {
    return false
  }
}
