import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual'
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore, type ReactNode } from 'react'
import { ROOT, TRAY } from '@trame/shared/model'
import { PeerGhosts } from '../../board/PeerGhosts.tsx'
import { canDropAt } from '../../board/dropCommands.ts'
import { levelName } from '../../board/levelName.ts'
import { useKeptScroll } from '../../board/useKeptScroll.ts'
import { useNodeOperations } from '../../board/useNodeOperations.ts'
import { useVisibleOrder } from '../../board/usePicks.ts'
import { useWorkspace } from '../../board/useWorkspace.ts'
import { useIsFiltered, useView } from '../../board/view/useView.ts'
import { areaTarget, scrollWhileDragging, together } from '../../dnd/index.ts'
import { useTexts } from '../../i18n/index.ts'
import { useAbout, useObservable, useSession } from '../../session/index.ts'
import { EmptyTree } from './EmptyTree.tsx'
import { TreeContext, type TreeActions } from './TreeContext.ts'
import { TreeRowView } from './TreeRowView.tsx'
import { TreeToolbar } from './TreeToolbar.tsx'
import { createRowStore } from './rowStore.ts'
import { useTreeKeys } from './useTreeKeys.ts'
import styles from './tree.module.css'

const NARROW_PX = 560
const INDENT_PX = { wide: 22, narrow: 12 }
const ROW_ESTIMATE_PX = 40

/** The tree of a programme: only the rows in sight are drawn; the row that has the focus always is. */
export function TreeView({ tools }: { tools?: ReactNode }) {
  // The virtual list hands out a mutable object; the compiler must not remember what it answered.
  'use no memo'
  const t = useTexts()
  const session = useSession()
  const workspace = useWorkspace()
  const { board, index } = session
  const { query } = useView()
  const [store] = useState(() => createRowStore(index, session.id, query))
  const view = useSyncExternalStore(store.subscribe, store.get)
  const { rows, indexOf } = view
  useVisibleOrder('tree', () => store.get().rows.flatMap(({ id }) => (id === TRAY ? [] : [id])))
  const scroller = useRef<HTMLDivElement>(null)
  const [indentPx, setIndentPx] = useState(INDENT_PX.wide)
  const [dragged, setDragged] = useState<string | null>(null)

  const selected = useObservable(workspace.selection)
  const renaming = useObservable(workspace.renaming)
  const [lastActive, setLastActive] = useState<string | null>(null)
  const active = [selected, lastActive].find(id => id !== null && indexOf.has(id)) ?? rows[0]?.id ?? null

  const keptRows = [active, dragged, renaming?.view === 'tree' ? renaming.id : null].flatMap(id => indexOf.get(id ?? '') ?? [])
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_ESTIMATE_PX,
    getItemKey: i => rows[i]!.id,
    overscan: 8,
    rangeExtractor: (range: Range) => [...new Set([...defaultRangeExtractor(range), ...keptRows])].sort((a, b) => a - b),
  })
  useKeptScroll({ list, indexOf, scroller: () => scroller.current, held: renaming?.view === 'tree' ? renaming.id : null })

  const { focusRow, actions, onKeyDown } = useTreeKeys({ store, list, active, scroller, setLastActive })
  const tree = useMemo<TreeActions>(() => ({ ...actions, dragging: setDragged }), [actions])

  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return undefined
    const observer = new ResizeObserver(([entry]) => setIndentPx(entry!.contentRect.width < NARROW_PX ? INDENT_PX.narrow : INDENT_PX.wide))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  useEffect(() => {
    const element = scroller.current
    if (!element) return undefined
    return together(
      scrollWhileDragging(element, 'vertical'),
      areaTarget({
        element,
        place: { over: 'tree' },
        canDrop: item => canDropAt(board, item, { over: 'tree' }),
        onHover: dragged => element.toggleAttribute('data-over', dragged !== null),
      }),
    )
  }, [board])

  const { add } = useNodeOperations('tree')
  const isFiltered = useIsFiltered()
  const level = levelName(useAbout(), 0, t('node.group'))
  const root = useCallback(() => scroller.current, [])
  return (
    <TreeContext value={tree}>
      <section className={styles.view} data-view="tree">
        <TreeToolbar store={store} tools={tools} />
        {rows.length === 0 && !isFiltered && <EmptyTree level={level} onAdd={() => add('group', { under: ROOT })} />}
        <div
          ref={scroller}
          className={styles.scroller}
          role="tree"
          aria-label={t('tree.label')}
          aria-multiselectable
          hidden={rows.length === 0}
          style={{ '--indent': `${indentPx}px` } as React.CSSProperties}
          onKeyDown={onKeyDown}
          onFocus={focusRow.entered}
          onBlur={focusRow.left}
        >
          <div role="presentation" className={styles.sizer} style={{ blockSize: list.getTotalSize() }}>
            {list.getVirtualItems().map(item => {
              const row = rows[item.index]
              return (
                row && (
                  <div
                    key={row.id}
                    role="presentation"
                    ref={list.measureElement}
                    data-index={item.index}
                    className={styles.slot}
                    style={{ transform: `translateY(${item.start}px)` }}
                  >
                    <TreeRowView row={row} isTabStop={row.id === active} indentPx={indentPx} />
                  </div>
                )
              )
            })}
          </div>
          <PeerGhosts view="tree" root={root} />
        </div>
      </section>
    </TreeContext>
  )
}
