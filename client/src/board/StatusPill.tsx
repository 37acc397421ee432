import { useTexts } from '../i18n/index.ts'
import { useStatus } from '../session/index.ts'
import styles from './chips.module.css'

/** A column as a dot of its colour and its name: never by colour alone. */
export function StatusPill({ id }: { id: string | null }) {
  const t = useTexts()
  const status = useStatus(id ?? '')
  return (
    <span className={styles.status} data-colour={status?.colour ?? 'slate'}>
      <span className={styles.dot} aria-hidden />
      <span className={styles.statusName}>{status?.title ?? t('node.noStatus')}</span>
    </span>
  )
}
