import { Lock } from 'lucide-react'
import { useTexts } from '../../i18n/index.ts'
import { useQuery } from '../../session/index.ts'
import { Banner } from '../../ui/Banner.tsx'

/** The board was written by a newer Trame: it can be read here, not changed. */
export function NewerBanner() {
  const t = useTexts()
  const isNewer = useQuery('board', index => index.board.isNewer)
  if (!isNewer) return null
  return (
    <Banner look="warning" icon={<Lock size={17} aria-hidden />}>
      {t('refusal.newer-schema')}
    </Banner>
  )
}
