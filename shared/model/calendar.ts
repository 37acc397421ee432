/** Calendar days as `YYYY-MM-DD` without a time zone, so that a deadline is the same day for everybody. */

const DAY_MS = 86_400_000
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/
const pad = (n: number, length = 2): string => String(n).padStart(length, '0')

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
/** Days of a month, counted from 1. */
const daysIn = (year: number, month: number): number => (month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31)

function dateOf(year: number, month: number, day: number): string | null {
  const exists = year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)
  return exists ? `${pad(year, 4)}-${pad(month)}-${pad(day)}` : null
}

/** `2021-02-29` is none. */
export function isDate(text: string): boolean {
  const parts = DATE.exec(text)
  return parts !== null && dateOf(Number(parts[1]), Number(parts[2]), Number(parts[3])) !== null
}

/** A day as people type it: `2021-03-09`, `9/3/2021`, `09.03.21`; day before month. Null when it is none. */
export function readDate(text: string): string | null {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text)
  if (iso) return dateOf(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const european = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})$/.exec(text)
  if (!european) return null
  const year = Number(european[3])
  return dateOf(year < 100 ? 2000 + year : year, Number(european[2]), Number(european[1]))
}

/** The day of a time in UTC. Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", civil_from_days. */
export function utcDate(timeMs: number): string {
  const days = Math.floor(timeMs / DAY_MS) + 719_468
  const era = Math.floor(days / 146_097)
  const dayOfEra = days - era * 146_097
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365)
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shifted = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shifted < 10 ? shifted + 3 : shifted - 9
  return `${pad(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), 4)}-${pad(month)}-${pad(dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1)}`
}

/** `2021-03-09T14:30:05Z`; what is left of the second is cut. */
export function utcTime(timeMs: number): string {
  const seconds = Math.floor(timeMs / 1000)
  return `${utcDate(timeMs)}T${pad(Math.floor(seconds / 3600) - Math.floor(seconds / 86_400) * 24)}:${pad(Math.floor(seconds / 60) - Math.floor(seconds / 3600) * 60)}:${pad(seconds - Math.floor(seconds / 60) * 60)}Z`
}

export type DateUnit = 'year' | 'month' | 'day'
const UNIT_LENGTH: Readonly<Record<DateUnit, number>> = { year: 4, month: 7, day: 10 }

/** The period a day lies in: `2021`, `2021-03` or the day itself. */
export const periodOf = (date: string, unit: DateUnit): string => date.slice(0, UNIT_LENGTH[unit])

/** A day inside of `period` (`2021`, `2021-03`, a day) that keeps as much of `date` as fits: the 31st becomes the 28th. Null when that is no period. */
export function dateWithin(period: string, date: string | null): string | null {
  if (isDate(period)) return period
  const [year, month = date?.slice(5, 7) ?? '01'] = period.split('-')
  if (!/^\d{4}$/.test(year!) || !/^\d{2}$/.test(month) || !isDate(`${year}-${month}-01`)) return null
  const day = Math.min(Number(date?.slice(8, 10) ?? 1), daysIn(Number(year), Number(month)))
  return dateOf(Number(year), Number(month), day)
}

/** The month or year after this one: `2021-12` → `2022-01`. */
export function nextPeriod(period: string): string {
  const [year, month] = period.split('-').map(Number)
  if (month === undefined) return pad(year! + 1, 4)
  return month === 12 ? `${pad(year! + 1, 4)}-01` : `${pad(year!, 4)}-${pad(month + 1)}`
}
