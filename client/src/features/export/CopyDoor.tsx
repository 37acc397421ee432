import { useEffect } from 'react'
import { useWorkspace } from '../../board/useWorkspace.ts'
import { useLanguage, useTexts } from '../../i18n/index.ts'
import { tableCopies } from '../../session/index.ts'
import { isTyping } from '../../ui/isTyping.ts'
import { showToast } from '../../ui/toast.ts'

/** Ctrl+C on a row or a card copies what is picked as a table with its merged cells. Text that is marked is copied as text, and the cells of the table view are its own. */
export default function CopyDoor() {
  const t = useTexts()
  const language = useLanguage()
  const { session, picks } = useWorkspace()
  useEffect(() => {
    let isOver = false
    let stop = (): void => {}
    const open = async (): Promise<void> => {
      const { clipboardOf, putTable } = await tableCopies()
      if (isOver) return
      const copy = (event: ClipboardEvent): void => {
        const id = document.activeElement?.closest<HTMLElement>('[data-node]')?.dataset.node
        if (event.defaultPrevented || isTyping(event.target) || id === undefined || !event.clipboardData || document.getSelection()?.isCollapsed === false) return
        event.preventDefault()
        const ids = picks.along(id)
        putTable(event.clipboardData, clipboardOf(session.board, { language, only: ids }))
        void showToast(t('export.copiedSome', { n: ids.length }))
      }
      addEventListener('copy', copy)
      stop = () => removeEventListener('copy', copy)
    }
    void open().catch(() => {}) // in a tunnel; the menu asks again
    return () => {
      isOver = true
      stop()
    }
  }, [language, picks, session, t])
  return null
}
