import type { CardGroup } from '@trame/shared/queries'
import { ChevronsLeftRight } from 'lucide-react'
import { memo } from 'react'
import { useTexts } from '../../i18n/index.ts'
import { GroupCount } from './GroupCount.tsx'
import { useCellTarget } from './Cell.tsx'
import styles from './foldedColumn.module.css'

/** A column that shows its name only; it still takes what is dropped on it. */
export const FoldedColumn = memo(function FoldedColumn({ group, title, lane, onUnfold }: { group: CardGroup; title: string; lane: string; onUnfold: (key: string) => void }) {
  const { element, over } = useCellTarget(group.key, lane)
  return (
    <div ref={element} className={styles.foldedColumn} data-over={over ?? undefined} data-list={group.key} data-lane={lane} data-colour={group.colour ?? 'slate'}>
      <FoldedHead group={group} title={title} onUnfold={onUnfold} />
    </div>
  )
})

/** `isInRow`: above lanes, where there is no height for its name. */
export function FoldedHead({ group, title, isInRow = false, onUnfold }: { group: CardGroup; title: string; isInRow?: boolean; onUnfold: (key: string) => void }) {
  const t = useTexts()
  return (
    <button type="button" className={styles.foldedHead} data-in-row={isInRow || undefined} data-head={group.key} data-colour={group.colour ?? 'slate'} aria-expanded={false} title={t('group.unfold', { title })} onClick={() => onUnfold(group.key)}>
      <ChevronsLeftRight size={15} aria-hidden />
      <GroupCount group={group} />
      <span className={styles.foldedName} dir="auto">
        {title}
      </span>
    </button>
  )
}
