import { SIGNS, type CommentView } from '@trame/shared/talk'
import { SmilePlus } from 'lucide-react'
import { useState } from 'react'
import { useTexts } from '../../../i18n/index.ts'
import type { Desk } from './useDesk.ts'
import styles from './talk.module.css'

/** The signs that people gave; pressed, mine is given or taken back. */
export function Reactions({ comment, desk }: { comment: CommentView; desk: Desk }) {
  const t = useTexts()
  const [isOpen, setOpen] = useState(false)
  const { me, whoIs, run } = desk
  const give = (sign: string): void => {
    run('react', { id: comment.id, sign })
    setOpen(false)
  }
  return (
    <>
      {comment.reactions.map(({ sign, authors }) => {
        const words = t('talk.reaction', { sign, n: authors.length, names: authors.map(author => whoIs(author).name).join(', ') })
        return (
          <button key={sign} type="button" className={styles.sign} aria-pressed={authors.includes(me)} aria-label={words} title={words} onClick={() => give(sign)}>
            {sign} {authors.length}
          </button>
        )
      })}
      <button type="button" data-says className={styles.small} aria-label={t('talk.react')} title={t('talk.react')} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <SmilePlus size={16} aria-hidden />
      </button>
      {isOpen && (
        <span className={styles.signs} role="group" aria-label={t('talk.react')}>
          {SIGNS.map(sign => (
            <button key={sign} type="button" className={styles.sign} onClick={() => give(sign)}>
              {sign}
            </button>
          ))}
        </span>
      )}
    </>
  )
}
