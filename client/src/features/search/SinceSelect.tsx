import type { Filter } from '@trame/shared/model'
import { useTexts } from '../../i18n/index.ts'
import styles from './search.module.css'

const DAY_MS = 86_400_000
const DAYS = { today: 1, week: 7, month: 30 } as const
type Since = keyof typeof DAYS
const isSince = (value: string): value is Since => Object.hasOwn(DAYS, value)

/** Midnight, so many days ago where the reader is: a link says the same moment to everybody. */
function startOf(since: Since): number {
  const midnight = new Date()
  midnight.setHours(0, 0, 0, 0)
  return midnight.getTime() - (DAYS[since] - 1) * DAY_MS
}

/** Only what somebody has changed lately. */
export function SinceSelect({ filter, onFilter }: { filter: Filter; onFilter: (parts: Partial<Filter>) => void }) {
  const t = useTexts()
  const asked = Number(filter.conditions.find(({ field, operator }) => field === 'changedAt' && operator === 'min')?.values[0] ?? Number.NaN)
  const value = (Object.keys(DAYS) as Since[]).find(since => Math.abs(startOf(since) - asked) < DAY_MS / 2) ?? (Number.isNaN(asked) ? '' : 'other')
  const choose = (next: string): void => {
    const others = filter.conditions.filter(({ field }) => field !== 'changedAt')
    onFilter({ conditions: isSince(next) ? [...others, { field: 'changedAt', operator: 'min', values: [startOf(next)] }] : others })
  }
  return (
    <select className={styles.condition} aria-label={t('search.since')} data-on={value !== '' || undefined} value={value} onChange={event => choose(event.target.value)}>
      <option value="">{t('search.since')}</option>
      {(Object.keys(DAYS) as Since[]).map(since => (
        <option key={since} value={since}>
          {t(`search.${since}`)}
        </option>
      ))}
      {value === 'other' && <option value="other">{new Date(asked).toLocaleDateString(document.documentElement.lang)}</option>}
    </select>
  )
}
