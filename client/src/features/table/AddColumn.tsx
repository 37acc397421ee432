import { Plus } from 'lucide-react'
import { useView } from '../../board/view/useView.ts'
import { useWorkspace } from '../../board/useWorkspace.ts'
import { useTexts } from '../../i18n/index.ts'
import { Popover } from '../../ui/Popover.tsx'
import type { TableColumn } from './tableColumns.ts'
import { useOtherColumns } from './useOtherColumns.ts'
import styles from './table.module.css'

/** « + » at the end of the head: one more column, of a field that is there or of a new one. */
export function AddColumn({ columns }: { columns: readonly TableColumn[] }) {
  const t = useTexts()
  const { change } = useView()
  const { surface } = useWorkspace()
  const others = useOtherColumns(columns)
  const shown = columns.map(({ key }) => key)
  return (
    <Popover
      title={t('table.addColumn')}
      trigger={
        <button type="button" className={styles.addColumn} aria-label={t('table.addColumn')} title={t('table.addColumn')}>
          <Plus size={16} aria-hidden />
        </button>
      }
    >
      {closeThen => (
        <div className={styles.addList}>
          {others.map(({ key, title }) => (
            <button key={key} type="button" className={styles.addChoice} onClick={() => closeThen(() => change({ shown: [...shown, key] }))}>
              {title}
            </button>
          ))}
          <button type="button" className={styles.addChoice} data-new data-writes onClick={() => closeThen(() => surface.set({ kind: 'new-field', id: '', ids: shown }))}>
            <Plus size={15} aria-hidden />
            {t('table.newField')}
          </button>
        </div>
      )}
    </Popover>
  )
}
