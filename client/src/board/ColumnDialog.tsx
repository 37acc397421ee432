import { addStatus, recolourStatus, renameNode, setCapacity, setField, STATUS_COLOURS, type StatusColour } from '@trame/shared/commands'
import { STATUS_KINDS, type StatusKind } from '@trame/shared/model'
import { useState } from 'react'
import { useTexts } from '../i18n/index.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog, DialogActions } from '../ui/Dialog.tsx'
import { TextField } from '../ui/TextField.tsx'
import { CapacityInput } from './CapacityInput.tsx'
import { SelectField } from './SelectField.tsx'
import { useRun } from './useRun.ts'
import { useWorkspace } from './useWorkspace.ts'
import styles from './fields.module.css'

/** Name, colour and kind of a column: of `id`, or of a new one after `after`. */
export function ColumnDialog({ id, after, onClose }: { id: string | null; after: string | null; onClose: () => void }) {
  const t = useTexts()
  const run = useRun()
  const { session } = useWorkspace()
  const status = id === null ? undefined : session.index.status(id)
  const [title, setTitle] = useState(status?.title ?? '')
  const [colour, setColour] = useState<StatusColour>(STATUS_COLOURS.find(name => name === status?.colour) ?? 'blue')
  const [statusKind, setKind] = useState<StatusKind>(status?.statusKind ?? 'proposed')

  const [capacity, setLimit] = useState(status?.capacity ?? null)

  const keep = (): void => {
    if (id === null) {
      const added = run(addStatus, { title, statusKind, colour, after })
      if (added.ok && (capacity === null || run(setCapacity, { id: added.value, capacity }).ok)) onClose()
      return
    }
    const isDone = [
      title === status?.title || run(renameNode, { id, title }).ok,
      colour === status?.colour || run(recolourStatus, { id, colour }).ok,
      statusKind === status?.statusKind || run(setField, { id, field: 'statusKind', value: statusKind }).ok,
      capacity === status?.capacity || run(setCapacity, { id, capacity }).ok,
    ].every(Boolean)
    if (isDone) onClose()
  }

  return (
    <Dialog isOpen onClose={onClose} title={t(id === null ? 'column.add' : 'column.editTitle')}>
      <form
        className={styles.form}
        onSubmit={event => {
          event.preventDefault()
          keep()
        }}
      >
        <TextField label={t('column.name')} value={title} onChange={event => setTitle(event.target.value)} required />
        <fieldset className={styles.swatches}>
          <legend>{t('column.colour')}</legend>
          {STATUS_COLOURS.map(name => (
            <label key={name} className={styles.swatch} data-colour={name}>
              <input type="radio" name="colour" value={name} checked={name === colour} onChange={() => setColour(name)} />
              <span className={styles.swatchDot} aria-hidden />
              {t(`colour.${name}`)}
            </label>
          ))}
        </fieldset>
        <SelectField label={t('column.kind')} value={statusKind} onChange={value => setKind(STATUS_KINDS.find(kind => kind === value) ?? statusKind)}>
          {STATUS_KINDS.map(kind => (
            <option key={kind} value={kind}>
              {t(`statusKind.${kind}`)}
            </option>
          ))}
        </SelectField>
        <div className={styles.field}>
          <span className={styles.label} aria-hidden>
            {t('fields.capacity')}
          </span>
          <CapacityInput label={t('fields.capacity')} value={capacity} onKeep={setLimit} />
          <span className={styles.note}>{t('fields.capacityHint')}</span>
        </div>
        <DialogActions>
          <Button onClick={onClose}>{t('board.cancel')}</Button>
          <Button look="primary" type="submit" disabled={title.trim() === ''}>
            {t(id === null ? 'board.add' : 'board.keep')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
