import { useRef, type KeyboardEvent, type ReactNode } from 'react'
import styles from './Segmented.module.css'

type SegmentedProps<T extends string> = {
  label: string
  value: T
  options: readonly { value: T; label: string; icon?: ReactNode }[]
  onChange: (value: T) => void
}

/** One choice of a few, all in sight. Arrow keys move the choice, as in a group of radio buttons. */
export function Segmented<T extends string>({ label, value, options, onChange }: SegmentedProps<T>) {
  const group = useRef<HTMLDivElement>(null)
  const move = (event: KeyboardEvent, step: number): void => {
    event.preventDefault()
    const at = (options.findIndex(option => option.value === value) + step + options.length) % options.length
    onChange(options[at]!.value)
    group.current?.querySelectorAll('button')[at]?.focus()
  }
  return (
    <div
      ref={group}
      role="radiogroup"
      aria-label={label}
      className={styles.group}
      onKeyDown={event => {
        if (event.key === 'ArrowRight' || event.key === 'ArrowDown') move(event, 1)
        if (event.key === 'ArrowLeft' || event.key === 'ArrowUp') move(event, -1)
      }}
    >
      {options.map(option => (
        <button
          key={option.value}
          type="button"
          role="radio"
          aria-checked={option.value === value}
          tabIndex={option.value === value ? 0 : -1}
          className={styles.option}
          onClick={() => onChange(option.value)}
        >
          {option.icon}
          {option.label}
        </button>
      ))}
    </div>
  )
}
