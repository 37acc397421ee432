/** Why this device cannot store: its disk is full, or the browser refuses (private windows, settings). */
export type Trouble = 'full' | 'refused'

export function troubleOf(error: unknown): Trouble {
  const names: string[] = []
  for (let at: unknown = error; at instanceof Error && names.length < 5; at = 'inner' in at ? at.inner : at.cause) names.push(at.name)
  return names.includes('QuotaExceededError') ? 'full' : 'refused'
}
