import { memo } from 'react'
import { ConflictMark } from '../../board/ConflictMark.tsx'
import { OutsideMark } from '../../board/OutsideMark.tsx'
import { PeerFrame } from '../../board/PeerFrame.tsx'
import { StatusPill } from '../../board/StatusPill.tsx'
import { useFieldWords } from '../../board/useFieldWords.ts'
import { useNodeMark } from '../../board/usePicks.ts'
import { useIsSelected } from '../../board/useWorkspace.ts'
import { useIsOutside } from '../../board/view/useView.ts'
import { useNode, useQuery, useStatus } from '../../session/index.ts'
import { CellEditor } from './CellEditor.tsx'
import type { TableColumn } from './tableColumns.ts'
import type { Span } from './tableRows.ts'
import type { CellEdit, EditEnd } from './useTableKeys.ts'
import styles from './table.module.css'

type Props = {
  id: string
  at: number
  top: number
  rowPx: number
  columns: readonly TableColumn[]
  spans: ReadonlyMap<number, readonly Span[]>
  isFirstDrawn: boolean
  /** Rows further up lie above those below, so that what spans them is seen. */
  layer: number
  /** The column of the cell that keys come back to, when it is in this row. */
  active: number | null
  range: { readonly left: number; readonly right: number } | null
  edit: CellEdit | null
  onEdited: (end: EditEnd) => void
}

/** One project; it redraws when its own node, its place or its selection changes. */
export const TableRow = memo(function TableRow({ id, at, top, rowPx, columns, spans, isFirstDrawn, layer, active, range, edit, onEdited }: Props) {
  const node = useNode(id)
  const status = useStatus(node?.status ?? '')
  const isSelected = useIsSelected(id)
  const mark = useNodeMark(id)
  const isOutside = useIsOutside(id)
  if (!node) return null
  return (
    <div
      role="row"
      aria-rowindex={at + 2}
      className={styles.row}
      data-node={id}
      data-selected={isSelected || undefined}
      data-mark={mark}
      aria-selected={isSelected}
      data-rejected={status?.statusKind === 'rejected' || undefined}
      style={{ transform: `translateY(${top}px)`, zIndex: layer }}
    >
      {columns.map((column, i) => {
        const isEdited = edit?.column === i && column.kind === 'field'
        const span = column.kind === 'level' ? spans.get(column.level)?.[at] : undefined
        return (
          <div
            key={column.key}
            role="gridcell"
            aria-colindex={i + 1}
            aria-selected={range ? i >= range.left && i <= range.right : active === i}
            tabIndex={active === i ? 0 : -1}
            className={styles.cell}
            data-column={i}
            data-key={column.key}
            data-type={column.kind === 'field' ? column.field.type : 'level'}
            data-active={active === i || undefined}
            data-in-range={(range && i >= range.left && i <= range.right) || undefined}
            data-spanned={(span && span.start + span.size > at + 1) || undefined}
          >
            {isEdited ? (
              <CellEditor id={id} field={column.field} text={edit.text} onDone={onEdited} />
            ) : column.kind === 'level' ? (
              span && <LevelCell span={span} at={at} rowPx={rowPx} isShown={span.start === at || isFirstDrawn} />
            ) : (
              <FieldCell id={id} column={column} />
            )}
            {column.key === 'title' && isOutside && <OutsideMark />}
            {column.key === 'title' && <ConflictMark id={id} />}
          </div>
        )
      })}
      <PeerFrame id={id} />
    </div>
  )
})

/** A line of small text, and the space around it. */
const LINE_PX = 17
const PADDING_PX = 14

/** The group's title over all rows of its span; each row names it for who does not see the span. */
function LevelCell({ span, at, rowPx, isShown }: { span: Span; at: number; rowPx: number; isShown: boolean }) {
  const group = useNode(span.group ?? '')
  if (!group) return null
  const rows = span.start + span.size - at
  return isShown ? (
    <span className={styles.span} title={group.title} style={{ '--rows': rows } as React.CSSProperties}>
      <span className={styles.spanText} style={{ WebkitLineClamp: Math.max(1, Math.floor((rows * rowPx - PADDING_PX) / LINE_PX)) }}>
        {group.title}
      </span>
    </span>
  ) : (
    <span className={styles.unseen}>{group.title}</span>
  )
}

function FieldCell({ id, column }: { id: string; column: Extract<TableColumn, { kind: 'field' }> }) {
  const words = useFieldWords()
  const node = useNode(id)
  const { field } = column
  // Asked of the index, which tells when the answer is another one.
  const text = useQuery(`node:${id}`, ({ board }) => words.valueOf(board, id, field))
  if (field.id === 'status') return <StatusPill id={node?.status ?? null} />
  const option = field.type === 'choice' ? field.options.find(({ value }) => value === node?.fields[field.id]) : undefined
  if (option && text !== '')
    return (
      <span className={styles.option} data-colour={option.colour}>
        {text}
      </span>
    )
  return (
    <span className={styles.text} title={text} dir="auto">
      {text}
    </span>
  )
}
