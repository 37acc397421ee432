import type { GroupBy } from '@trame/shared/model'
import { NO_STATUS, type CardGrid } from '@trame/shared/queries'
import { Plus } from 'lucide-react'
import { Suspense, useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { PeerGhosts } from '../../board/PeerGhosts.tsx'
import { useVisibleOrder } from '../../board/usePicks.ts'
import { useWorkspace } from '../../board/useWorkspace.ts'
import { useGroupFolds } from '../../board/view/groupFolds.ts'
import { useGroupWords } from '../../board/view/useGroupWords.ts'
import { useGrid, useView } from '../../board/view/useView.ts'
import { scrollWhileDragging } from '../../dnd/index.ts'
import { useTexts } from '../../i18n/index.ts'
import { useObservable } from '../../session/index.ts'
import { lazyPart } from '../../ui/lazyPart.ts'
import { Tool, Toolbar, ToolbarSpring } from '../../ui/Toolbar.tsx'
import { Column } from './Column.tsx'
import { ColumnHead } from './ColumnHead.tsx'
import { FoldedColumn, FoldedHead } from './FoldedColumn.tsx'
import { LaneRow, type LaneColumn } from './LaneRow.tsx'
import { useCardLook } from './useCardLook.ts'
import { useKanbanKeys } from './useKanbanKeys.ts'
import { walkOf } from './walk.ts'
import styles from './kanban.module.css'

const PreviewHost = lazyPart(() => import('./PreviewHost.tsx'))

const isByStatus = (by: GroupBy | null): boolean => by?.by === 'field' && by.field === 'status'

/** The projects as cards: columns and lanes by whatever the view asks for. `tools` stand at the end of the toolbar. */
export function KanbanView({ tools }: { tools?: ReactNode }) {
  const t = useTexts()
  const { surface, session } = useWorkspace()
  const { spec } = useView()
  const addColumn = (): void => surface.set({ kind: 'new-column', id: session.index.statuses().findLast(id => id !== NO_STATUS) ?? '' })
  return (
    <section className={styles.view} data-view="kanban">
      <Toolbar>
        {isByStatus(spec.columns) && <Tool data-writes icon={<Plus size={16} aria-hidden />} label={t('column.add')} text={t('column.one')} onClick={addColumn} />}
        <ToolbarSpring />
        {tools}
      </Toolbar>
      <Cards key={String(spec.lanes === null)} hasLanes={spec.lanes !== null} />
    </section>
  )
}

/** The same list until one of its columns says something else than before. */
function useSameColumns(next: readonly LaneColumn[]): readonly LaneColumn[] {
  const [kept, keep] = useState(next)
  const isSame = kept.length === next.length && kept.every((column, i) => (Object.keys(column) as (keyof LaneColumn)[]).every(name => column[name] === next[i]![name]))
  if (!isSame) keep(next)
  return isSame ? kept : next
}

function Cards({ hasLanes }: { hasLanes: boolean }) {
  const t = useTexts()
  const grid: CardGrid = useGrid()
  const { spec } = useView()
  const words = useGroupWords()
  const folds = useGroupFolds()
  const look = useCardLook()
  const walk = useMemo(() => walkOf(grid, folds.isFolded), [grid, folds.isFolded])
  const columnTitle = (i: number): string => words.titleOf(grid.columns[i]!, spec.columns)
  const laneTitle = (i: number): string | null => (hasLanes ? words.titleOf(grid.lanes[i]!, spec.lanes) : null)
  const columns = useSameColumns(grid.columns.map((group, i) => ({ key: group.key, title: columnTitle(i), colour: group.colour ?? 'slate', isFolded: folds.isFolded('columns', group.key) })))
  // As state as well: lists inside of lanes are drawn before a ref to what is around them is there.
  const scroller = useRef<HTMLDivElement | null>(null)
  const [scrolling, setScrolling] = useState<HTMLElement | null>(null)
  const attach = useCallback((element: HTMLDivElement | null) => {
    scroller.current = element
    setScrolling(element)
  }, [])
  const { active, carry, ...handlers } = useKanbanKeys({ walk, isByHand: look.isByHand, columnTitle, laneTitle, root: scroller })
  const root = useCallback(() => scroller.current, [])
  const revealed = useObservable(useWorkspace().reveal)
  useVisibleOrder('kanban', () => walk.lanes.flatMap(({ cells }) => cells.flat()))

  const unfolded = useRef(revealed)
  useEffect(() => {
    if (revealed === unfolded.current) return
    unfolded.current = revealed
    if (revealed?.view !== 'kanban') return
    const lane = grid.lanes.find(({ cells }) => cells.some(({ ids }) => ids.includes(revealed.id)))
    const column = grid.columns[lane?.cells.findIndex(({ ids }) => ids.includes(revealed.id)) ?? -1]
    if (lane && column) folds.unfold([['lanes', lane.key], ['columns', column.key]])
  }, [folds, grid, revealed])

  useEffect(() => (scroller.current ? scrollWhileDragging(scroller.current, hasLanes ? 'all' : 'horizontal') : undefined), [hasLanes])

  const unfoldColumn = (key: string): void => folds.toggle('columns', key)
  const foldLane = (key: string): void => folds.toggle('lanes', key)
  const [only] = grid.lanes
  const inColumn = (i: number, id: string | null | undefined): string | null => (id != null && walk.lanes.some(({ cells }) => cells[i]!.includes(id)) ? id : null)
  const folded = columns.filter(({ isFolded }) => isFolded).length
  const template = columns.map(({ isFolded }) => (isFolded ? 'var(--folded-column)' : 'minmax(var(--lane-column), 1fr)')).join(' ')
  return (
    <div ref={attach} className={hasLanes ? styles.laneScroller : styles.scroller} data-density={spec.density} {...handlers}>
      <p id="kanban-keys" hidden>
        {t('kanban.keys')}
      </p>
      {hasLanes ? (
        <div className={styles.lanes} style={{ '--lane-columns': template, '--open': columns.length - folded, '--folded': folded } as React.CSSProperties}>
          <div className={styles.laneHeads}>
            {grid.columns.map((group, i) =>
              columns[i]!.isFolded ? (
                <FoldedHead key={group.key} group={group} title={columns[i]!.title} isInRow onUnfold={unfoldColumn} />
              ) : (
                <ColumnHead key={group.key} group={group} by={spec.columns} title={columns[i]!.title} />
              ),
            )}
          </div>
          {grid.lanes.map((lane, i) => {
            const { cells } = walk.lanes[i]!
            return (
              <LaneRow
                key={lane.key}
                lane={lane}
                title={laneTitle(i) ?? ''}
                columns={columns}
                isFolded={folds.isFolded('lanes', lane.key)}
                look={look}
                scroller={scrolling}
                active={cells.some(cell => active !== null && cell.includes(active)) ? active : null}
                lifted={carry && cells.some(cell => cell.includes(carry.id)) ? carry.id : null}
                carriedTo={carry?.place.lane === i ? carry.place : null}
                onFold={foldLane}
              />
            )
          })}
        </div>
      ) : (
        only &&
        grid.columns.map((group, i) =>
          columns[i]!.isFolded ? (
            <FoldedColumn key={group.key} group={group} title={columns[i]!.title} lane={only.key} onUnfold={unfoldColumn} />
          ) : (
            <Column
              key={group.key}
              group={group}
              by={spec.columns}
              title={columns[i]!.title}
              lane={only.key}
              look={look}
              cards={only.cells[i]!.ids}
              active={inColumn(i, active)}
              lifted={inColumn(i, carry?.id)}
              carryIndex={carry?.place.column === i ? carry.place.index : null}
            />
          ),
        )
      )}
      {(grid.columns.length === 0 || grid.lanes.length === 0) && <p className={styles.nothing}>{t('kanban.nothing')}</p>}
      <Suspense>
        <PreviewHost root={scrolling} />
      </Suspense>
      <PeerGhosts view="kanban" root={root} />
    </div>
  )
}
