import { addField, type AddField } from '@trame/shared/commands'
import { FIELD_TYPES } from '@trame/shared/model'
import { useEffect, useRef, useState } from 'react'
import { SelectField } from '../../board/SelectField.tsx'
import { useRun } from '../../board/useRun.ts'
import { useTexts } from '../../i18n/index.ts'
import { Button } from '../../ui/Button.tsx'
import { DialogActions } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/TextField.tsx'
import styles from './fields.module.css'

/** Name and kind of a new field; `onDone` with its id, or with null when nothing was added. */
export function NewField({ onDone }: { onDone: (id: string | null) => void }) {
  const t = useTexts()
  const run = useRun()
  const [title, setTitle] = useState('')
  const name = useRef<HTMLInputElement>(null)
  useEffect(() => name.current?.focus(), [])
  const [type, setType] = useState<AddField['type']>('choice')
  return (
    <form
      className={styles.add}
      aria-label={t('fields.new')}
      onSubmit={event => {
        event.preventDefault()
        const result = run(addField, { title, type })
        if (result.ok) onDone(result.value)
      }}
    >
      <TextField label={t('fields.name')} placeholder={t('fields.nameExample')} value={title} onChange={event => setTitle(event.target.value)} required ref={name} />
      <SelectField label={t('fields.type')} value={type} onChange={value => setType(FIELD_TYPES.find(each => each === value) ?? type)}>
        {FIELD_TYPES.map(each => (
          <option key={each} value={each}>
            {t(`fieldType.${each}`)}
          </option>
        ))}
      </SelectField>
      <DialogActions>
        <Button onClick={() => onDone(null)}>{t('board.cancel')}</Button>
        <Button look="primary" type="submit" disabled={title.trim() === ''}>
          {t('board.add')}
        </Button>
      </DialogActions>
    </form>
  )
}
