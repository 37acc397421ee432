import type { ReactNode } from 'react'
import { useLanguage } from '../i18n/index.ts'
import { sayWhen } from './sayWhen.ts'
import styles from './Byline.module.css'

type Props = {
  name: string
  /** ms since 1970. */
  time: number
  now: number
  /** What else is to be said of it, after the time. */
  children?: ReactNode
}

/** Who, and when: in few words, and to the second for who points at it. */
export function Byline({ name, time, now, children }: Props) {
  const language = useLanguage()
  const exact = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'medium' }).format(time)
  return (
    <p className={styles.byline}>
      <strong>{name}</strong>{' '}
      <time dateTime={new Date(time).toISOString()} title={exact}>
        {sayWhen(time, language, now)}
      </time>
      {children}
    </p>
  )
}
