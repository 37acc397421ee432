import { removeStatus } from '@trame/shared/commands'
import { NO_STATUS } from '@trame/shared/queries'
import { useState } from 'react'
import { useTexts } from '../i18n/index.ts'
import { useColumn, useStatuses } from '../session/index.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog, DialogActions } from '../ui/Dialog.tsx'
import { SelectField } from './SelectField.tsx'
import { useRun } from './useRun.ts'
import { useWorkspace } from './useWorkspace.ts'
import styles from './fields.module.css'

/** A column goes only after its projects have been given another one. */
export function RemoveColumnDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useTexts()
  const run = useRun()
  const { board } = useWorkspace().session
  const others = useStatuses().filter(column => column !== id && column !== NO_STATUS)
  const count = useColumn(id).length
  const [into, setInto] = useState(others[0] ?? '')
  return (
    <Dialog isOpen onClose={onClose} title={t('column.removeTitle', { title: board.title(id) })} description={t('column.removeHint', { n: count })}>
      <form
        className={styles.form}
        onSubmit={event => {
          event.preventDefault()
          if (run(removeStatus, { id, into }).ok) onClose()
        }}
      >
        <SelectField label={t('column.into')} value={into} onChange={setInto}>
          {others.map(column => (
            <option key={column} value={column}>
              {board.title(column)}
            </option>
          ))}
        </SelectField>
        <DialogActions>
          <Button onClick={onClose}>{t('board.cancel')}</Button>
          <Button look="danger" type="submit">
            {t('column.removeDo')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
