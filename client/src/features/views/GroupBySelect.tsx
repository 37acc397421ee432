import type { FieldDefinition, GroupBy } from '@trame/shared/model'
import { levelName } from '../../board/levelName.ts'
import { SelectField } from '../../board/SelectField.tsx'
import { useFieldWords } from '../../board/useFieldWords.ts'
import { useTexts } from '../../i18n/index.ts'
import { useAbout, useQuery } from '../../session/index.ts'
import styles from './views.module.css'

type Props = { label: string; /** What null is called. */ nothing: string; value: GroupBy | null; onChange: (by: GroupBy | null) => void }

/** Each of these has a value of its own on nearly every card: no groups, but a list of them. */
const SCATTERED: ReadonlySet<string> = new Set(['title', 'rationale', 'annotation'])
const UNITS = ['year', 'month', 'day'] as const
const isPeriodic = ({ type }: FieldDefinition): boolean => type === 'date' || type === 'time'

const keyOf = (by: GroupBy | null): string => (by === null ? '' : by.by === 'level' ? `level:${by.level}` : `field:${by.field}`)
function readKey(key: string): GroupBy | null {
  if (key.startsWith('level:')) return { by: 'level', level: Number(key.slice(6)) }
  return key.startsWith('field:') ? { by: 'field', field: key.slice(6) } : null
}

/** By what columns or lanes are made; of dates, in which periods. */
export function GroupBySelect({ label, nothing, value, onChange }: Props) {
  const t = useTexts()
  const words = useFieldWords()
  const about = useAbout()
  const fields = useQuery('fields', index => index.fields())
  const field = value?.by === 'field' ? fields.find(({ id }) => id === value.field) : undefined
  const levels = Math.max(about.levels.length, value?.by === 'level' ? value.level : 0, 1)
  return (
    <div className={styles.block}>
      <SelectField label={label} value={keyOf(value)} onChange={key => onChange(readKey(key))}>
        <option value="">{nothing}</option>
        <optgroup label={t('options.fields')}>
          {fields
            .filter(({ id, type }) => !SCATTERED.has(id) && type !== 'unknown')
            .map(each => (
              <option key={each.id} value={`field:${each.id}`}>
                {words.fieldTitle(each)}
              </option>
            ))}
        </optgroup>
        <optgroup label={t('options.levels')}>
          {Array.from({ length: levels }, (_, i) => (
            <option key={i} value={`level:${i + 1}`}>
              {levelName(about, i, t('group.level', { n: i + 1 }))}
            </option>
          ))}
        </optgroup>
      </SelectField>
      {field && value?.by === 'field' && isPeriodic(field) && (
        <SelectField label={t('options.unitOf', { name: words.fieldTitle(field) })} value={value.unit ?? 'month'} onChange={unit => onChange({ by: 'field', field: field.id, unit: UNITS.find(each => each === unit) ?? 'month' })}>
          {UNITS.map(unit => (
            <option key={unit} value={unit}>
              {t(`options.${unit}`)}
            </option>
          ))}
        </SelectField>
      )}
    </div>
  )
}
