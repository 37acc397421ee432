import type { Lane } from '@trame/shared/queries'
import { ChevronRight } from 'lucide-react'
import { memo, useRef } from 'react'
import type { CardLook } from './cardLook.ts'
import { Cell } from './Cell.tsx'
import { GroupCount } from './GroupCount.tsx'
import { GroupSums } from './GroupSums.tsx'
import { useWasNear } from './useWasNear.ts'
import type { CellPlace } from './walk.ts'
import styles from './kanban.module.css'

/** What a lane needs to know of a column; the same objects until one of them changes. */
export type LaneColumn = { readonly key: string; readonly title: string; readonly colour: string; readonly isFolded: boolean }

type Props = {
  lane: Lane
  title: string
  columns: readonly LaneColumn[]
  isFolded: boolean
  look: CardLook
  scroller: HTMLElement | null
  active: string | null
  lifted: string | null
  /** Only when it lies in this lane. */
  carriedTo: CellPlace | null
  onFold: (lane: string) => void
}

const NO_CARDS: readonly string[] = []
/** Until a lane comes near, it is about as high as its longest cell will be. */
const CARD_PX = 104

/** One group across all columns. */
export const LaneRow = memo(function LaneRow({ lane, title, columns, isFolded, look, scroller, active, lifted, carriedTo, onFold }: Props) {
  const element = useRef<HTMLDivElement>(null)
  const wasNear = useWasNear(element) || active !== null || carriedTo !== null
  const longest = isFolded ? 0 : Math.max(0, ...lane.cells.map(({ ids }) => ids.length))
  return (
    <section className={styles.lane} data-row={lane.key} aria-label={title}>
      <h3 className={styles.laneTitle}>
        <button type="button" className={styles.fold} aria-expanded={!isFolded} onClick={() => onFold(lane.key)}>
          <ChevronRight size={16} aria-hidden />
          <span className={styles.laneName} dir="auto">
            {title}
          </span>
          <GroupCount group={lane} />
        </button>
        <GroupSums sums={lane.sums} />
      </h3>
      <div ref={element} className={styles.laneCells} data-folded={isFolded || undefined} style={wasNear ? undefined : { minBlockSize: longest * CARD_PX }}>
        {columns.map((column, i) => (
          <Cell
            key={column.key}
            list={column.key}
            lane={lane.key}
            title={column.title}
            laneTitle={title}
            colour={column.colour}
            look={look}
            cards={isFolded || column.isFolded || !wasNear ? NO_CARDS : lane.cells[i]!.ids}
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
