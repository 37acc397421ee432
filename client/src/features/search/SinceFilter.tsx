import type { FieldDefinition, Filter } from '@trame/shared/model'
import { useTexts } from '../../i18n/index.ts'
import { isAsked, NO_ASK, readAsk, withAsk, type Bound } from './fieldAsk.ts'
import { FilterPill } from './FilterPill.tsx'
import { RangeFields } from './RangeFields.tsx'
import { useAskWords } from './useAskWords.ts'
import styles from './search.module.css'

const DAY_MS = 86_400_000
const DAYS = { today: 1, week: 7, month: 30 } as const
type Since = keyof typeof DAYS
const SINCES = Object.keys(DAYS) as Since[]

/** Midnight, so many days ago where the reader is: a link says the same moment to everybody. */
function startOf(since: Since): number {
  const midnight = new Date()
  midnight.setHours(0, 0, 0, 0)
  return midnight.getTime() - (DAYS[since] - 1) * DAY_MS
}

/** Only what somebody has changed lately, or between two days. */
export function SinceFilter({ field, filter, onFilter }: { field: FieldDefinition; filter: Filter; onFilter: (filter: Filter) => void }) {
  const t = useTexts()
  const sayAsk = useAskWords()
  const ask = readAsk(filter, field.id)
  const { min, max } = ask
  const since = max === null && typeof min === 'number' ? SINCES.find(each => Math.abs(startOf(each) - min) < DAY_MS / 2) : undefined
  const setRange = (range: { readonly min: Bound; readonly max: Bound }): void => onFilter(withAsk(filter, field.id, { ...ask, ...range }))
  const label = t('search.since')
  return (
    <FilterPill
      label={label}
      said={since ? t('filter.says', { name: label, what: t(`search.${since}`) }) : isAsked(ask) ? sayAsk(field, ask) : label}
      isOn={isAsked(ask)}
      onClear={() => onFilter(withAsk(filter, field.id, NO_ASK))}
    >
      <div className={styles.presets} role="group" aria-label={label}>
        {SINCES.map(each => (
          <button key={each} type="button" className={styles.condition} aria-pressed={since === each} data-on={since === each || undefined} onClick={() => setRange({ min: since === each ? null : startOf(each), max: null })}>
            {t(`search.${each}`)}
          </button>
        ))}
      </div>
      <RangeFields field={field} min={min} max={max} onRange={setRange} />
    </FilterPill>
  )
}
