import type { Passage } from '@trame/shared/talk'
import { Bell, BellRing, Quote, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useIsFollowing, useThreads } from '../../../board/useTalk.ts'
import { useTexts } from '../../../i18n/index.ts'
import { useNode, useObservable, useSession, type LiveTalk, type Room } from '../../../session/index.ts'
import { Button } from '../../../ui/Button.tsx'
import { Composer } from './Composer.tsx'
import { ThreadItem } from './ThreadItem.tsx'
import { useDesk } from './useDesk.ts'
import { useDraft } from './useDraft.ts'
import styles from './talk.module.css'

/** A card with a thousand comments shows the latest first. */
const THREADS_SHOWN = 30

type Props = {
  id: string
  /** What the next comment is about; null: the whole card. */
  passage: Passage | null
  onPassage: (passage: Passage | null) => void
  /** Shows the passage of a thread in the text. */
  onShow: (thread: string) => void
}

/** What is said on a card. The talk of the board is awake as long as the board is shown. */
export function Discussion(props: Props) {
  const t = useTexts()
  const { talk } = useSession()
  useEffect(() => talk.wake(), [talk])
  const live = useObservable(talk.live)
  const room = useObservable(talk.room)
  return (
    <section className={styles.discussion} aria-label={t('talk.title')}>
      {live && room ? <Threads {...props} live={live} room={room} /> : <p className={styles.note}>{t('talk.loading')}</p>}
    </section>
  )
}

function Threads({ id, passage, onPassage, onShow, live, room }: Props & { live: LiveTalk; room: Room }) {
  const t = useTexts()
  const session = useSession()
  const isPartial = useObservable(room.state) === 'partial'
  const node = useNode(id)
  const threads = useThreads(live, id)
  const isFollowing = useIsFollowing(live, id)
  const desk = useDesk(live, id)
  const [draft, setDraft] = useDraft(`${session.id}:${id}`)
  const [shown, setShown] = useState(THREADS_SHOWN)
  // What was new when this was opened stays marked while it is read.
  const [seen] = useState(() => live.seen.get())
  const [now] = useState(() => Date.now())
  const list = useRef<HTMLDivElement>(null)

  useEffect(() => {
    const look = (): void => void (document.visibilityState === 'visible' && live.look(id, { talk: true }))
    look()
    const stop = live.index.subscribe(`card:${id}`, look)
    document.addEventListener('visibilitychange', look)
    return () => {
      stop()
      document.removeEventListener('visibilitychange', look)
    }
  }, [id, live])
  useEffect(() => {
    list.current?.querySelector('[data-new]')?.scrollIntoView({ block: 'nearest' })
  }, [])

  const open = threads.filter(({ first }) => first.done === null)
  const settled = threads.filter(({ first }) => first.done !== null)
  const hidden = Math.max(0, open.length - shown)
  return (
    <>
      <div className={styles.head}>
        <p className={styles.about}>{node?.title}</p>
        <Button data-says aria-pressed={isFollowing} title={t('talk.followHint')} onClick={() => desk.run('follow', { card: id, isFollowing: !isFollowing })}>
          {isFollowing ? <BellRing size={16} aria-hidden /> : <Bell size={16} aria-hidden />}
          {t(isFollowing ? 'talk.following' : 'talk.follow')}
        </Button>
      </div>
      {isPartial && <p className={styles.note}>{t('talk.partial')}</p>}
      <div ref={list} className={styles.list}>
        {threads.length === 0 && <p className={styles.note}>{t('talk.empty')}</p>}
        {hidden > 0 && (
          <button type="button" className={styles.older} onClick={() => setShown(shown + 100)}>
            {t('talk.older', { n: hidden })}
          </button>
        )}
        {open.length > 0 && (
          <ul className={styles.threads}>
            {open.slice(hidden).map(thread => (
              <ThreadItem key={thread.id} thread={thread} desk={desk} seen={seen} now={now} onPassage={onShow} />
            ))}
          </ul>
        )}
        {settled.length > 0 && (
          <details className={styles.settled}>
            <summary>{t('talk.settledCount', { n: settled.length })}</summary>
            <ul className={styles.threads}>
              {settled.map(thread => (
                <ThreadItem key={thread.id} thread={thread} desk={desk} seen={seen} now={now} onPassage={onShow} />
              ))}
            </ul>
          </details>
        )}
      </div>
      <div className={styles.foot} data-says>
        {passage && (
          <p className={styles.chosen}>
            <Quote size={14} aria-hidden />
            <span>{t('talk.passage', { quote: passage.quote })}</span>
            <button type="button" className={styles.small} aria-label={t('talk.dropPassage')} title={t('talk.dropPassage')} onClick={() => onPassage(null)}>
              <X size={14} aria-hidden />
            </button>
          </p>
        )}
        <Composer
          label={t('talk.write')}
          placeholder={t('talk.placeholder')}
          text={draft}
          onText={setDraft}
          onSend={(text, mentions) => {
            if (!desk.run('add', { card: id, text, mentions, ...(passage ? { passage } : {}) })) return
            setDraft('')
            onPassage(null)
          }}
          sendLabel={t('talk.send')}
          people={desk.people}
          me={desk.me}
        />
      </div>
    </>
  )
}
