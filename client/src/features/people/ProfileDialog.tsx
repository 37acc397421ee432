import { useState } from 'react'
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
  const close = (): void => {
    if (saved.name === '') saveProfile({ name: t('people.guest'), colour })
    onClose()
  }
  return (
    <Dialog isOpen={isOpen} onClose={close} title={t('people.who')} description={t('people.whoHint')}>
      <form
        onSubmit={event => {
          event.preventDefault()
          saveProfile({ name: name.trim() || t('people.guest'), colour })
          onClose()
        }}
      >
        <TextField label={t('people.name')} value={name} maxLength={60} autoComplete="name" onChange={event => setName(event.target.value)} />
        <fieldset className={styles.colours}>
          <legend className={styles.legend}>{t('people.colour')}</legend>
          {PERSON_COLOURS.map((option, i) => (
            <label key={option} className={styles.colour} style={{ '--option': option } as React.CSSProperties}>
              <input type="radio" name="colour" value={option} checked={option === colour} aria-label={t('people.colourNamed', { n: i + 1 })} onChange={() => setColour(option)} />
            </label>
          ))}
          <span className={styles.preview}>
            <Avatar name={name || t('people.guest')} colour={colour} />
          </span>
        </fieldset>
        <DialogActions>
          <Button look="primary" type="submit">
            {t('people.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
