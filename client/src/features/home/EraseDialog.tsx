import { useState } from 'react'
import { useTexts } from '../../i18n/index.ts'
import { eraseDevice, type DeviceBoard } from '../../session/index.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog, DialogActions } from '../../ui/Dialog.tsx'
import { showToast } from '../../ui/toast.ts'
import styles from './EraseDialog.module.css'

/** Takes everything off this device, after showing what nobody else has yet. */
export function EraseDialog({ isOpen, onClose, boards }: { isOpen: boolean; onClose: () => void; boards: readonly DeviceBoard[] }) {
  const t = useTexts()
  const [isSure, setSure] = useState(false)
  const unsaved = boards.filter(board => board.unsaved > 0)
  const erase = async (): Promise<void> => {
    try {
      await eraseDevice()
      location.assign('/')
    } catch {
      await showToast(t('erase.failed'))
    }
  }
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t('erase.title')} description={t('erase.hint', { n: boards.length })}>
      {unsaved.length > 0 ? (
        <div className={styles.unsaved}>
          <p>{t('erase.unsaved')}</p>
          <ul className={styles.list}>
            {unsaved.map(({ id, title, unsaved: n }) => (
              <li key={id}>
                <strong>{title}</strong> · {t('home.unsaved', { n })}
              </li>
            ))}
          </ul>
          <label className={styles.sure}>
            <input type="checkbox" checked={isSure} onChange={event => setSure(event.target.checked)} />
            {t('erase.sure')}
          </label>
        </div>
      ) : null}
      <DialogActions>
        <Button look="quiet" onClick={onClose}>
          {t('ui.cancel')}
        </Button>
        <Button look="danger" disabled={unsaved.length > 0 && !isSure} onClick={() => void erase()}>
          {t('erase.do')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
