/** How long a new link is good for. */
export const LINK_ENDS = ['never', 'tonight', 'week', 'month', 'year'] as const
export type LinkEnd = (typeof LINK_ENDS)[number]

const DAY_MS = 24 * 60 * 60 * 1_000
const DAYS: Readonly<Record<Exclude<LinkEnd, 'never'>, number>> = { tonight: 0, week: 7, month: 30, year: 365 }

/** The end of that day where the person is, so that « ce soir » is not in the middle of a session; null: never. */
export function endOf(end: LinkEnd, now: number): number | null {
  if (end === 'never') return null
  const day = new Date(now + DAYS[end] * DAY_MS)
  return new Date(day.getFullYear(), day.getMonth(), day.getDate(), 23, 59, 59, 999).getTime()
}
