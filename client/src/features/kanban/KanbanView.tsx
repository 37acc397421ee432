import { Plus, Rows3 } from 'lucide-react'
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { NO_STATUS } from '@trame/shared/queries'
import { PeerGhosts } from '../../board/PeerGhosts.tsx'
import { laneOf } from '../../board/dropCommands.ts'
import { useVisibleOrder } from '../../board/usePicks.ts'
import { useWorkspace } from '../../board/useWorkspace.ts'
import { useView } from '../../board/view/useView.ts'
import { scrollWhileDragging } from '../../dnd/index.ts'
import { useTexts } from '../../i18n/index.ts'
import { useObservable, useSession } from '../../session/index.ts'
import { Tool, Toolbar, ToolbarSpring } from '../../ui/Toolbar.tsx'
import { Column } from './Column.tsx'
import { ColumnHead } from './ColumnHead.tsx'
import { LaneRow } from './LaneRow.tsx'
import { createGridStore } from './cardGrid.ts'
import { createFoldedLanes, type FoldedLanes } from './foldedLanes.ts'
import { useKanbanKeys } from './useKanbanKeys.ts'
import { useLanesSwitch } from './useLanesSwitch.ts'
import styles from './kanban.module.css'

/** The same projects by status: columns, with or without one lane per axis. */
export function KanbanView() {
  const session = useSession()
  const [hasLanes, setLanes] = useLanesSwitch(session.id)
  const [folded] = useState(() => createFoldedLanes(session.id))
  return (
    <section className={styles.view} data-view="kanban">
      <KanbanToolbar hasLanes={hasLanes} setLanes={setLanes} />
      <Columns key={String(hasLanes)} folded={hasLanes ? folded : null} />
    </section>
  )
}

function KanbanToolbar({ hasLanes, setLanes }: { hasLanes: boolean; setLanes: (has: boolean) => void }) {
  const t = useTexts()
  const { surface, session } = useWorkspace()
  const addColumn = (): void => surface.set({ kind: 'new-column', id: session.index.statuses().findLast(id => id !== NO_STATUS) ?? '' })
  return (
    <Toolbar>
      <Tool icon={<Plus size={16} aria-hidden />} label={t('column.add')} text={t('column.one')} onClick={addColumn} />
      <ToolbarSpring />
      <Tool icon={<Rows3 size={16} aria-hidden />} label={t('kanban.lanes')} aria-pressed={hasLanes} onClick={() => setLanes(!hasLanes)} />
    </Toolbar>
  )
}

function Columns({ folded }: { folded: FoldedLanes | null }) {
  const t = useTexts()
  const { index } = useSession()
  const { query } = useView()
  const [store] = useState(() => createGridStore(index, folded, query))
  const grid = useSyncExternalStore(store.subscribe, store.get)
  // As state as well: lists inside of lanes are drawn before a ref to what is around them is there.
  const scroller = useRef<HTMLDivElement | null>(null)
  const [scrolling, setScrolling] = useState<HTMLElement | null>(null)
  const attach = useCallback((element: HTMLDivElement | null) => {
    scroller.current = element
    setScrolling(element)
  }, [])
  const { active, carry, ...handlers } = useKanbanKeys({ grid, root: scroller })
  const root = useCallback(() => scroller.current, [])
  const revealed = useObservable(useWorkspace().reveal)
  useVisibleOrder('kanban', () => store.get().lanes.flatMap(({ cells }) => cells.flat()))

  useEffect(() => {
    if (revealed?.view === 'kanban') folded?.unfold(laneOf(index, revealed.id))
  }, [folded, index, revealed])

  useEffect(() => (scroller.current ? scrollWhileDragging(scroller.current, folded ? 'all' : 'horizontal') : undefined), [folded])

  const inColumn = (i: number, id: string | null | undefined): string | null => (id != null && grid.lanes.some(({ cells }) => cells[i]!.includes(id)) ? id : null)
  return (
    <div ref={attach} className={folded ? styles.laneScroller : styles.scroller} {...handlers}>
      <p id="kanban-keys" hidden>
        {t('kanban.keys')}
      </p>
      {folded ? (
        <div className={styles.lanes} style={{ '--columns': grid.columns.length } as React.CSSProperties}>
          <div className={styles.laneHeads}>
            {grid.columns.map(id => (
              <ColumnHead key={id} id={id} />
            ))}
          </div>
          {grid.lanes.map((lane, i) => (
            <LaneRow
              key={lane.id}
              lane={lane}
              columns={grid.columns}
              scroller={scrolling}
              active={lane.cells.some(cell => active !== null && cell.includes(active)) ? active : null}
              lifted={carry && lane.cells.some(cell => cell.includes(carry.id)) ? carry.id : null}
              carriedTo={carry?.place.lane === i ? carry.place : null}
              onFold={folded.toggle}
            />
          ))}
        </div>
      ) : (
        grid.columns.map((id, i) => (
          <Column
            key={id}
            id={id}
            cards={grid.lanes[0]!.cells[i]!}
            active={inColumn(i, active)}
            lifted={inColumn(i, carry?.id)}
            carryIndex={carry?.place.column === i ? carry.place.index : null}
          />
        ))
      )}
      <PeerGhosts view="kanban" root={root} />
    </div>
  )
}
