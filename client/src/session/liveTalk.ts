/** The talk of a board while its room is awake; loaded after the first look. */
import type { Board, Person } from '@trame/shared/model'
import { isFollowing, isMentioned, isUnread, lookAt, readSeen, Talk, TalkIndex, unseenChanges, writeSeen, type Reader, type Seen } from '@trame/shared/talk'
import type * as Y from 'yjs'
import type { OpenCardMarks } from './cardMarks.ts'
import { source, type Observable } from './observable.ts'
import { profile } from './profile.ts'

export type LiveTalk = {
  readonly talk: Talk
  readonly index: TalkIndex
  /** Who reads here. */
  readonly reader: () => Reader
  readonly seen: Observable<Seen>
  /** Everything of this card that is here has been before the reader's eyes; without `talk`, its fields only. */
  readonly look: (card: string, parts: { readonly talk: boolean }) => void
  readonly close: () => void
}

type LiveTalkOptions = { doc: Y.Doc; board: Board; id: string; marks: OpenCardMarks; person: () => Person | null }

const keyOf = (id: string): string => `trame.seen:${id}`

function readKept(id: string): Seen {
  try {
    return readSeen(localStorage.getItem(keyOf(id)), Date.now())
  } catch {
    return readSeen(null, Date.now()) // refused storage: what is new is counted for this tab
  }
}

export function openLiveTalk({ doc, board, id, marks, person }: LiveTalkOptions): LiveTalk {
  const talk = new Talk(doc, { author: profile.get().author, now: Date.now, random: Math.random, person })
  const index = new TalkIndex(talk)
  const seen = source(readKept(id))
  const reader = (): Reader => ({ author: profile.get().author, name: profile.get().name })
  /** What is new for the reader on each card that has something. */
  const mine = new Map<string, number>()

  const keep = (next: Seen): void => {
    if (next === seen.get()) return
    seen.set(next)
    try {
      localStorage.setItem(keyOf(id), writeSeen(next))
    } catch { /* refused or full: for this tab */ }
  }
  // A first look counts from now on, also after a reload.
  try {
    if (localStorage.getItem(keyOf(id)) === null) localStorage.setItem(keyOf(id), writeSeen(seen.get()))
  } catch { /* as above */ }

  function count(card: string): void {
    const [me, now] = [reader(), seen.get()]
    const comments = index.commentsOf(card)
    const unread = comments.filter(comment => isUnread(comment, me, now))
    marks.set(card, { count: comments.length, unread: unread.length })
    const follows = isFollowing({ talk, index, board, card, reader: me })
    const forMe = follows ? unread.length + (unseenChanges(board, card, me, now).length > 0 ? 1 : 0) : unread.filter(comment => isMentioned(comment, me)).length
    if (forMe > 0) mine.set(card, forMe)
    else mine.delete(card)
  }
  const tell = (): void => marks.forMe.set([...mine.values()].reduce((sum, n) => sum + n, 0))
  function countAll(): void {
    for (const card of index.cards()) count(card)
    for (const card of board.facts.ids()) if (board.nodeKind(card) === 'card') count(card)
    tell()
  }

  const stops = [
    index.subscribe('all', cards => {
      cards.forEach(count)
      tell()
    }),
    board.onChange(({ ids }) => {
      for (const card of ids) if (board.nodeKind(card) === 'card') count(card)
      tell()
    }),
    // Another name, another reader.
    profile.subscribe(countAll),
  ]
  // Another tab of this browser looked at something.
  const onStorage = (event: StorageEvent): void => {
    if (event.key !== keyOf(id)) return
    seen.set(readKept(id))
    countAll()
  }
  addEventListener('storage', onStorage)
  countAll()

  return {
    talk,
    index,
    reader,
    seen,
    look(card, parts) {
      const next = lookAt(seen.get(), card, { threads: parts.talk ? index.threadsOf(card) : [], changes: board.facts.history(card) })
      if (next === seen.get()) return
      keep(next)
      count(card)
      tell()
    },
    close() {
      removeEventListener('storage', onStorage)
      for (const stop of stops) stop()
      index.close()
      talk.close()
      marks.clear()
      marks.forMe.set(0)
    },
  }
}
