import { useTexts } from '../i18n/index.ts'
import styles from './BoardSkeleton.module.css'

/** The outline of a board while it opens; it shows only after a moment, so that a quick opening does not flash. */
export function BoardSkeleton() {
  const t = useTexts()
  return (
    <div className={styles.skeleton} role="status" aria-label={t('board.loading')}>
      <div className={styles.bar} />
      <div className={styles.rows}>
        {[62, 48, 55, 38, 71, 44, 58].map(width => (
          <div key={width} className={styles.row} style={{ inlineSize: `${width}%` }} />
        ))}
      </div>
    </div>
  )
}
