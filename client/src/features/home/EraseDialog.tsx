import { Download } from 'lucide-react'
import { useState } from 'react'
import { useTexts } from '../../i18n/index.ts'
import { eraseDevice, exportStored, type DeviceBoard } from '../../session/index.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog, DialogActions } from '../../ui/Dialog.tsx'
import { saveFile } from '../../ui/saveFile.ts'
import { showToast } from '../../ui/toast.ts'
import styles from './EraseDialog.module.css'

/** Takes everything off this device, after showing what nobody else has, and handing it over as files. */
export function EraseDialog({ isOpen, onClose, boards }: { isOpen: boolean; onClose: () => void; boards: readonly DeviceBoard[] }) {
  const t = useTexts()
  const [isSure, setSure] = useState(false)
  const onlyHere = boards.filter(({ unsaved, refused }) => unsaved + refused > 0)
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
      {onlyHere.length > 0 ? (
        <div className={styles.unsaved}>
          <p>{t('erase.unsaved')}</p>
          <ul className={styles.list}>
            {onlyHere.map(({ id, title, unsaved, refused }) => (
              <li key={id} className={styles.board}>
                <span>
                  <strong>{title}</strong>
                  <br />
                  {[unsaved > 0 ? t('home.unsaved', { n: unsaved }) : '', refused > 0 ? t('sync.refused', { n: refused }) : ''].filter(Boolean).join(', ')}
                </span>
                <Button onClick={() => void exportStored(id).then(file => saveFile(file, `${title}.json`))}>
                  <Download size={16} aria-hidden />
                  {t('erase.export')}
                </Button>
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
        <Button look="danger" disabled={onlyHere.length > 0 && !isSure} onClick={() => void erase()}>
          {t('erase.do')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
