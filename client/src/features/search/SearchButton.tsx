import { Search } from 'lucide-react'
import { useEffect } from 'react'
import { useIsFiltered } from '../../board/view/useView.ts'
import { useTexts } from '../../i18n/index.ts'
import { IconButton } from '../../ui/Button.tsx'
import { isTyping } from '../../ui/isTyping.ts'

/** Opens the search; « / » does from anywhere, and so does Ctrl or Cmd with F, which would find only what is drawn. */
export function SearchButton({ isOpen, onOpen }: { isOpen: boolean; onOpen: () => void }) {
  const t = useTexts()
  const isFiltered = useIsFiltered()
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const isFind = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'f' && !event.shiftKey && !event.altKey
      if (!isFind && (event.key !== '/' || isTyping(event.target))) return
      event.preventDefault()
      onOpen()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [onOpen])
  return (
    <IconButton label={t('search.label')} aria-expanded={isOpen} aria-pressed={isFiltered} onClick={onOpen}>
      <Search size={18} aria-hidden />
    </IconButton>
  )
}
