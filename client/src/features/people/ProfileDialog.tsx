import { Check } from 'lucide-react'
import { useState, type CSSProperties } from 'react'
import { useTexts } from '../../i18n/index.ts'
import { PERSON_COLOURS, profile, saveProfile, useObservable } from '../../session/index.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog, DialogActions } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/TextField.tsx'
import styles from './ProfileDialog.module.css'

/** Asks once for a name and a colour, which the others see; closed without a name, the person is a guest. */
export function ProfileDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useTexts()
  const saved = useObservable(profile)
  const [name, setName] = useState(saved.name)
  const [colour, setColour] = useState(saved.colour)
  const shownName = name.trim() || t('people.guest')
  const close = (): void => {
    if (saved.name === '') saveProfile({ name: t('people.guest'), colour })
    onClose()
  }
  return (
    <Dialog isOpen={isOpen} onClose={close} title={t('people.who')} description={t('people.whoHint')}>
      <form
        className={styles.form}
        style={{ '--option': colour } as CSSProperties}
        onSubmit={event => {
          event.preventDefault()
          saveProfile({ name: shownName, colour })
          onClose()
        }}
      >
        <TextField label={t('people.name')} value={name} maxLength={60} autoComplete="name" onChange={event => setName(event.target.value)} />
        <fieldset className={styles.colours}>
          <legend className={styles.legend}>{t('people.colour')}</legend>
          {PERSON_COLOURS.map((option, i) => (
            <label key={option} className={styles.colour} style={{ '--option': option } as CSSProperties}>
              <input type="radio" name="colour" value={option} checked={option === colour} aria-label={t('people.colourNamed', { n: i + 1 })} onChange={() => setColour(option)} />
              <Check size={16} strokeWidth={3} aria-hidden />
            </label>
          ))}
        </fieldset>
        <div className={styles.preview} aria-hidden>
          <Avatar name={shownName} colour={colour} />
          {t('people.preview')}
          <span className={styles.tag}>{shownName}</span>
        </div>
        <DialogActions>
          <Button look="primary" type="submit">
            {t('people.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
