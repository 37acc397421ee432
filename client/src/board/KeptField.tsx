import { useEffect, useId, useRef, useState } from 'react'
import styles from './fields.module.css'
import { useLastMoment } from './useLastMoment.ts'

type Props = { label: string; value: string; placeholder?: string; onKeep: (value: string) => void }

/**
 * A text that is written to the board when it is left, whichever way: another field, Escape, the panel closing.
 * What others write meanwhile shows as long as nothing is typed here.
 */
export function KeptField({ label, value, placeholder, onKeep }: Props) {
  const id = useId()
  const [typed, setTyped] = useState<string | null>(null)
  const pending = useRef({ typed, onKeep })

  useEffect(() => {
    pending.current = { typed, onKeep }
  })
  useEffect(
    () => () => {
      const { typed: left, onKeep: keep } = pending.current
      if (left !== null) keep(left)
    },
    [],
  )
  useLastMoment(() => {
    if (typed !== null && typed !== value) onKeep(typed)
  })
  const leave = (): void => {
    if (typed !== null && typed !== value) onKeep(typed)
    setTyped(null)
  }
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <textarea
        id={id}
        rows={1}
        className={styles.text}
        value={typed ?? value}
        placeholder={placeholder}
        onChange={event => setTyped(event.target.value.replace(/\n/g, ' '))}
        onBlur={leave}
        onKeyDown={event => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
            event.preventDefault()
            leave()
          }
        }}
      />
    </div>
  )
}
