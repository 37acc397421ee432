import { ROOT } from '@trame/shared/model'
import { memo } from 'react'
import { useTexts } from '../../i18n/index.ts'
import { useNode } from '../../session/index.ts'
import { Cell } from './Cell.tsx'
import type { CellPlace, Lane } from './cardGrid.ts'
import styles from './kanban.module.css'

type Props = {
  lane: Lane
  columns: readonly string[]
  scroller: HTMLElement | null
  active: string | null
  lifted: string | null
  /** Only when it lies in this lane. */
  carriedTo: CellPlace | null
}

/** One axis across all columns. */
export const LaneRow = memo(function LaneRow({ lane, columns, scroller, active, lifted, carriedTo }: Props) {
  const t = useTexts()
  const node = useNode(lane.id ?? '')
  const title = lane.id === ROOT ? t('kanban.noAxis') : (node?.title ?? '')
  return (
    <section className={styles.lane} aria-label={title}>
      <h3 className={styles.laneTitle}>
        <span className={styles.laneName}>{title}</span>
        <span className={styles.count}>{lane.count}</span>
      </h3>
      <div className={styles.laneCells}>
        {columns.map((column, i) => (
          <Cell
            key={column}
            list={column}
            lane={lane.id}
            laneTitle={title}
            cards={lane.cells[i]!}
            scroller={scroller}
            active={active}
            lifted={lifted}
            carryIndex={carriedTo?.column === i ? carriedTo.index : null}
          />
        ))}
      </div>
    </section>
  )
})
