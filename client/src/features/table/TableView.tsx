import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual'
import { useMemo, useRef, useState, useSyncExternalStore, type ReactNode } from 'react'
import { levelName } from '../../board/levelName.ts'
import { useFieldWords } from '../../board/useFieldWords.ts'
import { useGrid, useView } from '../../board/view/useView.ts'
import { useTexts } from '../../i18n/index.ts'
import { useAbout, useQuery, useSession } from '../../session/index.ts'
import { AddColumn } from './AddColumn.tsx'
import { PasteDialog } from './PasteDialog.tsx'
import { TableHead } from './TableHead.tsx'
import { TableRow } from './TableRow.tsx'
import { TableToolbar } from './TableToolbar.tsx'
import { tableColumns, type TableColumn } from './tableColumns.ts'
import { rowSpans } from './tableRows.ts'
import { useTableKeys } from './useTableKeys.ts'
import styles from './table.module.css'

/** As for the bar at the foot of a phone. */
const NARROW = matchMedia('(max-width: 44rem)')
const useIsNarrow = (): boolean =>
  useSyncExternalStore(
    listener => {
      NARROW.addEventListener('change', listener)
      return () => NARROW.removeEventListener('change', listener)
    },
    () => NARROW.matches,
  )

const ROW_PX = { normal: 52, compact: 32 }
const HEAD_PX = 40

/** The projects as rows, any field as columns; the levels of the tree span the rows below them. */
export function TableView({ tools }: { tools?: ReactNode }) {
  // The virtual list hands out a mutable object; the compiler must not remember what it answered.
  'use no memo'
  const t = useTexts()
  const { board, index } = useSession()
  const { spec } = useView()
  const words = useFieldWords()
  const about = useAbout()
  const fields = useQuery('fields', all => all.fields())
  const rows = useGrid().lanes.flatMap(lane => lane.cells.flatMap(cell => cell.ids))
  const rowsKey = rows.join()
  const structure = useSyncExternalStore(listener => index.subscribe('structure', listener), () => board.tree.size)
  const isNarrow = useIsNarrow()
  const columns = useMemo(() => tableColumns({ spec, levels: about.levels.length, fields, isNarrow }), [spec, about, fields, isNarrow])
  const levels = useMemo(() => columns.flatMap(column => (column.kind === 'level' ? [column.level] : [])), [columns])
  const spans = useMemo(
    () => rowSpans(board, rows, levels, spec.sort === null),
    // The rows are the same ones as long as their ids are.
    // oxlint-disable-next-line react/exhaustive-deps
    [board, rowsKey, levels, spec.sort, structure],
  )
  const scroller = useRef<HTMLDivElement>(null)
  const [resizing, setResizing] = useState<Readonly<Record<string, number>>>({})
  const widthOf = (column: TableColumn): number => resizing[column.key] ?? column.widthPx
  const rowPx = ROW_PX[spec.density]

  const keys = useTableKeys({ rows, columns, scroller, rowPx, headPx: HEAD_PX })
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    getItemKey: i => rows[i]!,
    overscan: 6,
    scrollMargin: 0,
    rangeExtractor: (range: Range) => [...new Set([...defaultRangeExtractor(range), ...(keys.active ? [keys.active.row] : [])])].sort((a, b) => a - b),
  })
  const titleOf = (column: TableColumn): string => (column.kind === 'level' ? levelName(about, column.level - 1, t('node.group')) : words.fieldTitle(column.field))
  const items = list.getVirtualItems()
  // A span that begins above what is drawn shows its group on the first row that is.
  const firstDrawn = items.find(({ end }) => end > (list.scrollOffset ?? 0))?.index ?? 0

  return (
    <section className={styles.view} data-view="table">
      <TableToolbar columns={columns} titleOf={titleOf} tools={tools} />
      {rows.length === 0 ? (
        <p className={styles.empty}>{t('table.empty')}</p>
      ) : (
        <div className={styles.frame}>
          <AddColumn columns={columns} />
          <div
            ref={scroller}
            className={styles.scroller}
            role="grid"
            aria-label={t('table.label')}
            aria-rowcount={rows.length + 1}
            aria-colcount={columns.length}
            aria-multiselectable
            data-density={spec.density}
            style={{ '--columns': columns.map(column => `${widthOf(column)}px`).join(' '), '--row': `${rowPx}px`, '--head': `${HEAD_PX}px` } as React.CSSProperties}
            {...keys.handlers}
          >
            <TableHead columns={columns} titleOf={titleOf} onResize={setResizing} widthOf={widthOf} />
            <div role="presentation" className={styles.sizer} style={{ blockSize: list.getTotalSize() }}>
              {items.map(item => (
                <TableRow
                  key={item.key}
                  id={rows[item.index]!}
                  at={item.index}
                  top={item.start}
                  rowPx={rowPx}
                  columns={columns}
                  spans={spans}
                  isFirstDrawn={item.index === firstDrawn}
                  layer={rows.length - item.index}
                  active={keys.active?.row === item.index ? keys.active.column : null}
                  range={keys.rangeIn(item.index)}
                  edit={keys.edit?.row === item.index ? keys.edit : null}
                  onEdited={keys.finishEdit}
                />
              ))}
            </div>
          </div>
        </div>
      )}
      <PasteDialog paste={keys.paste} onClose={keys.endPaste} />
    </section>
  )
}
