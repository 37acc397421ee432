import { ROOT } from '@trame/shared/model'
import { ChevronRight } from 'lucide-react'
import { memo } from 'react'
import { CountBadge } from '../../board/CountBadge.tsx'
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
  onFold: (lane: string) => void
}

/** One axis across all columns. */
export const LaneRow = memo(function LaneRow({ lane, columns, scroller, active, lifted, carriedTo, onFold }: Props) {
  const t = useTexts()
  const node = useNode(lane.id ?? '')
  const title = lane.id === ROOT ? t('kanban.noAxis') : (node?.title ?? '')
  return (
    <section className={styles.lane} aria-label={title}>
      <h3 className={styles.laneTitle}>
        <button type="button" className={styles.fold} aria-expanded={!lane.isFolded} onClick={() => lane.id !== null && onFold(lane.id)}>
          <ChevronRight size={16} aria-hidden />
          <span className={styles.laneName} dir="auto">
            {title}
          </span>
          <CountBadge n={lane.count} className={styles.count!} />
        </button>
      </h3>
      <div className={styles.laneCells} data-folded={lane.isFolded || undefined}>
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
