import type { Sums } from '@trame/shared/queries'
import { useGroupWords } from '../../board/view/useGroupWords.ts'
import styles from './kanban.module.css'

/** The sums of number fields over the cards in sight, where there are any. */
export function GroupSums({ sums }: { sums: Sums }) {
  const words = useGroupWords()
  const entries = Object.entries(sums)
  if (entries.length === 0) return null
  return (
    <span className={styles.sums}>
      {entries.map(([field, sum]) => (
        <span key={field}>{words.sayValue(field, sum)}</span>
      ))}
    </span>
  )
}
