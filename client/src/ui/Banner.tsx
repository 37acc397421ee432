import type { ReactNode } from 'react'
import styles from './Banner.module.css'

/** A line above the views that says something for as long as it is true, or until it was read. */
export function Banner({ icon, actions, look = 'calm', children }: { icon?: ReactNode; actions?: ReactNode; look?: 'calm' | 'warning'; children: ReactNode }) {
  return (
    <div className={styles.banner} data-look={look} role="status">
      {icon}
      <div className={styles.text}>{children}</div>
      {actions ? <div className={styles.actions}>{actions}</div> : null}
    </div>
  )
}
