import { useState } from 'react'
import fieldStyles from '../../ui/Field.module.css'
import styles from './fields.module.css'

/** A name in a row of a list, written when it is left or with Enter; Escape puts back what was. */
export function InlineText({ label, value, onKeep }: { label: string; value: string; onKeep: (value: string) => void }) {
  const [typed, setTyped] = useState<string | null>(null)
  const leave = (): void => {
    if (typed !== null && typed.trim() !== '' && typed !== value) onKeep(typed)
    setTyped(null)
  }
  return (
    <input
      className={`${fieldStyles.input} ${styles.input}`}
      aria-label={label}
      value={typed ?? value}
      onChange={event => setTyped(event.target.value)}
      onBlur={leave}
      onKeyDown={event => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) leave()
        else if (event.key === 'Escape' && typed !== null) {
          event.stopPropagation()
          setTyped(null)
        }
      }}
    />
  )
}
