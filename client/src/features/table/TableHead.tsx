import { ArrowDown, ArrowUp } from 'lucide-react'
import type { Sort } from '@trame/shared/model'
import { useView } from '../../board/view/useView.ts'
import { useTexts } from '../../i18n/index.ts'
import { NARROWEST_PX, type TableColumn } from './tableColumns.ts'
import styles from './table.module.css'

type Props = {
  columns: readonly TableColumn[]
  titleOf: (column: TableColumn) => string
  widthOf: (column: TableColumn) => number
  /** Widths while somebody pulls at one. */
  onResize: (widths: Readonly<Record<string, number>>) => void
}

/** By this field upwards, then downwards, then by hand again. */
const nextSort = (sort: Sort | null, field: string): Sort | null =>
  sort?.field !== field ? { field, descending: false } : sort.descending ? null : { field, descending: true }

/** Names of the columns: a click sorts, the edge sets the width. */
export function TableHead({ columns, titleOf, widthOf, onResize }: Props) {
  const t = useTexts()
  const { spec, change } = useView()
  return (
    <div role="row" aria-rowindex={1} className={styles.head}>
      {columns.map((column, i) => {
        const title = titleOf(column)
        const sort = column.kind === 'field' && spec.sort?.field === column.field.id ? spec.sort : null
        return (
          <div
            key={column.key}
            role="columnheader"
            aria-colindex={i + 1}
            aria-sort={sort ? (sort.descending ? 'descending' : 'ascending') : undefined}
            className={styles.headCell}
          >
            {column.kind === 'field' ? (
              <button type="button" tabIndex={-1} className={styles.sort} title={t('table.sortBy', { title })} onClick={() => change({ sort: nextSort(spec.sort, column.field.id) })}>
                <span className={styles.headName}>{title}</span>
                {sort && (sort.descending ? <ArrowDown size={14} aria-hidden /> : <ArrowUp size={14} aria-hidden />)}
              </button>
            ) : (
              <span className={styles.headName}>{title}</span>
            )}
            <Grip column={column} widthOf={widthOf} onResize={onResize} onKeep={widthPx => change({ widths: { ...spec.widths, [column.key]: widthPx } })} />
          </div>
        )
      })}
    </div>
  )
}

type GripProps = Pick<Props, 'widthOf' | 'onResize'> & { column: TableColumn; onKeep: (widthPx: number) => void }

/** The edge of a column; pulled, it sets the width, and a double click gives the first one back. */
function Grip({ column, widthOf, onResize, onKeep }: GripProps) {
  const start = (event: React.PointerEvent<HTMLSpanElement>): void => {
    if (event.button !== 0) return
    event.preventDefault()
    const [grip, from, width] = [event.currentTarget, event.clientX, widthOf(column)]
    const at = (x: number): number => Math.max(NARROWEST_PX, Math.round(width + x - from))
    grip.setPointerCapture(event.pointerId)
    const move = (moved: PointerEvent): void => onResize({ [column.key]: at(moved.clientX) })
    const stop = (stopped: PointerEvent): void => {
      grip.removeEventListener('pointermove', move)
      onResize({})
      onKeep(at(stopped.clientX))
    }
    grip.addEventListener('pointermove', move)
    grip.addEventListener('pointerup', stop, { once: true })
    grip.addEventListener('pointercancel', () => grip.removeEventListener('pointermove', move), { once: true })
  }
  return <span className={styles.grip} aria-hidden onPointerDown={start} />
}
