import { Redo2, Undo2 } from 'lucide-react'
import { useEffect } from 'react'
import { isKey } from '../../board/keys.ts'
import { useDoor } from '../../board/useDoor.ts'
import { useTexts } from '../../i18n/index.ts'
import { IconButton } from '../../ui/Button.tsx'
import { isTyping } from '../../ui/isTyping.ts'
import { useUndo } from './useUndo.ts'

/** Undo and redo of my own steps, by button and by Ctrl or Cmd with Z and Y. Never disabled outright: after the last step the focus stays. */
export function UndoButtons() {
  const t = useTexts()
  const { undo, redo, run, say } = useUndo()
  useDoor('undo', () => run('undo'))
  useDoor('redo', () => run('redo'))
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const which = isTyping(event.target) ? null : isKey(event, 'redo') ? 'redo' : isKey(event, 'undo') ? 'undo' : null
      if (!which) return
      event.preventDefault()
      run(which)
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [run])
  return (
    <>
      <IconButton label={undo ? t('undo.named', { step: say(undo) }) : t('undo.nothing')} aria-disabled={!undo} onClick={() => run('undo')}>
        <Undo2 size={18} aria-hidden />
      </IconButton>
      <IconButton label={redo ? t('redo.named', { step: say(redo) }) : t('redo.nothing')} aria-disabled={!redo} onClick={() => run('redo')}>
        <Redo2 size={18} aria-hidden />
      </IconButton>
    </>
  )
}
