import { SlidersHorizontal } from 'lucide-react'
import { Suspense } from 'react'
import { useTexts } from '../../i18n/index.ts'
import { lazyPart } from '../../ui/lazyPart.ts'
import { Popover } from '../../ui/Popover.tsx'
import { Tool } from '../../ui/Toolbar.tsx'

const ViewOptions = lazyPart(async () => ({ default: (await import('./ViewOptions.tsx')).ViewOptions }))

/** « Affichage »: by what cards are laid out, and what of them is shown. */
export function ViewOptionsTool() {
  const t = useTexts()
  return (
    <Popover title={t('options.title')} trigger={<Tool icon={<SlidersHorizontal size={16} aria-hidden />} label={t('options.title')} />}>
      {closeThen => (
        <Suspense>
          <ViewOptions closeThen={closeThen} />
        </Suspense>
      )}
    </Popover>
  )
}
