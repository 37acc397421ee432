import { renameNode, setFieldValue } from '@trame/shared/commands'
import { readFieldValue, readTypedText, type FieldDefinition, type FieldValue } from '@trame/shared/model'
import { useEffect, useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react'
import { ChoiceOptions } from '../../board/ChoiceOptions.tsx'
import { PeopleNames } from '../../board/PeopleNames.tsx'
import { useFieldWords } from '../../board/useFieldWords.ts'
import { useRun } from '../../board/useRun.ts'
import { useTexts } from '../../i18n/index.ts'
import type { MessageKey } from '../../i18n/messages.ts'
import { useSession } from '../../session/index.ts'
import type { EditEnd } from './useTableKeys.ts'
import styles from './table.module.css'

type Props = { id: string; field: FieldDefinition; text: string | null; onDone: (end: EditEnd) => void }

/**
 * The field of one cell, open for writing. Enter, Tab and leaving keep it, Escape does not. What does not fit stays
 * open, with the reason. What others write meanwhile does not touch it.
 */
export function CellEditor({ id, field, text, onDone }: Props) {
  const t = useTexts()
  const run = useRun()
  const words = useFieldWords()
  const { board } = useSession()
  const listId = useId()
  const [first] = useState(() => startingText(words.valueOf(board, id, field), readFieldValue(board, id, field), field))
  const [typed, setTyped] = useState(text ?? first)
  const [fault, setFault] = useState<MessageKey | null>(null)
  const element = useRef<HTMLInputElement & HTMLSelectElement>(null)
  const isOver = useRef(false)

  useLayoutEffect(() => {
    element.current?.focus({ preventScroll: true })
    if (text === null && element.current instanceof HTMLInputElement) element.current.select()
  }, [text])

  const write = (value: FieldValue): boolean =>
    field.id === 'title' ? run(renameNode, { id, title: String(value ?? ''), over: first }).ok : run(setFieldValue, { ids: [id], field: field.id, value }).ok
  /** True when the editor may close. */
  const keep = (value: string): boolean => {
    if (isOver.current || value === first) return true
    const read = field.type === 'choice' ? { ok: true as const, value: value === '' ? null : value } : readTypedText(board, field, value)
    if (!read.ok) {
      setFault(`refusal.${read.code}`)
      return false
    }
    isOver.current = true
    return write(read.value)
  }

  // A row that goes away while it is typed in keeps what was typed, if it fits.
  const pending = useRef({ typed, keep })
  useEffect(() => {
    pending.current = { typed, keep }
  })
  useEffect(() => () => void pending.current.keep(pending.current.typed), [])

  const end = (how: EditEnd): void => {
    if (keep(typed)) onDone(how)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation()
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') {
      isOver.current = true
      onDone('stay')
    } else if (event.key === 'Enter') end('down')
    else if (event.key === 'Tab') end(event.shiftKey ? 'previous' : 'next')
    else return
    event.preventDefault()
  }
  const shared = { className: styles.editor, 'aria-label': words.fieldTitle(field), 'aria-invalid': fault !== null || undefined, onKeyDown, onPaste: (event: React.ClipboardEvent) => event.stopPropagation() }

  if (field.type === 'choice')
    return (
      <select
        {...shared}
        ref={element}
        value={typed}
        onChange={event => {
          setTyped(event.target.value)
          if (keep(event.target.value)) onDone('stay')
        }}
        onBlur={() => onDone('stay')}
      >
        <ChoiceOptions field={field} value={typed} none={field.id === 'status' ? undefined : t('card.none')} />
      </select>
    )
  return (
    <>
      <input
        {...shared}
        ref={element}
        type={field.type === 'date' ? 'date' : 'text'}
        inputMode={field.type === 'number' ? 'decimal' : undefined}
        list={field.type === 'person' ? listId : undefined}
        value={typed}
        spellCheck={field.type === 'text'}
        onChange={event => {
          setTyped(event.target.value)
          setFault(null)
        }}
        onBlur={() => {
          // Leaving is no time for a question: what does not fit is dropped, and said.
          if (!keep(typed)) run(setFieldValue, { ids: [id], field: field.id, value: typed })
          onDone('stay')
        }}
      />
      {field.type === 'person' && <PeopleNames id={listId} />}
      {fault && (
        <span className={styles.fault} role="alert">
          {t(fault)}
        </span>
      )}
    </>
  )
}

/** What an editor shows first: a choice by its value, a date as ISO, a number without grouping. */
function startingText(said: string, value: FieldValue, { type }: FieldDefinition): string {
  if (value === null) return ''
  return type === 'choice' || type === 'date' || type === 'number' ? String(value) : said
}
