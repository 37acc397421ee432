import { readTypedText, type FieldDefinition } from '@trame/shared/model'
import { useId, useState } from 'react'
import { useTexts } from '../../i18n/index.ts'
import { useSession } from '../../session/index.ts'
import { localDate } from '../../board/view/localDate.ts'
import type { Bound } from './fieldAsk.ts'
import { useTypedLater } from './useTypedLater.ts'
import fieldStyles from '../../ui/Field.module.css'
import styles from './search.module.css'

type Props = { field: FieldDefinition; min: Bound; max: Bound; onRange: (range: { readonly min: Bound; readonly max: Bound }) => void }

/** From and up to, both included: numbers as people write them, days by the browser’s calendar. */
export function RangeFields({ field, min, max, onRange }: Props) {
  const t = useTexts()
  const isNumber = field.type === 'number'
  return (
    <div className={styles.range}>
      <BoundField label={t(isNumber ? 'filter.fromLabel' : 'filter.sinceLabel')} field={field} value={min} onValue={next => onRange({ min: next, max })} />
      <BoundField label={t(isNumber ? 'filter.upToLabel' : 'filter.untilLabel')} field={field} value={max} onValue={next => onRange({ min, max: next })} />
    </div>
  )
}

/** A moment is shown as the day it lies on where the reader is. */
const textOf = ({ type }: FieldDefinition, value: Bound): string => (value === null ? '' : type === 'time' && typeof value === 'number' ? localDate(value) : String(value))

function BoundField({ label, field, value, onValue }: { label: string; field: FieldDefinition; value: Bound; onValue: (value: Bound) => void }) {
  const t = useTexts()
  const { board } = useSession()
  const id = useId()
  const [isFault, setFault] = useState(false)
  const isNumber = field.type === 'number'
  const isSame = (asked: string, text: string): boolean => {
    const read = isNumber ? readTypedText(board, field, asked) : null
    return asked === text || (read?.ok === true && String(read.value ?? '') === text)
  }
  const ask = (text: string): void => {
    if (text.trim() === '' || !isNumber) return onValue(text.trim() === '' ? null : text)
    const read = readTypedText(board, field, text)
    setFault(!read.ok)
    if (read.ok) onValue(read.value)
  }
  const [typed, type] = useTypedLater(textOf(field, value), ask, isSame)
  return (
    <div className={styles.field}>
      <label className={fieldStyles.label} htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className={fieldStyles.input}
        type={isNumber ? 'text' : 'date'}
        inputMode={isNumber ? 'decimal' : undefined}
        value={typed}
        aria-invalid={isFault || undefined}
        aria-describedby={isFault ? `${id}-fault` : undefined}
        onChange={event => {
          setFault(false)
          type(event.target.value)
        }}
      />
      {isFault && (
        <span id={`${id}-fault`} className={styles.fault} role="alert">
          {t('refusal.not-a-number')}
        </span>
      )}
    </div>
  )
}
