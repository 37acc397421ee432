import { ArrowDown, ArrowUp, Plus, Rows2, Rows4, Settings2 } from 'lucide-react'
import { NO_STATUS } from '@trame/shared/queries'
import type { ReactNode } from 'react'
import { useView } from '../../board/view/useView.ts'
import { useWorkspace } from '../../board/useWorkspace.ts'
import { useTexts } from '../../i18n/index.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { Popover } from '../../ui/Popover.tsx'
import { Tool, Toolbar, ToolbarSpring } from '../../ui/Toolbar.tsx'
import type { TableColumn } from './tableColumns.ts'
import { useOtherColumns } from './useOtherColumns.ts'
import styles from './table.module.css'

type Props = { columns: readonly TableColumn[]; titleOf: (column: TableColumn) => string }
type ToolbarProps = Props & { tools: ReactNode }

export function TableToolbar({ columns, titleOf, tools }: ToolbarProps) {
  const t = useTexts()
  const { spec, change } = useView()
  const { surface, session } = useWorkspace()
  const isCompact = spec.density === 'compact'
  const add = (): void => surface.set({ kind: 'new-card', id: session.index.statuses().find(id => id !== NO_STATUS) ?? '' })
  return (
    <Toolbar>
      <Tool data-writes icon={<Plus size={16} aria-hidden />} label={t('table.add')} onClick={add} />
      <ToolbarSpring />
      <Tool
        icon={isCompact ? <Rows4 size={16} aria-hidden /> : <Rows2 size={16} aria-hidden />}
        label={t('table.compact')}
        text=""
        aria-pressed={isCompact}
        onClick={() => change({ density: isCompact ? 'normal' : 'compact' })}
      />
      <Popover title={t('table.columns')} trigger={<Tool icon={<Settings2 size={16} aria-hidden />} label={t('table.columns')} />}>
        {closeThen => (
          <>
            <ColumnPicker columns={columns} titleOf={titleOf} />
            <Button data-writes look="quiet" onClick={() => closeThen(() => surface.set({ kind: 'fields', id: '' }))}>
              {t('fields.open')}
            </Button>
          </>
        )}
      </Popover>
      {tools}
    </Toolbar>
  )
}

/** Which columns, in which order: what is shown first, with arrows to move it; then what could be. */
function ColumnPicker({ columns, titleOf }: Props) {
  const t = useTexts()
  const { change } = useView()
  const others = useOtherColumns(columns)
  const shown = columns.map(({ key }) => key)
  const swap = (at: number, step: -1 | 1): void => {
    const next = [...shown]
    next.splice(at + step, 0, ...next.splice(at, 1))
    change({ shown: next })
  }
  return (
    <div className={styles.picker}>
      <ul className={styles.pickerList}>
        {columns.map((column, i) => {
          const title = titleOf(column)
          return (
            <li key={column.key} className={styles.pickerRow}>
              <label className={styles.pickerName}>
                <input type="checkbox" checked disabled={column.key === 'title'} onChange={() => change({ shown: shown.filter(key => key !== column.key) })} />
                {title}
              </label>
              <IconButton label={t('table.columnUp', { title })} disabled={i === 0} onClick={() => swap(i, -1)}>
                <ArrowUp size={15} aria-hidden />
              </IconButton>
              <IconButton label={t('table.columnDown', { title })} disabled={i === columns.length - 1} onClick={() => swap(i, 1)}>
                <ArrowDown size={15} aria-hidden />
              </IconButton>
            </li>
          )
        })}
        {others.map(({ key, title }) => (
          <li key={key} className={styles.pickerRow}>
            <label className={styles.pickerName}>
              <input type="checkbox" checked={false} onChange={() => change({ shown: [...shown, key] })} />
              {title}
            </label>
          </li>
        ))}
      </ul>
    </div>
  )
}
