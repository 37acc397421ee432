import { mentionsIn, type Mention } from '@trame/shared/talk'
import { AtSign, SendHorizontal } from 'lucide-react'
import { useEffect, useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react'
import type { Someone } from '../../../board/useTalk.ts'
import { useTexts } from '../../../i18n/index.ts'
import { Avatar } from '../../../ui/Avatar.tsx'
import { Button } from '../../../ui/Button.tsx'
import { mentionAt, peopleLike } from './mentionAt.ts'
import styles from './talk.module.css'

type Props = {
  label: string
  placeholder: string
  text: string
  onText: (text: string) => void
  /** Takes the words out of here too, unless they were refused. */
  onSend: (text: string, mentions: readonly Mention[]) => void
  /** Given where it was opened for one answer or one edit. */
  onCancel?: () => void
  sendLabel: string
  people: readonly Someone[]
  /** Who writes: nobody speaks to themselves. */
  me: string
}

/** Words to send: Enter makes a new line, Ctrl or Cmd with Enter sends, « @ » offers people. */
export function Composer({ label, placeholder, text, onText, onSend, onCancel, sendLabel, people, me }: Props) {
  const t = useTexts()
  const listId = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const [caret, setCaret] = useState(0)
  const [active, setActive] = useState(0)
  const [isDismissed, setDismissed] = useState(false)
  const [isFocused, setFocused] = useState(false)
  const wanted = isFocused && !isDismissed ? mentionAt(text, caret) : null
  const found = wanted ? peopleLike(people.filter(({ author }) => author !== me), wanted.query) : []
  const isAside = onCancel !== undefined
  useEffect(() => {
    if (isAside) field.current?.focus()
  }, [isAside])
  // As high as what is in it.
  useLayoutEffect(() => {
    const element = field.current!
    element.style.blockSize = 'auto'
    element.style.blockSize = `${element.scrollHeight + 2}px`
  })

  const change = (next: string, at: number): void => {
    onText(next)
    setCaret(at)
    setActive(0)
    setDismissed(false)
  }
  const choose = (person: Someone): void => {
    const before = `${text.slice(0, wanted!.from)}@${person.name} `
    change(before + text.slice(caret).replace(/^ /, ''), before.length)
    requestAnimationFrame(() => {
      field.current?.focus()
      field.current?.setSelectionRange(before.length, before.length)
    })
  }
  const send = (): void => {
    if (text.trim() !== '') onSend(text, mentionsIn(text, people))
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      send()
    } else if (found.length > 0 && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault()
      setActive((active + (event.key === 'ArrowDown' ? 1 : found.length - 1)) % found.length)
    } else if (found.length > 0 && (event.key === 'Enter' || event.key === 'Tab')) {
      event.preventDefault()
      choose(found[active]!)
    } else if (event.key === 'Escape' && (found.length > 0 || onCancel)) {
      // Of the list or of this answer, not of the card.
      event.preventDefault()
      event.stopPropagation()
      if (found.length > 0) setDismissed(true)
      else onCancel?.()
    }
  }
  const beginMention = (): void => {
    const at = field.current?.selectionStart ?? text.length
    const gap = at === 0 || /\s/.test(text[at - 1]!) ? '' : ' '
    change(`${text.slice(0, at)}${gap}@${text.slice(at)}`, at + gap.length + 1)
    requestAnimationFrame(() => {
      field.current?.focus()
      field.current?.setSelectionRange(at + gap.length + 1, at + gap.length + 1)
    })
  }
  return (
    <div className={styles.composer}>
      {found.length > 0 && (
        <div className={styles.people} role="listbox" id={listId} aria-label={t('talk.people')}>
          {found.map((person, i) => (
            <div
              key={person.author}
              id={`${listId}-${i}`}
              role="option"
              aria-selected={i === active}
              className={styles.someone}
              onPointerDown={event => {
                event.preventDefault()
                choose(person)
              }}
            >
              <Avatar name={person.name} colour={person.colour} />
              {person.name}
            </div>
          ))}
        </div>
      )}
      <textarea
        ref={field}
        className={styles.field}
        rows={isAside ? 1 : 2}
        aria-label={label}
        placeholder={placeholder}
        dir="auto"
        value={text}
        aria-autocomplete="list"
        aria-controls={found.length > 0 ? listId : undefined}
        aria-activedescendant={found.length > 0 ? `${listId}-${active}` : undefined}
        onChange={event => change(event.target.value, event.target.selectionStart)}
        onSelect={event => setCaret(event.currentTarget.selectionStart)}
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
        onKeyDown={onKeyDown}
      />
      <div className={styles.sending}>
        <button type="button" className={styles.small} aria-label={t('talk.mention')} title={t('talk.mention')} onPointerDown={event => event.preventDefault()} onClick={beginMention}>
          <AtSign size={16} aria-hidden />
        </button>
        <span className={styles.spring} />
        {onCancel && (
          <Button look="quiet" onClick={onCancel}>
            {t('talk.cancel')}
          </Button>
        )}
        <Button look="primary" title={t('talk.sendHint')} disabled={text.trim() === ''} onClick={send}>
          <SendHorizontal size={16} aria-hidden />
          {sendLabel}
        </Button>
      </div>
    </div>
  )
}
