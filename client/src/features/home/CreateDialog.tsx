import { emptyBoard, workProgrammeTemplate } from '@trame/shared/exchange'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { useLanguage, useTexts } from '../../i18n/index.ts'
import { createBoard } from '../../session/index.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog, DialogActions } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { showToast } from '../../ui/toast.ts'
import styles from './CreateDialog.module.css'

const TEMPLATES = { programme: workProgrammeTemplate, empty: emptyBoard } as const
type Template = keyof typeof TEMPLATES

/** A new board: a name, and what it starts with. It is made on this device; the relay gets it when it is in reach. */
export function CreateDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useTexts()
  const language = useLanguage()
  const [, navigate] = useLocation()
  const [title, setTitle] = useState('')
  const [template, setTemplate] = useState<Template>('programme')
  const create = async (): Promise<void> => {
    try {
      navigate(`/b/${await createBoard(TEMPLATES[template](language, title.trim()))}`)
    } catch {
      void showToast(t('home.notCreated'))
    }
  }
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t('home.create')}>
      <form
        className={styles.form}
        onSubmit={event => {
          event.preventDefault()
          if (title.trim() !== '') void create()
        }}
      >
        <TextField label={t('home.name')} placeholder={t('home.nameExample')} value={title} maxLength={160} required onChange={event => setTitle(event.target.value)} />
        <fieldset className={styles.templates}>
          <legend className={styles.legend}>{t('home.template')}</legend>
          {(Object.keys(TEMPLATES) as Template[]).map(option => (
            <label key={option} className={styles.template} htmlFor={`template-${option}`}>
              <input id={`template-${option}`} type="radio" name="template" checked={option === template} onChange={() => setTemplate(option)} />
              <span>
                <strong>{t(`home.${option}`)}</strong>
                <span className={styles.hint}>{t(`home.${option}Hint`)}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <DialogActions>
          <Button look="quiet" onClick={onClose}>
            {t('ui.cancel')}
          </Button>
          <Button look="primary" type="submit" disabled={title.trim() === ''}>
            {t('home.make')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
