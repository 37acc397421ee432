import { removeField, type RemoveField as Removal } from '@trame/shared/commands'
import type { FieldDefinition } from '@trame/shared/model'
import { useState } from 'react'
import { SelectField } from '../../board/SelectField.tsx'
import { useFieldWords } from '../../board/useFieldWords.ts'
import { useRun } from '../../board/useRun.ts'
import { useTexts } from '../../i18n/index.ts'
import { useQuery, useSession } from '../../session/index.ts'
import { Button } from '../../ui/Button.tsx'
import { DialogActions } from '../../ui/Dialog.tsx'
import { showToast } from '../../ui/toast.ts'
import styles from './fields.module.css'

const FATES = ['keep', 'clear', 'into'] as const
type Fate = (typeof FATES)[number]

/** V5: where the values go, before the field does. */
export function RemoveField({ field, onClose }: { field: FieldDefinition; onClose: () => void }) {
  const t = useTexts()
  const run = useRun()
  const words = useFieldWords()
  const { board } = useSession()
  const others = useQuery('fields', index => index.fields()).filter(({ id, isWritable }) => isWritable && id !== field.id && id !== 'title' && id !== 'status')
  const [fate, setFate] = useState<Fate>('keep')
  const [into, setInto] = useState(others[0]?.id ?? '')
  // Counted once, when the question is asked.
  const [filled] = useState(() => [...board.nodes()].filter(node => (board.field(node, field.id) ?? '') !== '').length)
  const title = words.fieldTitle(field)
  const remove = (): void => {
    const values: Removal['values'] = fate === 'into' ? { into } : fate
    const result = run(removeField, { id: field.id, values })
    if (!result.ok) return
    if (fate === 'into' && result.value.kept > 0) void showToast(t('fields.removedKept', { kept: result.value.kept }))
    onClose()
  }
  return (
    <fieldset className={styles.question}>
      <legend>{t('fields.removeWhat', { title })}</legend>
      <p className={styles.filled}>{t('fields.filled', { n: filled })}</p>
      {FATES.map(each => (
        <label key={each} className={styles.fate}>
          <input type="radio" name={`fate-${field.id}`} checked={fate === each} onChange={() => setFate(each)} />
          {t(`fields.${each}`)}
        </label>
      ))}
      {fate === 'into' && (
        <SelectField label={t('fields.intoWhich')} value={into} onChange={setInto}>
          {others.map(other => (
            <option key={other.id} value={other.id}>
              {words.fieldTitle(other)}
            </option>
          ))}
        </SelectField>
      )}
      <DialogActions>
        <Button onClick={onClose}>{t('board.cancel')}</Button>
        <Button look="danger" onClick={remove}>
          {t('fields.removeDo')}
        </Button>
      </DialogActions>
    </fieldset>
  )
}
