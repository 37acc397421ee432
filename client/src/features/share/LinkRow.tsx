import { Check, Copy, QrCode as QrIcon, X } from 'lucide-react'
import { useState } from 'react'
import { useLanguage, useTexts } from '../../i18n/index.ts'
import type { BoardLink } from '../../session/sharing.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { copyText } from './copyText.ts'
import { RoomCard } from './RoomCard.tsx'
import styles from './share.module.css'

type Props = { link: BoardLink; people: number; now: number; isShown: boolean; onShow: (isShown: boolean) => void; onRevoke: () => void }

/** One link: what it gives, to whom, how long; copied, shown to the room, withdrawn. */
export function LinkRow({ link, people, now, isShown, onShow, onRevoke }: Props) {
  const t = useTexts()
  const language = useLanguage()
  const [copied, setCopied] = useState<'yes' | 'no' | null>(null)
  const [isAsking, setAsking] = useState(false)
  const { role, label, until, revokedAt, path } = link
  const date = (ms: number): string => new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(ms)
  const isOver = revokedAt !== null || (until !== null && until <= now)
  const name = label || t('share.unnamed')
  const state = revokedAt !== null ? t('share.revokedOn', { date: date(revokedAt) }) : until === null ? t('share.noEnd') : isOver ? t('share.endedOn', { date: date(until) }) : t('share.endsOn', { date: date(until) })
  return (
    <li className={styles.link} data-over={isOver || undefined}>
      <div className={styles.linkHead}>
        <div className={styles.linkText}>
          <p className={styles.linkName} dir="auto">
            {name}
          </p>
          <p className={styles.hint}>{[t(`role.${role}`), state, ...(people > 0 ? [t('share.used', { n: people })] : [])].join(' · ')}</p>
        </div>
        {!isOver && (
          <div className={styles.tools}>
            <Button
              onClick={() => void copyText(location.origin + path).then(isCopied => setCopied(isCopied ? 'yes' : 'no'))}
              aria-label={t('share.copyNamed', { name })}
            >
              {copied === 'yes' ? <Check size={16} aria-hidden /> : <Copy size={16} aria-hidden />}
              {copied === 'yes' ? t('share.copied') : t('share.copy')}
            </Button>
            <IconButton label={t('share.showNamed', { name })} aria-expanded={isShown} onClick={() => onShow(!isShown)}>
              <QrIcon size={18} aria-hidden />
            </IconButton>
            <IconButton label={t('share.revokeNamed', { name })} onClick={() => setAsking(true)}>
              <X size={18} aria-hidden />
            </IconButton>
          </div>
        )}
      </div>
      {copied === 'no' && <input className={styles.address} readOnly value={location.origin + path} aria-label={t('share.address')} onFocus={event => event.target.select()} />}
      {isAsking && !isOver && (
        <div className={styles.ask} role="alertdialog" aria-label={t('share.revokeNamed', { name })}>
          <p>{t('share.revokeAsk', { n: people })}</p>
          <div className={styles.tools}>
            <Button look="quiet" onClick={() => setAsking(false)}>
              {t('ui.cancel')}
            </Button>
            <Button look="danger" onClick={onRevoke} ref={button => button?.focus()}>
              {t('share.revoke')}
            </Button>
          </div>
        </div>
      )}
      {isShown && !isOver && <RoomCard link={link} />}
    </li>
  )
}
