import { fingerprint } from '@trame/shared/model'
import { useEffect, useState } from 'react'
import { useLanguage, useTexts } from '../../i18n/index.ts'
import { useSession, type Badge } from '../../session/index.ts'
import { Button } from '../../ui/Button.tsx'
import { DeviceSection } from './DeviceSection.tsx'
import { explainBadge } from './sayBadge.ts'
import styles from './SyncPanel.module.css'

/** The badge explained, and the fingerprint by which two screens can be compared. */
export function SyncPanel({ badge }: { badge: Badge }) {
  const t = useTexts()
  const language = useLanguage()
  const time = (ms: number): string => new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'short' }).format(ms)
  return (
    <div className={styles.panel}>
      {explainBadge(t, badge, time).map(paragraph => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      {(badge.kind === 'refused' ? badge.rest : badge).kind === 'shut-out' ? (
        <Button look="primary" onClick={() => location.reload()}>
          {t('app.reload')}
        </Button>
      ) : null}
      <Fingerprint />
      <DeviceSection />
    </div>
  )
}

function Fingerprint() {
  const t = useTexts()
  const { board } = useSession()
  const [print, setPrint] = useState(() => fingerprint(board))
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = board.onChange(() => {
      clearTimeout(timer)
      timer = setTimeout(() => setPrint(fingerprint(board)), 150)
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [board])
  return (
    <div>
      <p className={styles.label}>{t('sync.fingerprint')}</p>
      <code className={styles.print} title={print}>
        {print.slice(0, 4)} {print.slice(4, 8)} {print.slice(8, 12)}
      </code>
      <p className={styles.hint}>{t('sync.fingerprintHint')}</p>
    </div>
  )
}
