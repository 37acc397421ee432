import { useTexts } from '../../i18n/index.ts'
import type { BoardLink } from '../../session/sharing.ts'
import { QrCode } from './QrCode.tsx'
import styles from './share.module.css'

/** Large enough for the wall of a room: the code to scan, and the letters to type. */
export function RoomCard({ link: { code, shortPath } }: { link: BoardLink }) {
  const t = useTexts()
  const { origin, host, hostname } = location
  const isOnlyHere = hostname === 'localhost' || /^127\.|^\[::1\]$/.test(hostname)
  return (
    <div className={styles.room}>
      <QrCode text={origin + shortPath} label={t('share.qr')} className={styles.qr} />
      <div className={styles.roomText}>
        <p>{t('share.roomHow', { address: `${host}/rejoindre` })}</p>
        <p className={styles.code} aria-label={[...code].join(' ')}>
          {code.slice(0, 4)} {code.slice(4)}
        </p>
        {isOnlyHere && <p className={styles.hint}>{t('share.onlyHere')}</p>}
      </div>
    </div>
  )
}
