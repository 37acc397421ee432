import { FileDown } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTexts } from '../../i18n/index.ts'
import { isTyping } from '../../ui/isTyping.ts'
import { hasFiles, pastedRange, type ImportSource } from './source.ts'
import styles from './door.module.css'

/** The whole window takes files that are dropped on it, and ranges that are pasted where nobody types. */
export default function ImportDoor({ isPasteOpen, hint, onSource }: { isPasteOpen: boolean; hint: string; onSource: (source: ImportSource) => void }) {
  const t = useTexts()
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    const controller = new AbortController()
    const { signal } = controller
    const over = (event: DragEvent): void => {
      if (!hasFiles(event.dataTransfer)) return
      event.preventDefault()
      event.dataTransfer!.dropEffect = 'copy'
      setOver(true)
    }
    addEventListener('dragenter', over, { signal })
    addEventListener('dragover', over, { signal })
    addEventListener('dragleave', event => event.relatedTarget === null && setOver(false), { signal })
    addEventListener('drop', event => {
      setOver(false)
      if (!hasFiles(event.dataTransfer)) return
      event.preventDefault()
      const [file] = event.dataTransfer!.files
      if (file) onSource({ kind: 'file', file })
    }, { signal })
    addEventListener('paste', event => {
      // The table takes pasted blocks itself, and so does every field.
      if (!isPasteOpen || event.defaultPrevented || isTyping(event.target)) return
      const source = pastedRange(event.clipboardData)
      if (!source) return
      event.preventDefault()
      onSource(source)
    }, { signal })
    return () => {
      controller.abort()
      setOver(false)
    }
  }, [isPasteOpen, onSource])
  if (!isOver) return null
  return (
    <div className={styles.over}>
      <p className={styles.says}>
        <FileDown size={28} aria-hidden />
        <strong>{t('import.dropHere')}</strong>
        <span>{hint}</span>
      </p>
    </div>
  )
}
