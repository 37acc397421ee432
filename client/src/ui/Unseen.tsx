import type { ReactNode } from 'react'
import styles from './Unseen.module.css'

/** Read aloud, and not shown. */
export const Unseen = ({ children }: { children: ReactNode }) => <span className={styles.unseen}>{children}</span>
