import type { ViewKind } from '@trame/shared/model'
import { ArrowLeft, Columns3, ListTree, PanelsLeftBottom, Table2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { useTexts } from '../../i18n/index.ts'
import { buttonClass } from '../../ui/Button.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { useShownAtOnce } from '../../ui/useShownAtOnce.ts'
import { BoardTitle } from './BoardTitle.tsx'
import { MoreMenu } from './MoreMenu.tsx'
import { UndoButtons } from './UndoButtons.tsx'
import styles from './BoardHeader.module.css'

type BoardHeaderProps = { view: ViewKind; onView: (view: ViewKind) => void; onTrash: () => void; onImport: () => void; onExport: () => void; onProject: () => void; search: ReactNode; badge: ReactNode; people: ReactNode }

/** Title, views, undo, who is here, what is saved: the same on every view. On a phone, what the thumb needs lies at the foot. */
export function BoardHeader({ view, onView, onTrash, onImport, onExport, onProject, search, badge, people }: BoardHeaderProps) {
  const t = useTexts()
  const [shown, choose] = useShownAtOnce(view, onView)
  return (
    <header className={styles.header}>
      <Link href="/" className={`${buttonClass('quiet', true)} ${styles.back}`} aria-label={t('app.home')} title={t('app.home')}>
        <ArrowLeft size={18} aria-hidden />
      </Link>
      <BoardTitle />
      <div className={styles.foot}>
        <Segmented
          label={t('view.label')}
          value={shown}
          onChange={choose}
          options={[
            { value: 'tree', label: t('view.tree'), icon: <ListTree size={16} aria-hidden /> },
            { value: 'split', label: t('view.split'), icon: <PanelsLeftBottom size={16} aria-hidden /> },
            { value: 'kanban', label: t('view.kanban'), icon: <Columns3 size={16} aria-hidden /> },
            { value: 'table', label: t('view.table'), icon: <Table2 size={16} aria-hidden /> },
          ]}
        />
        <div className={styles.undo} data-writes>
          <UndoButtons />
        </div>
      </div>
      <div className={styles.tools}>
        {search}
        {badge}
        {people}
        <MoreMenu onTrash={onTrash} onImport={onImport} onExport={onExport} onProject={onProject} />
      </div>
    </header>
  )
}
