import { Sparkles } from 'lucide-react'
import { useState } from 'react'
import { useTexts } from '../i18n/index.ts'
import { useObservable } from '../session/index.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { appUpdate, applyAppUpdate } from './appUpdate.ts'

/** Offers a newer version. `isHeldBack`: this tab holds work that is nowhere else, so it must not reload now. */
export function UpdateBanner({ isHeldBack = false }: { isHeldBack?: boolean }) {
  const t = useTexts()
  const update = useObservable(appUpdate)
  const [isLater, setLater] = useState(false)
  if (update === 'none' || isLater) return null
  return (
    <Banner
      icon={<Sparkles size={17} aria-hidden />}
      actions={
        <>
          <Button look="quiet" onClick={() => setLater(true)}>
            {t('update.later')}
          </Button>
          <Button look="primary" disabled={isHeldBack} onClick={applyAppUpdate}>
            {t('update.apply')}
          </Button>
        </>
      }
    >
      {t(isHeldBack ? 'update.heldBack' : 'update.offered')}
    </Banner>
  )
}
