import { useTexts } from '../i18n/index.ts'
import styles from './chips.module.css'

/** On a card that is in sight though it does not match the filter, because somebody here has just made or moved it. */
export function OutsideMark() {
  const t = useTexts()
  return (
    <span className={styles.chip} data-tone="outside" title={t('view.outsideHint')}>
      {t('view.outside')}
    </span>
  )
}
