import { renameNode } from '@trame/shared/commands'
import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useTexts } from '../i18n/index.ts'
import styles from './RenameField.module.css'
import { useLastMoment } from './useLastMoment.ts'
import { useRun } from './useRun.ts'

/**
 * A title being typed. What others change meanwhile does not touch it, and stands beside it afterwards; Enter and leaving keep it, Escape does not, and
 * when the row itself goes away the text is kept too.
 */
export function RenameField({ id, title, onDone }: { id: string; title: string; onDone: (by: 'key' | 'leaving') => void }) {
  const t = useTexts()
  const run = useRun()
  const [text, setText] = useState(title)
  const field = useRef<HTMLTextAreaElement>(null)
  const pending = useRef({ first: title, text: title, isOver: false, run })

  useEffect(() => {
    pending.current.text = text
    pending.current.run = run
  })

  const keep = (): void => {
    const { first, text: typed, isOver, run: runNow } = pending.current
    if (isOver) return
    pending.current.isOver = true
    // Untouched, it must not write the old title over one that came in meanwhile.
    if (typed.trim() !== '' && typed !== first) runNow(renameNode, { id, title: typed, over: first })
  }

  useLastMoment(() => {
    // The page may come back from the browser's memory with the field still open.
    const { first, text: typed, isOver } = pending.current
    if (isOver || typed.trim() === '' || typed === first) return
    pending.current.first = typed
    run(renameNode, { id, title: typed, over: first })
  })
  useLayoutEffect(() => {
    const element = field.current
    element?.focus({ preventScroll: true })
    element?.select()
  }, [])
  useEffect(
    () => () => {
      if (pending.current.text !== pending.current.first) keep()
    },
    // Only on the way out; `keep` reads what is current.
    // oxlint-disable-next-line react/exhaustive-deps
    [],
  )

  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation()
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') pending.current.isOver = true
    else if (event.key === 'Enter') keep()
    else return
    event.preventDefault()
    onDone('key')
  }

  return (
    <textarea
      ref={field}
      className={styles.field}
      aria-label={t('node.title')}
      rows={1}
      value={text}
      spellCheck
      onChange={event => setText(event.target.value.replace(/\n/g, ' '))}
      onKeyDown={onKeyDown}
      onBlur={() => {
        keep()
        onDone('leaving')
      }}
      onPointerDown={event => event.stopPropagation()}
      onDoubleClick={event => event.stopPropagation()}
    />
  )
}
