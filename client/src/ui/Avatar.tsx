import type { CSSProperties } from 'react'
import styles from './Avatar.module.css'

/** « Anne-Marie Dupont » → AD; one letter for one word. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/)
  const letters = words.length > 1 ? [words[0], words.at(-1)] : words
  return letters.map(word => [...(word ?? '')][0] ?? '').join('').toLocaleUpperCase()
}

/** A person's initials on their colour; the name is in sight as a tooltip and read aloud by what surrounds it. */
export function Avatar({ name, colour }: { name: string; colour: string }) {
  return (
    <span className={styles.avatar} style={{ '--person': colour } as CSSProperties} title={name} data-initials={initials(name) || '·'} aria-hidden />
  )
}
