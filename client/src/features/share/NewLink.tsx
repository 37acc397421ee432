import { mayGive, ROLES, type Role } from '@trame/shared/access'
import { LinkIcon } from 'lucide-react'
import { useId, useState } from 'react'
import { useTexts } from '../../i18n/index.ts'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { endOf, LINK_ENDS, type LinkEnd } from './linkEnd.ts'
import styles from './share.module.css'

type Props = { mine: Role; isBusy: boolean; onMake: (link: { role: Role; label: string; until: number | null }) => void }

/** What a new link gives, what it is for, and until when. */
export function NewLink({ mine, isBusy, onMake }: Props) {
  const t = useTexts()
  const id = useId()
  const [role, setRole] = useState<Role>('editor')
  const [label, setLabel] = useState('')
  const [end, setEnd] = useState<LinkEnd>('never')
  return (
    <form
      className={styles.newLink}
      onSubmit={event => {
        event.preventDefault()
        onMake({ role, label: label.trim(), until: endOf(end, Date.now()) })
        setLabel('')
      }}
    >
      <div className={styles.choice}>
        <label htmlFor={`${id}-role`}>{t('share.gives')}</label>
        <select id={`${id}-role`} value={role} onChange={event => setRole(event.target.value as Role)}>
          {ROLES.filter(given => mayGive(mine, given)).map(given => (
            <option key={given} value={given}>
              {t(`role.${given}`)}
            </option>
          ))}
        </select>
      </div>
      <div className={styles.choice}>
        <label htmlFor={`${id}-end`}>{t('share.until')}</label>
        <select id={`${id}-end`} value={end} onChange={event => setEnd(event.target.value as LinkEnd)}>
          {LINK_ENDS.map(one => (
            <option key={one} value={one}>
              {t(`share.until.${one}`)}
            </option>
          ))}
        </select>
      </div>
      <TextField label={t('share.for')} value={label} maxLength={80} placeholder={t('share.forExample')} onChange={event => setLabel(event.target.value)} />
      <Button look="primary" type="submit" disabled={isBusy}>
        <LinkIcon size={16} aria-hidden />
        {t('share.make')}
      </Button>
      <p className={styles.hint}>{t(`role.${role}Hint`)}</p>
    </form>
  )
}
