import { Bookmark } from 'lucide-react'
import { Suspense } from 'react'
import { useView } from '../../board/view/useView.ts'
import { useTexts } from '../../i18n/index.ts'
import { useQuery } from '../../session/index.ts'
import { lazyPart } from '../../ui/lazyPart.ts'
import { Popover } from '../../ui/Popover.tsx'
import { Tool } from '../../ui/Toolbar.tsx'
import styles from './SavedViewsTool.module.css'

const SavedViews = lazyPart(async () => ({ default: (await import('./SavedViews.tsx')).SavedViews }))
const OpenedName = lazyPart(async () => ({ default: (await import('./OpenedName.tsx')).OpenedName }))

/** « Vues »: saved views, and which of them is open. */
export function SavedViewsTool() {
  const t = useTexts()
  const { saved } = useView()
  const count = useQuery('views', index => index.views().length)
  return (
    <>
      {saved !== null && (
        <Suspense>
          <OpenedName className={styles.opened!} />
        </Suspense>
      )}
      <Popover title={t('saved.title')} trigger={<Tool icon={<Bookmark size={16} aria-hidden />} label={t('saved.title')} data-count={count || undefined} />}>
        {closeThen => (
          <Suspense>
            <SavedViews closeThen={closeThen} />
          </Suspense>
        )}
      </Popover>
    </>
  )
}
