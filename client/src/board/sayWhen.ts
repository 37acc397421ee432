import type { Language } from '../i18n/index.ts'

/** When something happened, as short as it can be said today: the hour, else the day and the hour, else with its year. */
export function sayWhen(time: number, language: Language, now: number): string {
  const [then, today] = [new Date(time), new Date(now)]
  const isToday = then.toDateString() === today.toDateString()
  const isThisYear = then.getFullYear() === today.getFullYear()
  return new Intl.DateTimeFormat(language, {
    hour: '2-digit',
    minute: '2-digit',
    ...(isToday ? {} : { day: 'numeric', month: 'short' }),
    ...(isThisYear ? {} : { year: 'numeric' }),
  }).format(then)
}
