import type { CellUse, Column } from '@trame/shared/exchange/plan'
import { COLUMN_ROLES } from '@trame/shared/exchange/plan'
import type { ColumnRole, Merge, Sheet } from '@trame/shared/exchange/read'
import { useEffect, useMemo, useRef, useState, useSyncExternalStore, type KeyboardEvent } from 'react'
import { useTexts } from '../../i18n/index.ts'
import { useObservable } from '../../session/index.ts'
import { Button } from '../../ui/Button.tsx'
import { Unseen } from '../../ui/Unseen.tsx'
import { columnName } from './columnName.ts'
import { usePreview } from './usePreview.ts'
import styles from './source.module.css'

/** Rows drawn at first, and with each step further. */
const STEP = 400

/** The sheet as it was read: merged cells, what is struck or hidden, and for each cell what becomes of it. */
export function SourceTable() {
  const t = useTexts()
  const { preview, job, store } = usePreview()
  const { plan, table } = preview
  const sheet = table.sheets[plan.sheet]!
  const width = Math.max(1, ...sheet.rows.map(row => row.length))
  const layout = useMemo(() => mergedCells(sheet), [sheet])
  const [limit, setLimit] = useState(STEP)
  const chosen = useObservable(store.chosen)
  const lit = useObservable(store.lit)
  const scroller = useRef<HTMLDivElement>(null)
  const first = chosen?.kind === 'line' ? Math.min(...lit.rows) : null
  if (first !== null && Number.isFinite(first) && first >= limit) setLimit(first + STEP)
  useEffect(() => {
    if (first !== null && Number.isFinite(first)) (scroller.current?.querySelector(`[data-row="${first}"] td[data-lit]`) ?? scroller.current?.querySelector(`[data-row="${first}"]`))?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    // Each choice is a new object, also of the same line.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies, react/exhaustive-deps
  }, [chosen, first])
  const struck = useMemo(() => new Set(sheet.struck.map(({ row, column }) => `${row}.${column}`)), [sheet])
  const hidden = useMemo(() => new Set(sheet.hiddenRows), [sheet])

  const walk = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const row = (event.target as HTMLElement).closest('[data-row]')
    if (step === 0 || !row || (event.target as HTMLElement).closest('select')) return
    event.preventDefault()
    const next = step > 0 ? row.nextElementSibling : row.previousElementSibling
    next?.querySelector('button')?.focus()
  }
  return (
    <div className={styles.scroller} ref={scroller} onKeyDown={walk} role="region" aria-label={t('import.source')} tabIndex={-1}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={styles.corner}>
              <Unseen>{t('import.rowHead')}</Unseen>
            </th>
            {Array.from({ length: width }, (_, column) => (
              <th key={column} scope="col">
                <RoleSelect column={column} columns={plan.columns} onRole={role => job.choose({ roles: { ...job.choices.get().roles, [column]: role } })} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sheet.rows.slice(0, limit).map((cells, row) => (
            <Row key={row} row={row} cells={cells} width={width} uses={plan.uses[row]} layout={layout} struck={struck} isHidden={hidden.has(row)} />
          ))}
        </tbody>
      </table>
      {sheet.rows.length > limit && (
        <Button className={styles.more} onClick={() => setLimit(limit + STEP)}>
          {t('import.moreRows', { n: sheet.rows.length - limit })}
        </Button>
      )}
    </div>
  )
}

function RoleSelect({ column, columns, onRole }: { column: number; columns: readonly Column[]; onRole: (role: ColumnRole) => void }) {
  const t = useTexts()
  const role = columns.find(one => one.column === column)?.role ?? 'none'
  return (
    <label className={styles.role}>
      <span aria-hidden>{columnName(column)}</span>
      <select aria-label={t('import.columnRole', { column: columnName(column) })} value={role} onChange={event => onRole(event.target.value as ColumnRole)}>
        {COLUMN_ROLES.map(one => (
          <option key={one} value={one}>
            {t(`import.role.${one}`)}
          </option>
        ))}
      </select>
    </label>
  )
}

type RowProps = { row: number; cells: readonly string[]; width: number; uses: readonly (CellUse | null)[] | undefined; layout: Layout; struck: ReadonlySet<string>; isHidden: boolean }

function Row({ row, cells, width, uses, layout, struck, isHidden }: RowProps) {
  const t = useTexts()
  const { hover, chooseRow } = usePreview()
  const litColumns = useLitColumns(row, width)
  const chosen = useChosen(row)
  const isChosen = chosen === 'this'
  return (
    <tr
      data-row={row}
      data-lit={litColumns !== '' || undefined}
      data-hidden={isHidden || undefined}
      onPointerEnter={event => event.pointerType === 'mouse' && hover({ row })}
      onPointerLeave={event => event.pointerType === 'mouse' && hover(null)}
      onClick={() => chooseRow(row)}
    >
      <th scope="row">
        <button type="button" className={styles.number} tabIndex={isChosen || (row === 0 && chosen === 'none') ? 0 : -1} aria-pressed={isChosen} aria-label={t('import.row', { n: row + 1 })} onFocus={() => chooseRow(row)}>
          {row + 1}
        </button>
      </th>
      {Array.from({ length: width }, (_, column) => {
        const at = `${row}.${column}`
        if (layout.covered.has(at)) return null
        const merge = layout.owners.get(at)
        const text = cells[column] ?? ''
        const use = uses?.[column] ?? null
        return (
          <td key={column} rowSpan={merge?.rows} colSpan={merge?.columns} data-use={use ?? undefined} data-lit={litColumns.includes(`,${column},`) || undefined} title={use ? t(`import.use.${use}`) : undefined}>
            {struck.has(at) ? <s>{text}</s> : text}
          </td>
        )
      })}
    </tr>
  )
}

/** `,0,3,`: a text, so that only rows whose light changed draw again. */
function useLitColumns(row: number, width: number): string {
  const { store } = usePreview()
  return useSyncExternalStore(store.lit.subscribe, () => {
    const { rows, cells } = store.lit.get()
    if (!rows.has(row)) return ''
    return `,${Array.from({ length: width }, (_, column) => column).filter(column => cells.has(`${row}.${column}`)).join(',')},`
  })
}

/** Whether this row is chosen, another one, or none. */
function useChosen(row: number): 'this' | 'other' | 'none' {
  const { store } = usePreview()
  return useSyncExternalStore(store.chosen.subscribe, () => {
    const chosen = store.chosen.get()
    if (chosen?.kind !== 'row') return 'none'
    return chosen.row === row ? 'this' : 'other'
  })
}

type Layout = { readonly owners: ReadonlyMap<string, Merge>; readonly covered: ReadonlySet<string> }

function mergedCells({ merges, rows }: Sheet): Layout {
  const covered = new Set<string>()
  for (const { row, column, rows: high, columns: wide } of merges) {
    for (let r = row; r < Math.min(row + high, rows.length); r++) for (let c = column; c < column + wide; c++) if (r !== row || c !== column) covered.add(`${r}.${c}`)
  }
  return { owners: new Map(merges.map(merge => [`${merge.row}.${merge.column}`, merge])), covered }
}
