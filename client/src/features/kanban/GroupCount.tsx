import { isOver, type CardGroup } from '@trame/shared/queries'
import { TriangleAlert } from 'lucide-react'
import { CountBadge } from '../../board/CountBadge.tsx'
import { useTexts } from '../../i18n/index.ts'
import { Unseen } from '../../ui/Unseen.tsx'
import styles from './kanban.module.css'

/** How many projects a column or lane holds; V8: of how many, with a warning when there are more. */
export function GroupCount({ group }: { group: CardGroup }) {
  const t = useTexts()
  const { capacity, total, count } = group
  if (capacity === null) return <CountBadge n={count} className={styles.count!} />
  const isTooMany = isOver(group)
  const words = t(isTooMany ? 'group.over' : 'group.within', { n: total, capacity })
  return (
    <span className={styles.count} title={words} data-over={isTooMany || undefined}>
      {isTooMany && <TriangleAlert size={12} aria-hidden />}
      <span aria-hidden>{`${total}/${capacity}`}</span>
      <Unseen>{words}</Unseen>
    </span>
  )
}
