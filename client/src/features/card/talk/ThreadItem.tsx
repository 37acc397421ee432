import type { Seen, Thread } from '@trame/shared/talk'
import { Check, Quote, RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { sayWhen } from '../../../board/sayWhen.ts'
import { useLanguage, useTexts } from '../../../i18n/index.ts'
import { useSession } from '../../../session/index.ts'
import { CommentItem } from './CommentItem.tsx'
import { Composer } from './Composer.tsx'
import type { Desk } from './useDesk.ts'
import { useDraft } from './useDraft.ts'
import styles from './talk.module.css'

/** Longer threads show their end first. */
const ANSWERS_SHOWN = 20

type Props = { thread: Thread; desk: Desk; seen: Seen; now: number; onPassage: (id: string) => void }

export function ThreadItem({ thread: { id, first, answers }, desk, seen, now, onPassage }: Props) {
  const t = useTexts()
  const language = useLanguage()
  const session = useSession()
  const [isAnswering, setAnswering] = useState(false)
  const [shown, setShown] = useState(ANSWERS_SHOWN)
  const [draft, setDraft] = useDraft(`${session.id}:${desk.card}:${id}`)
  const { done, passage } = first
  const name = desk.whoIs(first.author).name
  const hidden = Math.max(0, answers.length - shown)
  return (
    <li className={styles.thread} aria-label={t('talk.thread', { name })} data-thread={id} data-done={done !== null || undefined}>
      {passage && (
        <button type="button" className={styles.passage} title={t('talk.showPassage')} aria-label={`${t('talk.passage', { quote: passage.quote })}. ${t('talk.showPassage')}`} onClick={() => onPassage(id)}>
          <Quote size={14} aria-hidden />
          <span>{passage.quote}</span>
        </button>
      )}
      {done && (
        <p className={styles.done}>
          <Check size={14} aria-hidden />
          {t('talk.settledBy', { name: desk.whoIs(done.author).name, when: sayWhen(done.time, language, now) })}
        </p>
      )}
      <CommentItem comment={first} desk={desk} seen={seen} now={now} onAnswer={() => setAnswering(true)} />
      {hidden > 0 && (
        <button type="button" className={styles.older} onClick={() => setShown(shown + 100)}>
          {t('talk.olderAnswers', { n: hidden })}
        </button>
      )}
      {answers.length > 0 && (
        <div className={styles.answers}>
          {answers.slice(hidden).map(comment => (
            <CommentItem key={comment.id} comment={comment} desk={desk} seen={seen} now={now} onAnswer={() => setAnswering(true)} />
          ))}
        </div>
      )}
      {isAnswering && (
        <Composer
          label={t('talk.answerTo', { name })}
          placeholder={t('talk.answerPlaceholder')}
          text={draft}
          onText={setDraft}
          onSend={(text, mentions) => {
            if (!desk.run('add', { card: desk.card, text, mentions, answers: id })) return
            setDraft('')
            setAnswering(false)
          }}
          onCancel={() => setAnswering(false)}
          sendLabel={t('talk.send')}
          people={desk.people}
          me={desk.me}
        />
      )}
      <button type="button" data-says className={styles.settle} aria-label={done ? t('talk.reopen') : t('talk.settleThread', { name })} onClick={() => desk.run('settle', { id, isDone: done === null })}>
        {done ? <RotateCcw size={14} aria-hidden /> : <Check size={14} aria-hidden />}
        {t(done ? 'talk.reopen' : 'talk.settle')}
      </button>
    </li>
  )
}
