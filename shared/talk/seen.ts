/** What one reader has seen, and what is new to them. Kept on their device: nobody is told what others have read. */
import * as v from 'valibot'
import { fold, personId, readText, type Board, type Fact } from '../model/index.ts'
import { followId } from './records.ts'
import type { Comment, Mark, Talk } from './talk.ts'
import type { TalkIndex, Thread } from './talkIndex.ts'

/** How far each writer had come when the card was last looked at, by their Yjs client. */
type Clocks = Readonly<Record<string, number>>
export type Seen = {
  /** When this device first looked at this board: what was said before is not new to it. */
  readonly since: number
  readonly cards: Readonly<Record<string, { readonly talk: Clocks, readonly board: Clocks }>>
}

const clocks = v.record(v.string(), v.number())
const schema = v.object({ since: v.number(), cards: v.record(v.string(), v.object({ talk: clocks, board: clocks })) })

/** As text, to be kept; text that cannot be read is a first look. */
export const writeSeen = (seen: Seen): string => JSON.stringify(seen)
export function readSeen(text: string | null, now: number): Seen {
  try {
    const parsed = v.safeParse(schema, JSON.parse(text ?? 'null'))
    if (parsed.success) return parsed.output
  } catch { /* a damaged entry */ }
  return { since: now, cards: {} }
}

/** Who reads: by the id of this device, and by name, for a person may have several devices. */
export type Reader = { readonly author: string, readonly name: string }

// Counted by clocks and not by the hour: what somebody wrote offline in the morning is new when it arrives in the evening.
const isBeyond = (clocksSeen: Clocks | undefined, { client, clock }: Mark): boolean => clock > (clocksSeen?.[String(client)] ?? -1)

export const isMentioned = ({ mentions }: Comment, { author, name }: Reader): boolean =>
  mentions.some(([whom, called]) => whom === author || (name !== '' && fold(called).trim() === fold(name).trim()))

/** C7: new to this reader: of others, not seen yet, and said since they first looked; or it speaks to them, and its words were not seen. */
export function isUnread(comment: Comment, reader: Reader, seen: Seen): boolean {
  if (comment.author === reader.author || comment.isGone) return false
  const clocksSeen = seen.cards[comment.card]?.talk
  if (isMentioned(comment, reader)) return isBeyond(clocksSeen, comment.said)
  return comment.time >= seen.since && isBeyond(clocksSeen, comment.made)
}

/** C8: who said something on it, is in charge of it or was put down for it follows a card, unless they said otherwise. */
export function isFollowing({ talk, index, board, card, reader }: { talk: Talk, index: TalkIndex, board: Board, card: string, reader: Reader }): boolean {
  const said = talk.facts.get(followId(card, reader.author))?.isOn
  if (typeof said === 'boolean') return said
  return isPersonOf(board, card, reader) || index.commentsOf(card).some(({ author }) => author === reader.author)
}

function isPersonOf(board: Board, card: string, { author, name }: Reader): boolean {
  return Object.entries(board.facts.get(card) ?? {}).some(([field, value]) => {
    if (typeof value !== 'string' || value === '' || board.field(field, 'type') !== 'person') return false
    const called = readText(board.field(personId(value), 'name')) || value
    return value === author || (name !== '' && fold(called).trim() === fold(name).trim())
  })
}

/** The latest changes of a card by others that this reader has not seen, latest first. */
export function unseenChanges(board: Board, card: string, reader: Reader, seen: Seen): readonly Fact[] {
  const clocksSeen = seen.cards[card]?.board
  return board.facts.history(card).filter(fact => fact.author !== reader.author && fact.time >= seen.since && isBeyond(clocksSeen, fact)).toReversed()
}

/** The reader has this card before their eyes: all of it that is here is seen. The same object when nothing was new. */
export function lookAt(seen: Seen, card: string, { threads, changes }: { threads: readonly Thread[], changes: readonly Fact[] }): Seen {
  const before = seen.cards[card] ?? { talk: {}, board: {} }
  const talk = farthest(before.talk, threads.flatMap(({ first, answers }) => [first, ...answers].flatMap(({ made, said }) => [made, said])))
  const board = farthest(before.board, changes)
  return talk === before.talk && board === before.board ? seen : { ...seen, cards: { ...seen.cards, [card]: { talk, board } } }
}

function farthest(clocksSeen: Clocks, marks: readonly Mark[]): Clocks {
  const next: Record<string, number> = { ...clocksSeen }
  let hasGrown = false
  for (const { client, clock } of marks) {
    if (!isBeyond(next, { client, clock })) continue
    next[String(client)] = clock
    hasGrown = true
  }
  return hasGrown ? next : clocksSeen
}
