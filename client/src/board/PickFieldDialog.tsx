import { setFieldValue } from '@trame/shared/commands'
import { readTypedText, type FieldDefinition } from '@trame/shared/model'
import { useState } from 'react'
import { useTexts } from '../i18n/index.ts'
import type { MessageKey } from '../i18n/messages.ts'
import { useQuery, useSession } from '../session/index.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog, DialogActions } from '../ui/Dialog.tsx'
import { TextField } from '../ui/TextField.tsx'
import { ChoiceOptions } from './ChoiceOptions.tsx'
import { cardsAmong } from './draggedNodes.ts'
import { nodeElement } from './nodeElement.ts'
import { PeopleNames } from './PeopleNames.tsx'
import { SelectField } from './SelectField.tsx'
import { useFieldWords } from './useFieldWords.ts'
import { useRun } from './useRun.ts'
import styles from './fields.module.css'

/** One value for one field of all these projects, in one step. */
export function PickFieldDialog({ ids, onClose }: { ids: readonly string[]; onClose: () => void }) {
  const t = useTexts()
  const run = useRun()
  const words = useFieldWords()
  const { board, index } = useSession()
  const fields = useQuery('fields', all => all.fields()).filter(field => field.isWritable && field.id !== 'title' && field.id !== 'status' && field.type !== 'unknown')
  const [fieldId, setFieldId] = useState(fields.find(({ type }) => type === 'choice')?.id ?? fields[0]?.id ?? '')
  const [typed, setTyped] = useState('')
  const [fault, setFault] = useState<MessageKey | null>(null)
  const field = fields.find(({ id }) => id === fieldId) ?? fields[0]
  const [cards] = useState(() => cardsAmong(index, ids))

  const keep = (of: FieldDefinition): void => {
    const read = of.type === 'choice' ? { ok: true as const, value: typed === '' ? null : typed } : readTypedText(board, of, typed)
    if (!read.ok) return setFault(`refusal.${read.code}`)
    if (run(setFieldValue, { ids: cards, field: of.id, value: read.value }).ok) onClose()
  }
  const type = (text: string): void => {
    setTyped(text)
    setFault(null)
  }
  return (
    <Dialog isOpen onClose={onClose} title={t('picks.fieldTitle')} description={t('picks.fieldOf', { n: cards.length })} finalFocus={() => nodeElement(ids[0]!)}>
      {field && (
        <form
          className={styles.form}
          onSubmit={event => {
            event.preventDefault()
            keep(field)
          }}
        >
          <SelectField
            label={t('picks.fieldName')}
            value={field.id}
            onChange={id => {
              setFieldId(id)
              type('')
            }}
          >
            {fields.map(each => (
              <option key={each.id} value={each.id}>
                {words.fieldTitle(each)}
              </option>
            ))}
          </SelectField>
          {field.type === 'choice' ? (
            <SelectField label={t('picks.fieldValue')} value={typed} onChange={type}>
              <ChoiceOptions field={field} value={typed} none={t('picks.fieldEmpty')} />
            </SelectField>
          ) : (
            <TextField
              label={t('picks.fieldValue')}
              type={field.type === 'date' ? 'date' : 'text'}
              inputMode={field.type === 'number' ? 'decimal' : undefined}
              list={field.type === 'person' ? 'pick-people' : undefined}
              value={typed}
              aria-invalid={fault !== null || undefined}
              onChange={event => type(event.target.value)}
            />
          )}
          {field.type === 'person' && <PeopleNames id="pick-people" />}
          {fault && <p role="alert">{t(fault)}</p>}
          <DialogActions>
            <Button onClick={onClose}>{t('board.cancel')}</Button>
            <Button look="primary" type="submit" disabled={cards.length === 0}>
              {t('picks.fieldKeep')}
            </Button>
          </DialogActions>
        </form>
      )}
    </Dialog>
  )
}
