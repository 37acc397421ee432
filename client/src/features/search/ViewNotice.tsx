import { useView } from '../../board/view/useView.ts'
import { useTexts } from '../../i18n/index.ts'
import { Banner } from '../../ui/Banner.tsx'

/** A link may ask for what the board no longer has: said, and the rest is shown. */
export function ViewNotice() {
  const t = useTexts()
  const { missing, dropped } = useView()
  const names = [...new Set(missing.map(({ title }) => (title === null ? t('search.missingUnnamed') : `« ${title} »`)))]
  if (names.length > 0) return <Banner>{t('search.missing', { names: names.join(', ') })}</Banner>
  return dropped.length > 0 ? <Banner>{t('search.unread')}</Banner> : null
}
