import { Command, FileDown, FileUp, History, Keyboard, ListChecks, Presentation, Trash2, UserPlus } from 'lucide-react'
import { Link } from 'wouter'
import { signOf } from '../../board/keys.ts'
import { useWorkspace } from '../../board/useWorkspace.ts'
import { useLanguage, useTexts } from '../../i18n/index.ts'
import { useTrash } from '../../session/index.ts'
import { Button } from '../../ui/Button.tsx'
import { Preferences } from '../../ui/Preferences.tsx'
import styles from './MoreItems.module.css'

type MoreItemsProps = {
  closeThen: (next: () => void) => void
  onTrash: () => void
  onImport: () => void
  onExport: () => void
  onProject: () => void
  onKeys: () => void
}

/** The board's menu; loaded when it is first opened. */
export default function MoreItems({ closeThen, onTrash, onImport, onExport, onProject, onKeys }: MoreItemsProps) {
  const t = useTexts()
  const language = useLanguage()
  const trash = useTrash()
  const { doors, surface } = useWorkspace()
  return (
    <div className={styles.menu}>
      <Button look="quiet" className={styles.item} onClick={() => closeThen(() => doors.get('palette')?.())}>
        <Command size={17} aria-hidden />
        {t('palette.title')}
        <kbd className={styles.count}>{signOf('palette')}</kbd>
      </Button>
      <Button look="quiet" className={styles.item} onClick={() => closeThen(() => doors.get('share')?.())}>
        <UserPlus size={17} aria-hidden />
        {t('share.title')}
      </Button>
      <Button data-writes look="quiet" className={styles.item} onClick={() => closeThen(onImport)}>
        <FileUp size={17} aria-hidden />
        {t('import.menu')}
      </Button>
      <Button look="quiet" className={styles.item} onClick={() => closeThen(onExport)}>
        <FileDown size={17} aria-hidden />
        {t('export.menu')}
      </Button>
      <Button look="quiet" className={styles.item} onClick={() => closeThen(onProject)}>
        <Presentation size={17} aria-hidden />
        {t('more.project')}
      </Button>
      <Button look="quiet" className={styles.item} onClick={() => closeThen(() => doors.get('history')?.())}>
        <History size={17} aria-hidden />
        {t('history.title')}
      </Button>
      <Button look="quiet" className={styles.item} onClick={() => closeThen(onTrash)}>
        <Trash2 size={17} aria-hidden />
        {t('trash.title')}
        {trash.length > 0 ? <span className={styles.count}>{trash.length}</span> : null}
      </Button>
      <Button data-writes look="quiet" className={styles.item} onClick={() => closeThen(() => surface.set({ kind: 'fields', id: '' }))}>
        <ListChecks size={17} aria-hidden />
        {t('more.fields')}
      </Button>
      <Button look="quiet" className={styles.item} onClick={() => closeThen(onKeys)}>
        <Keyboard size={17} aria-hidden />
        {t('shortcuts.title')}
        <kbd className={styles.count}>?</kbd>
      </Button>
      <Preferences />
      <Link href={language === 'fr' ? '/accessibilite' : '/accessibility'} className={styles.statement}>
        {t('more.statement')}
      </Link>
    </div>
  )
}
