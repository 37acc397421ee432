/** A field nested deeper than this is cut there: nobody writes one, and reading it must stop nobody. */
const DEEPEST = 64

/** Names in the order of their UTF-16 code units. */
export const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1)

/**
 * A field's value as JSON can say it, the names inside it in order; undefined for what counts as absent: bytes, big
 * integers, what is no number.
 */
export function sayable(value: unknown, depth = DEEPEST): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : undefined
  if (typeof value !== 'object') return typeof value === 'string' || typeof value === 'boolean' ? value : undefined
  if (value === null) return null
  if (depth === 0 || value instanceof Uint8Array) return undefined
  if (Array.isArray(value)) return value.map(inner => sayable(inner, depth - 1) ?? null)
  const entries = Object.entries(value).map(([name, inner]) => [name, sayable(inner, depth - 1)] as const)
  return Object.fromEntries(entries.filter(([, inner]) => inner !== undefined).toSorted(byName))
}
