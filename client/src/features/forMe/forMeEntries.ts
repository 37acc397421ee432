/** What is for who sits here: what speaks to them, and what others said and changed on cards they follow. */
import type { Board, Fact } from '@trame/shared/model'
import { isFollowing, isMentioned, isUnread, unseenChanges, type CommentView, type Reader, type Seen, type Talk, type TalkIndex } from '@trame/shared/talk'

export type ForMeEntry =
  | { readonly kind: 'mention' | 'said' | 'answer'; readonly card: string; readonly time: number; readonly comment: CommentView; readonly isUnread: boolean }
  /** What one person changed on a card that was not looked at since; the latest time. */
  | { readonly kind: 'changes'; readonly card: string; readonly time: number; readonly author: string; readonly fields: readonly string[]; readonly isUnread: true }

type From = { talk: Talk; index: TalkIndex; board: Board; reader: Reader; seen: Seen }

/** What is written beside a field and says nothing by itself. */
const SILENT: ReadonlySet<string> = new Set(['kind', 'was', 'rank'])

/** Latest first. */
export function forMeEntries({ talk, index, board, reader, seen }: From): readonly ForMeEntry[] {
  const cards = new Set([...index.cards(), ...[...board.facts.ids()].filter(id => board.nodeKind(id) === 'card')])
  return [...cards].flatMap(card => {
    const follows = isFollowing({ talk, index, board, card, reader })
    const comments = index.commentsOf(card).flatMap((comment): ForMeEntry[] => {
      if (comment.author === reader.author) return []
      const speaks = isMentioned(comment, reader)
      if (!speaks && !follows) return []
      return [{ kind: speaks ? 'mention' : comment.answers === null ? 'said' : 'answer', card, time: comment.time, comment, isUnread: isUnread(comment, reader, seen) }]
    })
    return follows ? [...comments, ...changesOn(card, unseenChanges(board, card, reader, seen))] : comments
  }).sort((a, b) => b.time - a.time || (a.card < b.card ? -1 : 1))
}

function changesOn(card: string, facts: readonly Fact[]): ForMeEntry[] {
  const byAuthor = new Map<string, Fact[]>()
  for (const fact of facts) byAuthor.set(fact.author, [...(byAuthor.get(fact.author) ?? []), fact])
  return [...byAuthor].flatMap(([author, theirs]): ForMeEntry[] => {
    const fields = [...new Set(theirs.flatMap(({ patch }) => Object.keys(patch)))].filter(field => !SILENT.has(field))
    return fields.length === 0 ? [] : [{ kind: 'changes', card, time: theirs[0]!.time, author, fields, isUnread: true }]
  })
}
