import { MessageCircle } from 'lucide-react'
import { useTexts } from '../i18n/index.ts'
import { Unseen } from '../ui/Unseen.tsx'
import styles from './chips.module.css'
import { useCardMark } from './useCardMark.ts'

/** How much is said on a card, with a dot while some of it is new. */
export function TalkMark({ id }: { id: string }) {
  const t = useTexts()
  const mark = useCardMark(id)
  if (!mark || mark.count === 0) return null
  const words = t('talk.mark', { n: mark.count, unread: mark.unread })
  return (
    <span className={styles.talk} data-unread={mark.unread > 0 || undefined} title={words}>
      <MessageCircle size={13} aria-hidden />
      <span aria-hidden>{mark.count}</span>
      <Unseen>{words}</Unseen>
    </span>
  )
}
