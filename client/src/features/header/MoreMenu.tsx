import { Command, Ellipsis, Keyboard, ListChecks, Presentation, Trash2 } from 'lucide-react'
import { Suspense, useEffect, useState } from 'react'
import { Link } from 'wouter'
import { isKey, signOf } from '../../board/keys.ts'
import { useDoor } from '../../board/useDoor.ts'
import { useWorkspace } from '../../board/useWorkspace.ts'
import { useLanguage, useTexts } from '../../i18n/index.ts'
import { useTrash } from '../../session/index.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { lazyPart } from '../../ui/lazyPart.ts'
import { Popover } from '../../ui/Popover.tsx'
import { Preferences } from '../../ui/Preferences.tsx'
import { isTyping } from '../../ui/isTyping.ts'
import { ExchangeItems } from './ExchangeItems.tsx'
import styles from './MoreMenu.module.css'

const ShortcutsDialog = lazyPart(() => import('./ShortcutsDialog.tsx'))

/** What is needed now and then: projection, trash, keys, language, light or dark. « ? » shows the keys from anywhere. */
export function MoreMenu({ onTrash, onImport, onExport, onProject }: { onTrash: () => void; onImport: () => void; onExport: () => void; onProject: () => void }) {
  const t = useTexts()
  const language = useLanguage()
  const trash = useTrash()
  const { doors, surface } = useWorkspace()
  const [areKeysOpen, setKeysOpen] = useState(false)
  useDoor('sheet', () => setKeysOpen(true))
  useDoor('trash', onTrash)
  useDoor('project', onProject)
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!isKey(event, 'sheet') || isTyping(event.target)) return
      event.preventDefault()
      setKeysOpen(true)
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
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
        {closeThen => (
          <div className={styles.menu}>
            <Button look="quiet" className={styles.item} onClick={() => closeThen(() => doors.get('palette')?.())}>
              <Command size={17} aria-hidden />
              {t('palette.title')}
              <kbd className={styles.count}>{signOf('palette')}</kbd>
            </Button>
            <ExchangeItems onImport={() => closeThen(onImport)} onExport={() => closeThen(onExport)} />
            <Button look="quiet" className={styles.item} onClick={() => closeThen(onProject)}>
              <Presentation size={17} aria-hidden />
              {t('more.project')}
            </Button>
            <Button look="quiet" className={styles.item} onClick={() => closeThen(onTrash)}>
              <Trash2 size={17} aria-hidden />
              {t('trash.title')}
              {trash.length > 0 ? <span className={styles.count}>{trash.length}</span> : null}
            </Button>
            <Button look="quiet" className={styles.item} onClick={() => closeThen(() => surface.set({ kind: 'fields', id: '' }))}>
              <ListChecks size={17} aria-hidden />
              {t('more.fields')}
            </Button>
            <Button look="quiet" className={styles.item} onClick={() => closeThen(() => setKeysOpen(true))}>
              <Keyboard size={17} aria-hidden />
              {t('shortcuts.title')}
              <kbd className={styles.count}>?</kbd>
            </Button>
            <Preferences />
            <Link href={language === 'fr' ? '/accessibilite' : '/accessibility'} className={styles.statement}>
              {t('more.statement')}
            </Link>
          </div>
        )}
      </Popover>
      <Suspense>
        <ShortcutsDialog isOpen={areKeysOpen} onClose={() => setKeysOpen(false)} />
      </Suspense>
    </>
  )
}
