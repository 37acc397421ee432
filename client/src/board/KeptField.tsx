import { useEffect, useId, useRef, useState } from 'react'
import styles from './fields.module.css'
import { useLastMoment } from './useLastMoment.ts'

type Props = { label: string; value: string; placeholder?: string; /** `over`: what was there when it began to be typed. */ onKeep: (value: string, over: string) => void }

/**
 * A text that is written to the board when it is left, whichever way: another field, Escape, the panel closing.
 * What others write meanwhile shows as long as nothing is typed here.
 */
export function KeptField({ label, value, placeholder, onKeep }: Props) {
  const id = useId()
  const [typed, setTyped] = useState<string | null>(null)
  const [over, setOver] = useState(value)
  const pending = useRef({ typed, over, onKeep })

  useEffect(() => {
    pending.current = { typed, over, onKeep }
  })
  useEffect(
    () => () => {
      const { typed: left, over: was, onKeep: keep } = pending.current
      if (left !== null) keep(left, was)
    },
    [],
  )
  useLastMoment(() => {
    if (typed !== null && typed !== value) onKeep(typed, over)
  })
  const leave = (): void => {
    if (typed !== null && typed !== value) onKeep(typed, over)
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
        onChange={event => {
          if (typed === null) setOver(value)
          setTyped(event.target.value.replace(/\n/g, ' '))
        }}
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
