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
    void refused.list().then(found => !isGone && setCopies(found))
    return () => {
      isGone = true
    }
  }, [refused])
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
          onForget={() => {
            setCopies(copies.filter(other => other !== copy))
            void refused.forget(copy.key)
          }}
        />
      ))}
    </div>
  )
}

/** A copy goes only when it is asked for twice: it is nowhere else. */
function Copy({ copy, onForget }: { copy: RefusedCopy; onForget: () => void }) {
  const t = useTexts()
  const [isAsked, setAsked] = useState(false)
  const language = useLanguage()
  const when = new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'short' }).format(copy.at)
  return (
    <div className={styles.copy}>
      <p className={styles.hint}>{t('device.copy', { n: copy.edits, when })}</p>
      <Button onClick={() => saveFile(copy.file, `${t('device.copyName')}.json`)}>{t('device.download')}</Button>
      <Button look={isAsked ? 'danger' : 'quiet'} onClick={isAsked ? onForget : () => setAsked(true)}>
        {t(isAsked ? 'device.forgetForGood' : 'device.forget')}
      </Button>
    </div>
  )
}
