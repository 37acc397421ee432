import { memo, useEffect, useState } from 'react'
import { scrollWhileDragging } from '../../dnd/index.ts'
import { useStatus } from '../../session/index.ts'
import { Cell } from './Cell.tsx'
import { ColumnHead } from './ColumnHead.tsx'
import styles from './kanban.module.css'

type Props = { id: string; cards: readonly string[]; active: string | null; lifted: string | null; carryIndex: number | null }

/** A column that scrolls on its own. */
export const Column = memo(function Column({ id, cards, active, lifted, carryIndex }: Props) {
  const status = useStatus(id)
  // As state, not as a ref: the list inside is drawn before a ref to what is around it is there.
  const [body, setBody] = useState<HTMLElement | null>(null)

  useEffect(() => (body ? scrollWhileDragging(body, 'vertical') : undefined), [body])

  return (
    <section className={styles.column} data-node={id} data-colour={status?.colour ?? 'slate'} data-archived={status?.isArchived || undefined} aria-label={status?.title}>
      <ColumnHead id={id} />
      <div ref={setBody} className={styles.body}>
        <Cell list={id} lane={null} laneTitle={null} cards={cards} scroller={body} active={active} lifted={lifted} carryIndex={carryIndex} />
      </div>
    </section>
  )
})
