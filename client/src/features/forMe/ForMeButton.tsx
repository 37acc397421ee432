import { Inbox } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useDoor } from '../../board/useDoor.ts'
import { useTexts } from '../../i18n/index.ts'
import { useObservable, useSession } from '../../session/index.ts'
import { IconButton } from '../../ui/Button.tsx'
import styles from './forMe.module.css'
import { ForMePanel } from './ForMePanel.tsx'

/** How many things are new for who sits here; pressed, what they are. The talk is awake as long as this is drawn. */
export default function ForMeButton() {
  const t = useTexts()
  const { talk } = useSession()
  const [isOpen, setOpen] = useState(false)
  const news = useObservable(talk.marks.forMe)
  useEffect(() => talk.wake(), [talk])
  useDoor('forMe', () => setOpen(true))
  return (
    <>
      <IconButton className={styles.button} label={t('mine.button', { n: news })} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <Inbox size={18} aria-hidden />
        {news > 0 && (
          <span className={styles.news} aria-hidden>
            {news > 99 ? '99+' : news}
          </span>
        )}
      </IconButton>
      <ForMePanel isOpen={isOpen} onClose={() => setOpen(false)} />
    </>
  )
}
