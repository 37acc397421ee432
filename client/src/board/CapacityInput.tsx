import { useState } from 'react'
import { useTexts } from '../i18n/index.ts'
import styles from './fields.module.css'

/** V8: how many projects a column is for; empty for no limit. Written when it is left. */
export function CapacityInput({ label, value, onKeep }: { label: string; value: number | null; onKeep: (capacity: number | null) => void }) {
  const t = useTexts()
  const [typed, setTyped] = useState<string | null>(null)
  const leave = (): void => {
    const next = typed === null ? value : typed.trim() === '' ? null : Number(typed)
    if (next !== value) onKeep(next)
    setTyped(null)
  }
  return (
    <input
      type="number"
      min={1}
      step={1}
      inputMode="numeric"
      className={styles.capacity}
      aria-label={label}
      title={label}
      placeholder={t('fields.capacity')}
      value={typed ?? value ?? ''}
      onChange={event => setTyped(event.target.value)}
      onBlur={leave}
      onKeyDown={event => event.key === 'Enter' && leave()}
    />
  )
}
