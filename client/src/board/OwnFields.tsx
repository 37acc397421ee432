import { setFieldValue } from '@trame/shared/commands'
import { readFieldValue, readTypedText, type FieldDefinition } from '@trame/shared/model'
import { ExternalLink } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import { useTexts } from '../i18n/index.ts'
import type { MessageKey } from '../i18n/messages.ts'
import { useQuery, useSession } from '../session/index.ts'
import { buttonClass } from '../ui/Button.tsx'
import { ChoiceOptions } from './ChoiceOptions.tsx'
import { PeopleNames } from './PeopleNames.tsx'
import { SelectField } from './SelectField.tsx'
import { useFieldWords } from './useFieldWords.ts'
import { useLastMoment } from './useLastMoment.ts'
import { useRun } from './useRun.ts'
import styles from './fields.module.css'

/** The board's own fields on a card, each with the editor of its type. */
export function OwnFields({ id }: { id: string }) {
  const fields = useQuery('fields', index => index.fields())
  return fields.filter(({ isBuiltIn, isWritable }) => !isBuiltIn && isWritable).map(field => (field.type === 'choice' ? <ChoiceField key={field.id} id={id} field={field} /> : <TypedField key={field.id} id={id} field={field} />))
}

type Props = { id: string; field: FieldDefinition }

function ChoiceField({ id, field }: Props) {
  const t = useTexts()
  const run = useRun()
  const words = useFieldWords()
  const value = useQuery(`node:${id}`, ({ board }) => String(readFieldValue(board, id, field) ?? ''))
  return (
    <SelectField label={words.fieldTitle(field)} value={value} onChange={next => run(setFieldValue, { ids: [id], field: field.id, value: next === '' ? null : next })}>
      <ChoiceOptions field={field} value={value} none={t('card.none')} />
    </SelectField>
  )
}

/** Number, date, person, text or link: written when it is left; what does not fit stays, with the reason. */
function TypedField({ id, field }: Props) {
  const t = useTexts()
  const run = useRun()
  const words = useFieldWords()
  const { board } = useSession()
  const listId = useId()
  const inputId = useId()
  const stored = useQuery(`node:${id}`, index => (field.type === 'date' || field.type === 'number' ? String(readFieldValue(index.board, id, field) ?? '') : words.valueOf(index.board, id, field)))
  const [typed, setTyped] = useState<string | null>(null)
  const [fault, setFault] = useState<MessageKey | null>(null)
  const keep = (): void => {
    if (typed === null || typed === stored) return setTyped(null)
    const read = readTypedText(board, field, typed)
    if (!read.ok) return setFault(`refusal.${read.code}`)
    setFault(null)
    if (run(setFieldValue, { ids: [id], field: field.id, value: read.value }).ok) setTyped(null)
  }
  useLastMoment(keep)
  // A panel that closes while somebody types keeps what was typed, if it fits.
  const pending = useRef(keep)
  useEffect(() => {
    pending.current = keep
  })
  useEffect(() => () => pending.current(), [])
  const isWebLink = field.type === 'link' && /^(https?:\/\/|mailto:)/i.test(stored)
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={inputId}>
        {words.fieldTitle(field)}
      </label>
      <div className={styles.linked}>
        <input
          id={inputId}
          className={styles.text}
          type={field.type === 'date' ? 'date' : 'text'}
          inputMode={field.type === 'number' ? 'decimal' : field.type === 'link' ? 'url' : undefined}
          list={field.type === 'person' ? listId : undefined}
          value={typed ?? stored}
          aria-invalid={fault !== null || undefined}
          aria-describedby={fault ? `${inputId}-fault` : undefined}
          onChange={event => {
            setTyped(event.target.value)
            setFault(null)
          }}
          onBlur={keep}
          onKeyDown={event => event.key === 'Enter' && !event.nativeEvent.isComposing && keep()}
        />
        {isWebLink && (
          <a className={buttonClass('plain', true)} href={stored} target="_blank" rel="noreferrer" aria-label={t('ownFields.open')} title={t('ownFields.open')}>
            <ExternalLink size={16} aria-hidden />
          </a>
        )}
      </div>
      {field.type === 'person' && <PeopleNames id={listId} />}
      {fault && (
        <span id={`${inputId}-fault`} className={styles.fault} role="alert">
          {t(fault)}
        </span>
      )}
    </div>
  )
}
