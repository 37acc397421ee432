import { isUnread, type CommentView, type Seen } from '@trame/shared/talk'
import { useState } from 'react'
import { Byline } from '../../../board/Byline.tsx'
import { sayWhen } from '../../../board/sayWhen.ts'
import { useLanguage, useTexts } from '../../../i18n/index.ts'
import { Avatar } from '../../../ui/Avatar.tsx'
import { showToast } from '../../../ui/toast.ts'
import { Composer } from './Composer.tsx'
import { Reactions } from './Reactions.tsx'
import { SaidText } from './SaidText.tsx'
import type { Desk } from './useDesk.ts'
import styles from './talk.module.css'

type Props = { comment: CommentView; desk: Desk; /** What had been seen when the discussion was opened. */ seen: Seen; now: number; onAnswer: () => void }

export function CommentItem({ comment, desk, seen, now, onAnswer }: Props) {
  const t = useTexts()
  const language = useLanguage()
  const [edited, setEdited] = useState<string | null>(null)
  const { id, author, text, mentions } = comment
  const person = desk.whoIs(author)
  const isMine = author === desk.me
  const isNew = isUnread(comment, desk.live.reader(), seen)
  const when = sayWhen(comment.time, language, now)
  if (comment.isGone) return <p className={styles.gone}>{t('talk.deleted')}</p>

  const take = (): void => {
    if (!desk.run('delete', { id })) return
    void showToast(t('talk.deletedNow'), { label: t('talk.undo'), run: () => void desk.run('edit', { id, text, mentions }) })
  }
  return (
    <article className={styles.comment} aria-label={t('talk.by', { name: person.name, when })} data-comment={id} data-new={isNew || undefined}>
      <Avatar name={person.name} colour={person.colour} />
      <div className={styles.body}>
        <Byline name={person.name} time={comment.time} now={now}>
          {comment.editedAt !== null && <span>· {t('talk.edited')}</span>}
          {isNew && <span className={styles.new}>{t('talk.new')}</span>}
        </Byline>
        {edited === null ? (
          <SaidText text={text} mentions={mentions} isMe={desk.isMe} />
        ) : (
          <Composer
            label={t('talk.edit')}
            placeholder={t('talk.answerPlaceholder')}
            text={edited}
            onText={setEdited}
            onSend={(words, spoken) => desk.run('edit', { id, text: words, mentions: spoken }) && setEdited(null)}
            onCancel={() => setEdited(null)}
            sendLabel={t('talk.keep')}
            people={desk.people}
            me={desk.me}
          />
        )}
        {edited === null && (
          <div className={styles.acts}>
            <Reactions comment={comment} desk={desk} />
            <button type="button" data-says className={styles.act} onClick={onAnswer}>
              {t('talk.answer')}
            </button>
            {isMine && (
              <>
                <button type="button" data-says className={styles.act} onClick={() => setEdited(text)}>
                  {t('talk.change')}
                </button>
                <button type="button" data-says className={styles.act} onClick={take}>
                  {t('talk.delete')}
                </button>
              </>
            )}
          </div>
        )}
      </div>
    </article>
  )
}
