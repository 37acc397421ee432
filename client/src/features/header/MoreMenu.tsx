import { Ellipsis, Keyboard, Trash2 } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useTexts } from '../../i18n/index.ts'
import { useTrash } from '../../session/index.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { Popover } from '../../ui/Popover.tsx'
import { Preferences } from '../../ui/Preferences.tsx'
import styles from './MoreMenu.module.css'

const ShortcutsDialog = lazy(() => import('./ShortcutsDialog.tsx'))

/** What is needed now and then: trash, keys, language, light or dark. */
export function MoreMenu({ onTrash }: { onTrash: () => void }) {
  const t = useTexts()
  const trash = useTrash()
  const [areShortcutsOpen, setShortcutsOpen] = useState(false)
  return (
    <>
      <Popover
        title={t('more.title')}
        trigger={
          <IconButton label={t('more.title')}>
            <Ellipsis size={18} aria-hidden />
          </IconButton>
        }
      >
        <div className={styles.menu}>
          <Button look="quiet" className={styles.item} onClick={onTrash}>
            <Trash2 size={17} aria-hidden />
            {t('trash.title')}
            <span className={styles.count}>{trash.length > 0 ? trash.length : ''}</span>
          </Button>
          <Button look="quiet" className={styles.item} onClick={() => setShortcutsOpen(true)}>
            <Keyboard size={17} aria-hidden />
            {t('shortcuts.title')}
            <kbd className={styles.count}>?</kbd>
          </Button>
          <Preferences />
        </div>
      </Popover>
      <Suspense>
        <ShortcutsDialog isOpen={areShortcutsOpen} onOpen={() => setShortcutsOpen(true)} onClose={() => setShortcutsOpen(false)} />
      </Suspense>
    </>
  )
}
