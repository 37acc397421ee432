import { useState } from 'react'
import { useLocation } from 'wouter'
import { useSearch } from 'wouter/use-browser-location'
import { useIsFiltered, useCountInSight } from '../../board/view/useView.ts'
import { useLanguage, useTexts } from '../../i18n/index.ts'
import { copyTable, exportBoard, useAbout, useSession } from '../../session/index.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog, DialogActions } from '../../ui/Dialog.tsx'
import { saveFile } from '../../ui/saveFile.ts'
import { showToast } from '../../ui/toast.ts'
import { exportFile, FORMATS, SEPARATORS, type CsvForm, type Format, type Separator } from './exportFile.ts'
import { useShownCards } from './useShownCards.ts'
import styles from './export.module.css'

/** The board, or what the filter shows of it, as a file, on the clipboard or on paper. */
export default function ExportDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useTexts()
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t('export.title')}>
      <ExportForm onClose={onClose} />
    </Dialog>
  )
}

function ExportForm({ onClose }: { onClose: () => void }) {
  const t = useTexts()
  const language = useLanguage()
  const session = useSession()
  const { board, id } = session
  const { title } = useAbout()
  const [, navigate] = useLocation()
  const search = useSearch()
  const isFiltered = useIsFiltered()
  const inSight = useCountInSight()
  const shownCards = useShownCards()
  const [format, setFormat] = useState<Format>('xlsx')
  const [isAll, setAll] = useState(!isFiltered)
  const [csv, setCsv] = useState<CsvForm>({ separator: ';', hasMark: true })
  const only = isFiltered && !isAll && format !== 'json' ? shownCards : null

  const run = async (): Promise<void> => {
    try {
      if (format === 'document') navigate(`/b/${id}/document${only || !isFiltered ? search : ''}`)
      else if (format === 'copy') {
        await copyTable(board, { language, only: only?.() })
        void showToast(t('export.copied'))
      } else saveFile(format === 'json' ? await exportBoard(session) : await exportFile(board, format, { language, only: only?.(), csv }), `${title}.${format}`)
      onClose()
    } catch {
      void showToast(t(format === 'copy' ? 'export.notCopied' : 'export.failed'))
    }
  }
  return (
    <form
      className={styles.form}
      onSubmit={event => {
        event.preventDefault()
        void run()
      }}
    >
      {isFiltered && (
        <fieldset className={styles.group}>
          <legend>{t('export.scope')}</legend>
          {[true, false].map(all => (
            <label key={String(all)} className={styles.scope}>
              <input type="radio" name="export-scope" checked={all === (isAll || format === 'json')} disabled={format === 'json'} onChange={() => setAll(all)} />
              {all ? t('export.all') : t('export.filtered', { n: inSight })}
            </label>
          ))}
          {format === 'json' && <p className={styles.hint}>{t('export.jsonAll')}</p>}
        </fieldset>
      )}
      <fieldset className={styles.group}>
        <legend>{t('export.format')}</legend>
        <div className={styles.formats}>
          {FORMATS.map(one => (
            <label key={one} className={styles.format} htmlFor={`export-${one}`}>
              <input id={`export-${one}`} type="radio" name="export-format" checked={one === format} onChange={() => setFormat(one)} />
              <span>
                <strong>{t(`export.${one}`)}</strong>
                <span className={styles.hint}>{t(`export.${one}Hint`)}</span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      {format === 'csv' && (
        <div className={styles.csv}>
          <label>
            {t('export.separator')}
            <select value={csv.separator} onChange={event => setCsv({ ...csv, separator: event.target.value as Separator })}>
              {Object.entries(SEPARATORS).map(([name, separator]) => (
                <option key={name} value={separator}>
                  {t(`export.${name as keyof typeof SEPARATORS}`)}
                </option>
              ))}
            </select>
          </label>
          <label>
            <input type="checkbox" checked={csv.hasMark} onChange={event => setCsv({ ...csv, hasMark: event.target.checked })} />
            {t('export.mark')}
          </label>
        </div>
      )}
      <DialogActions>
        <Button look="quiet" onClick={onClose}>
          {t('ui.cancel')}
        </Button>
        <Button look="primary" type="submit">
          {t(format === 'copy' ? 'export.doCopy' : format === 'document' ? 'export.open' : 'export.save')}
        </Button>
      </DialogActions>
    </form>
  )
}
