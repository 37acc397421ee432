import { readBoardJson } from '@trame/shared/exchange'
import { FileUp } from 'lucide-react'
import { useRef } from 'react'
import { useLocation } from 'wouter'
import { useTexts } from '../../i18n/index.ts'
import { createBoard } from '../../session/index.ts'
import { Button } from '../../ui/Button.tsx'
import { showToast } from '../../ui/toast.ts'

/** Makes a board out of a file that Trame exported; a file that is none is refused with the reason. */
export function ImportButton() {
  const t = useTexts()
  const [, navigate] = useLocation()
  const input = useRef<HTMLInputElement>(null)
  const take = async (file: File): Promise<void> => {
    const read = readBoardJson(await file.text())
    if (!read.ok) return showToast(t(`import.${read.code}`, { name: file.name, at: read.at }))
    try {
      navigate(`/b/${await createBoard(read.draft, read.texts)}`)
    } catch {
      await showToast(t('home.notCreated'))
    }
  }
  return (
    <>
      <Button look="quiet" onClick={() => input.current?.click()}>
        <FileUp size={17} aria-hidden />
        {t('import.choose')}
      </Button>
      <input
        ref={input}
        type="file"
        accept="application/json,.json"
        hidden
        aria-label={t('import.choose')}
        onChange={({ target }) => {
          const [file] = target.files ?? []
          target.value = ''
          if (file) void take(file)
        }}
      />
    </>
  )
}
