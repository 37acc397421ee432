import { useTexts } from '../../i18n/index.ts'
import styles from './tree.module.css'

export function EmptyTree() {
  const t = useTexts()
  return (
    <div className={styles.empty} role="presentation">
      <strong>{t('tree.empty.title')}</strong>
      <p>{t('tree.empty.hint')}</p>
    </div>
  )
}
