import { FileUp } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTexts } from '../../i18n/index.ts'
import { Button } from '../../ui/Button.tsx'
import { ACCEPTED, pastedRange, type ImportSource } from './source.ts'
import styles from './screen.module.css'

/** Choose, drop or paste: by mouse, keys and touch. */
export function AskSource({ hint, onSource }: { hint: string; onSource: (source: ImportSource) => void }) {
  const t = useTexts()
  const input = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  return (
    <div className={styles.ask}>
      <p className={styles.hint}>{hint}</p>
      <div className={styles.pick}>
        <Button look="primary" onClick={() => input.current?.click()}>
          <FileUp size={18} aria-hidden />
          {t('import.pick')}
        </Button>
        <p>{t('import.formats')}</p>
        <input
          ref={input}
          type="file"
          accept={ACCEPTED}
          hidden
          aria-label={t('import.pick')}
          onChange={({ target }) => {
            const [file] = target.files ?? []
            target.value = ''
            if (file) onSource({ kind: 'file', file })
          }}
        />
      </div>
      <label className={styles.paste}>
        {t('import.orPaste')}
        <textarea
          rows={4}
          value={typed}
          aria-label={t('import.pasteField')}
          onChange={event => setTyped(event.target.value)}
          onPaste={event => {
            const source = pastedRange(event.clipboardData)
            if (!source) return
            event.preventDefault()
            onSource(source)
          }}
        />
      </label>
      {typed.trim() !== '' && <Button onClick={() => onSource({ kind: 'paste', html: '', text: typed })}>{t('import.readPasted')}</Button>}
    </div>
  )
}
