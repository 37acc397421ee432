import { Search } from 'lucide-react'
import { useEffect } from 'react'
import { isKey } from '../../board/keys.ts'
import { useDoor } from '../../board/useDoor.ts'
import { useIsFiltered } from '../../board/view/useView.ts'
import { useTexts } from '../../i18n/index.ts'
import { IconButton } from '../../ui/Button.tsx'
import { isTyping } from '../../ui/isTyping.ts'

/** Opens the search; « / » does from anywhere, and so does Ctrl or Cmd with F, which would find only what is drawn. */
export function SearchButton({ isOpen, onOpen }: { isOpen: boolean; onOpen: () => void }) {
  const t = useTexts()
  const isFiltered = useIsFiltered()
  useDoor('search', onOpen)
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const isFind = event.ctrlKey || event.metaKey
      if (!isKey(event, 'search') || (!isFind && isTyping(event.target))) return
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
