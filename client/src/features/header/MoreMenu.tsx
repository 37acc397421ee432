import { Ellipsis } from 'lucide-react'
import { Suspense, useEffect, useState } from 'react'
import { isKey } from '../../board/keys.ts'
import { useDoor } from '../../board/useDoor.ts'
import { useTexts } from '../../i18n/index.ts'
import { IconButton } from '../../ui/Button.tsx'
import { lazyPart } from '../../ui/lazyPart.ts'
import { Popover } from '../../ui/Popover.tsx'
import { isTyping } from '../../ui/isTyping.ts'

const MoreItems = lazyPart(() => import('./MoreItems.tsx'))
const ShortcutsDialog = lazyPart(() => import('./ShortcutsDialog.tsx'))

/** What is needed now and then: projection, trash, keys, language, light or dark. « ? » shows the keys from anywhere. */
export function MoreMenu({ onTrash, onImport, onExport, onProject }: { onTrash: () => void; onImport: () => void; onExport: () => void; onProject: () => void }) {
  const t = useTexts()
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
        {closeThen => <MoreItems closeThen={closeThen} onTrash={onTrash} onImport={onImport} onExport={onExport} onProject={onProject} onKeys={() => setKeysOpen(true)} />}
      </Popover>
      <Suspense>
        <ShortcutsDialog isOpen={areKeysOpen} onClose={() => setKeysOpen(false)} />
      </Suspense>
    </>
  )
}
