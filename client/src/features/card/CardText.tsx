import type { Passage, Thread } from '@trame/shared/talk'
import { Suspense, useEffect, useMemo } from 'react'
import { useThreads } from '../../board/useTalk.ts'
import { useTexts } from '../../i18n/index.ts'
import { profile, textOf, useMay, useObservable, useSession, type Room } from '../../session/index.ts'
import { lazyPart } from '../../ui/lazyPart.ts'
import { KeptWords } from './KeptWords.tsx'
import styles from './card.module.css'

const RichText = lazyPart(async () => ({ default: (await import('../../editor/RichText.tsx')).RichText }))

type Props = {
  id: string
  /** Something is to be said about a passage. */
  onComment: (passage: Passage) => void
  /** What is said about a passage is asked for. */
  onPassage: () => void
  /** The thread whose passage is to be brought into sight. */
  shown: string | null
  onShown: (isThere: boolean) => void
}

/** The description of a card, written together. The texts of the board wake with it. */
export function CardText(props: Props) {
  const t = useTexts()
  const { texts } = useSession()
  useEffect(() => texts.wake(), [texts])
  const room = useObservable(texts.room)
  return (
    <section className={styles.text} aria-label={t('text.title')}>
      <h3 className={styles.label}>{t('text.title')}</h3>
      {room ? <TextIn room={room} {...props} /> : <p className={styles.note}>{t('text.loading')}</p>}
    </section>
  )
}

function TextIn({ room, id, onComment, onPassage, shown, onShown }: Props & { room: Room }) {
  const t = useTexts()
  const state = useObservable(room.state)
  const mayEdit = useMay('edit')
  const mayComment = useMay('comment')
  const { name, colour } = useObservable(profile)
  const fragment = useMemo(() => textOf(room.doc, id), [room, id])
  const person = useMemo(() => ({ name: name || t('people.somebody'), color: colour }), [name, colour, t])
  const sections = useMemo(() => (['goals', 'partners', 'deliverables', 'calendar'] as const).map(section => t(`text.section.${section}`)), [t])
  const threads = useThreads(useObservable(useSession().talk.live), id)
  const passages = useMemo(() => passagesOf(threads), [threads])
  const wanted = useMemo(() => {
    const passage = threads.find(thread => thread.id === shown)?.first.passage
    return passage ? { passage, onShown } : null
  }, [onShown, shown, threads])
  if (state === 'loading' || state === 'reset') return <p className={styles.note}>{t('text.loading')}</p>
  return (
    <Suspense fallback={<p className={styles.note}>{t('text.loading')}</p>}>
      {state === 'partial' && <p className={styles.note}>{t('text.partial')}</p>}
      {/* An outline is offered only in a text that is known to be empty: two of them would be merged into one long list. */}
      <RichText fragment={fragment} awareness={room.awareness} person={person} label={t('text.title')} placeholder={mayEdit ? t('text.placeholder') : t('text.none')} isEditable={mayEdit} sections={state === 'ready' ? sections : NO_SECTIONS} passages={passages} onPassage={onPassage} onComment={mayComment ? onComment : null} shown={wanted} />
      <KeptWords room={room} id={id} />
    </Suspense>
  )
}

const NO_SECTIONS: readonly string[] = []

/** Those of open threads. */
const passagesOf = (threads: readonly Thread[]) => threads.flatMap(({ id, first: { passage, done } }) => (passage && !done ? [{ id, ...passage }] : []))
