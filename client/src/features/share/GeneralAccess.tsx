import { may, type Role } from '@trame/shared/access'
import { Globe, Lock } from 'lucide-react'
import { useId } from 'react'
import { useTexts } from '../../i18n/index.ts'
import type { BoardAccess } from '../../session/sharing.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './share.module.css'

const GENERAL: readonly Role[] = ['reader', 'commenter', 'editor']

type Props = { access: BoardAccess; onGeneral: (role: Role | null) => void; onAdopt: () => void }

/** What those may who know the address and have no link. */
export function GeneralAccess({ access: { role, isOwned, general }, onGeneral, onAdopt }: Props) {
  const t = useTexts()
  const id = useId()
  const says = t(general === null ? 'share.private' : `share.open.${general}`)
  return (
    <div className={styles.general}>
      {general === null ? <Lock size={20} aria-hidden /> : <Globe size={20} aria-hidden />}
      <div className={styles.generalText}>
        {may(role, 'manage') && isOwned ? (
          <div className={styles.choice}>
            <label htmlFor={id}>{t('share.general')}</label>
            <select id={id} value={general ?? ''} onChange={event => onGeneral((event.target.value || null) as Role | null)}>
              <option value="">{t('share.generalNone')}</option>
              {GENERAL.map(given => (
                <option key={given} value={given}>
                  {t(`role.${given}`)}
                </option>
              ))}
            </select>
          </div>
        ) : null}
        <p>{says}</p>
        {!isOwned && may(role, 'edit') && (
          <>
            <p className={styles.hint}>{t('share.adoptHint')}</p>
            <Button look="primary" onClick={onAdopt}>
              {t('share.adopt')}
            </Button>
          </>
        )}
      </div>
    </div>
  )
}
