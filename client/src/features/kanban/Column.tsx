import type { GroupBy } from '@trame/shared/model'
import type { CardGroup } from '@trame/shared/queries'
import { memo, useEffect, useState } from 'react'
import { scrollWhileDragging } from '../../dnd/index.ts'
import type { CardLook } from './cardLook.ts'
import { Cell } from './Cell.tsx'
import { ColumnHead } from './ColumnHead.tsx'
import styles from './kanban.module.css'

type Props = { group: CardGroup; by: GroupBy | null; title: string; lane: string; look: CardLook; cards: readonly string[]; active: string | null; lifted: string | null; carryIndex: number | null }

/** A column that scrolls on its own. */
export const Column = memo(function Column({ group, by, title, lane, look, cards, active, lifted, carryIndex }: Props) {
  // As state, not as a ref: the list inside is drawn before a ref to what is around it is there.
  const [body, setBody] = useState<HTMLElement | null>(null)
  const colour = group.colour ?? 'slate'

  useEffect(() => (body ? scrollWhileDragging(body, 'vertical') : undefined), [body])

  return (
    <section className={styles.column} data-node={group.key} data-colour={colour} data-archived={group.isArchived || undefined} aria-label={title}>
      <ColumnHead group={group} by={by} title={title} />
      <div ref={setBody} className={styles.body}>
        <Cell list={group.key} lane={lane} title={title} laneTitle={null} colour={colour} look={look} cards={cards} scroller={body} active={active} lifted={lifted} carryIndex={carryIndex} />
      </div>
    </section>
  )
})
