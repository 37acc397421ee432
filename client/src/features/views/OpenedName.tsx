import { useTexts } from '../../i18n/index.ts'
import { useSavedViews } from './useSavedViews.ts'

/** The saved view that is open, and whether what is shown differs from it. */
export function OpenedName({ className }: { className: string }) {
  const t = useTexts()
  const { opened, differs } = useSavedViews()
  if (opened === null) return null
  const said = differs ? `${opened.title} (${t('saved.differs')})` : opened.title
  return (
    <span className={className} title={said} data-opened-view>
      {t('saved.opened', { title: said })}
    </span>
  )
}
