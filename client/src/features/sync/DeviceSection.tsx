import { Download } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useLanguage, useTexts } from '../../i18n/index.ts'
import { exportBoard, persistence, useAbout, useObservable, useSession, type RefusedCopy } from '../../session/index.ts'
import { Button } from '../../ui/Button.tsx'
import { saveFile } from '../../ui/saveFile.ts'
import styles from './SyncPanel.module.css'

/** What this device has: whether the browser promised to keep it, a file of it, and copies of what was refused. */
export function DeviceSection() {
  const t = useTexts()
  const session = useSession()
  const { refused } = session
  const { title } = useAbout()
  const kept = useObservable(persistence)
  const [copies, setCopies] = useState<readonly RefusedCopy[]>([])
  useEffect(() => {
    let isGone = false
    let shown = -1
    // Another tab may propose or give up a copy that is shown here.
    const look = (): void => {
      const badge = session.badge.get()
      const count = badge.kind === 'refused' ? badge.count : 0
      if (count === shown) return
      shown = count
      void refused.list().then(found => !isGone && setCopies(found))
    }
    look()
    const stop = session.badge.subscribe(look)
    return () => {
      isGone = true
      stop()
    }
  }, [session.badge, refused])
  return (
    <div className={styles.device}>
      {kept === 'granted' || kept === 'refused' ? <p className={styles.hint}>{t(`device.${kept}`)}</p> : null}
      <Button onClick={() => void exportBoard(session).then(file => saveFile(file, `${title}.json`))}>
        <Download size={16} aria-hidden />
        {t('device.export')}
      </Button>
      {copies.map(copy => (
        <Copy
          key={copy.key}
          copy={copy}
          onPropose={() => refused.propose(copy.key)}
          onForget={() => {
            setCopies(copies.filter(other => other !== copy))
            void refused.forget(copy.key)
          }}
        />
      ))}
    </div>
  )
}

/** S21: a copy goes only when it is asked for twice, for it is nowhere else; or when its edits are made again. */
function Copy({ copy, onPropose, onForget }: { copy: RefusedCopy; onPropose: () => Promise<boolean>; onForget: () => void }) {
  const t = useTexts()
  const [isAsked, setAsked] = useState(false)
  const [isStuck, setStuck] = useState(false)
  const language = useLanguage()
  const when = new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'short' }).format(copy.at)
  return (
    <div className={styles.copy}>
      <p className={styles.hint}>{t('device.copy', { n: copy.edits, when })}</p>
      <Button onClick={() => void onPropose().then(isDone => setStuck(!isDone))}>{t('device.propose')}</Button>
      <Button onClick={() => saveFile(copy.file, `${t('device.copyName')}.json`)}>{t('device.download')}</Button>
      <Button look={isAsked ? 'danger' : 'quiet'} onClick={isAsked ? onForget : () => setAsked(true)}>
        {t(isAsked ? 'device.forgetForGood' : 'device.forget')}
      </Button>
      {isStuck ? (
        <p className={styles.hint} role="alert">
          {t('device.stuck')}
        </p>
      ) : null}
    </div>
  )
}
