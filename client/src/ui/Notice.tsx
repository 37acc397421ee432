import type { ReactNode } from 'react'
import styles from './Notice.module.css'

/** A page that says one thing: what is the matter, and what can be done now. */
export function Notice({ title, actions, children }: { title: string; actions?: ReactNode; children: ReactNode }) {
  return (
    <main className={styles.notice}>
      <img src="/icons/trame.svg" alt="" width={36} height={36} />
      <h1>{title}</h1>
      {children}
      {actions ? <div className={styles.actions}>{actions}</div> : null}
    </main>
  )
}
