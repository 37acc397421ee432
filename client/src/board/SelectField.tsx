import { useId, type ReactNode } from 'react'
import styles from './fields.module.css'

type Props = { label: string; value: string; onChange: (value: string) => void; children: ReactNode }

/** The browser's own list of choices: it works by touch, by keys and by voice without a line of ours. */
export function SelectField({ label, value, onChange, children }: Props) {
  const id = useId()
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <select id={id} className={styles.select} value={value} onChange={event => onChange(event.target.value)}>
        {children}
      </select>
    </div>
  )
}
