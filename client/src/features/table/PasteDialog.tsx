import { pasteRows } from '@trame/shared/commands'
import { useRun } from '../../board/useRun.ts'
import { useTexts } from '../../i18n/index.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog, DialogActions } from '../../ui/Dialog.tsx'
import type { Paste } from './useTableKeys.ts'
import styles from './table.module.css'

/** Rows of faults shown; the rest is counted. */
const SHOWN = 12

/** What a pasted block would change, and cell by cell what does not fit: nothing is written before the person has chosen. */
export function PasteDialog({ paste, onClose }: { paste: Paste; onClose: () => void }) {
  const t = useTexts()
  const run = useRun()
  const { changes = [], added = null, faults = [] } = paste?.plan ?? {}
  const fits = changes.length + (added?.rows.length ?? 0)
  const write = (): void => {
    if (run(pasteRows, { changes, ...(added ? { added } : {}) }).ok) onClose()
  }
  return (
    <Dialog isOpen={paste !== null} onClose={onClose} title={t('paste.title')} description={t('paste.says', { fits: changes.length, added: added?.rows.length ?? 0, faults: faults.length })}>
      <table className={styles.faults}>
        <thead>
          <tr>
            <th scope="col">{t('paste.row')}</th>
            <th scope="col">{t('paste.cell')}</th>
            <th scope="col">{t('paste.reason')}</th>
          </tr>
        </thead>
        <tbody>
          {faults.slice(0, SHOWN).map(fault => (
            <tr key={`${fault.row}.${fault.column}`}>
              <td>{fault.row + 1}</td>
              <td>{fault.text}</td>
              <td>{fault.code === 'too-wide' || fault.code === 'level' ? t(`paste.${fault.code}`) : t(`refusal.${fault.code}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {faults.length > SHOWN && <p>{t('paste.more', { n: faults.length - SHOWN })}</p>}
      <DialogActions>
        <Button look="quiet" onClick={onClose}>
          {t('paste.nothing')}
        </Button>
        <Button look="primary" disabled={fits === 0} onClick={write}>
          {t('paste.fitting', { n: fits })}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
