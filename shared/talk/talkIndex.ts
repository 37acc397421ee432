/** What is asked of a talk, kept incrementally: an answer is the same object until it changes, and a change costs its card. */
import { personId, type Person } from '../model/index.ts'
import { readFollowId, readReactionId } from './records.ts'
import type { Comment, Talk } from './talk.ts'

export type Reaction = { readonly sign: string, readonly authors: readonly string[] }
export type CommentView = Comment & { readonly reactions: readonly Reaction[] }
/** What was said on one thing, oldest first. The first began it. */
export type Thread = { readonly id: string, readonly first: CommentView, readonly answers: readonly CommentView[] }

/** `all` changes with anything. */
export type TalkTopic = 'all' | `card:${string}`

const inTimeOrder = (a: Comment, b: Comment): number => a.time - b.time || (a.id < b.id ? -1 : 1)

export class TalkIndex {
  readonly talk: Talk
  private readonly stop: () => void
  private readonly listeners = new Map<TalkTopic, Set<(cards: ReadonlySet<string>) => void>>()
  /** The ids of what was said on each card. */
  private readonly byCard = new Map<string, Set<string>>()
  /** Comment → sign → who. */
  private readonly reactions = new Map<string, Map<string, Set<string>>>()
  private readonly threads = new Map<string, readonly Thread[]>()
  private known: readonly (Person & { readonly author: string })[] | null = null

  constructor(talk: Talk) {
    this.talk = talk
    for (const id of talk.facts.ids()) this.learn(id)
    this.stop = talk.facts.onChange(ids => this.follow(ids))
  }

  close(): void {
    this.stop()
    this.listeners.clear()
  }

  subscribe(topic: TalkTopic, listener: (cards: ReadonlySet<string>) => void): () => void {
    const set = this.listeners.get(topic) ?? new Set()
    this.listeners.set(topic, set.add(listener))
    return () => void set.delete(listener)
  }

  /** The cards on which something was said. */
  cards(): readonly string[] {
    return [...this.byCard.keys()]
  }

  /** Everybody who has said here who they are. */
  people(): readonly (Person & { readonly author: string })[] {
    return (this.known ??= this.talk.people())
  }

  /** What was said on a card, oldest thread first. C4: what was taken away stays as a trace while it has answers. */
  threadsOf(card: string): readonly Thread[] {
    let threads = this.threads.get(card)
    if (!threads) this.threads.set(card, (threads = this.gather(card)))
    return threads
  }

  /** Everything that is said on a card and was not taken away, oldest first. */
  commentsOf(card: string): readonly CommentView[] {
    return this.threadsOf(card).flatMap(({ first, answers }) => [first, ...answers]).filter(({ isGone }) => !isGone).sort(inTimeOrder)
  }

  private gather(card: string): readonly Thread[] {
    const comments = new Map<string, CommentView>()
    for (const id of this.byCard.get(card) ?? []) {
      const comment = this.talk.comment(id)
      if (comment) comments.set(id, { ...comment, reactions: this.reactionsTo(id) })
    }
    const answersTo = new Map<string, CommentView[]>()
    for (const comment of [...comments.values()].sort(inTimeOrder)) {
      const begin = beginOf(comment, comments)
      answersTo.set(begin, [...(answersTo.get(begin) ?? []), ...(begin === comment.id ? [] : [comment])])
    }
    return [...answersTo].flatMap(([id, all]): Thread[] => {
      const answers = all.filter(({ isGone }) => !isGone)
      const first = comments.get(id)!
      return first.isGone && answers.length === 0 ? [] : [{ id, first, answers }]
    }).sort((a, b) => inTimeOrder(a.first, b.first))
  }

  private reactionsTo(id: string): readonly Reaction[] {
    return [...(this.reactions.get(id) ?? [])].flatMap(([sign, authors]) => (authors.size > 0 ? [{ sign, authors: [...authors].sort() }] : [])).sort((a, b) => (a.sign < b.sign ? -1 : 1))
  }

  /** The card that a record is about, once it is put where it belongs. */
  private learn(id: string): string | null {
    const reaction = readReactionId(id)
    if (reaction) {
      const signs = this.reactions.get(reaction.comment) ?? new Map<string, Set<string>>()
      const authors = signs.get(reaction.sign) ?? new Set<string>()
      // C6: a sign counts when who it names has given it.
      const latest = this.talk.facts.history(id).findLast(fact => fact.author === reaction.author)
      if (latest?.patch.isOn === true) authors.add(reaction.author)
      else authors.delete(reaction.author)
      this.reactions.set(reaction.comment, signs.set(reaction.sign, authors))
      return this.talk.comment(reaction.comment)?.card ?? null
    }
    const follow = readFollowId(id)
    if (follow) return follow.card
    const card = this.talk.comment(id)?.card ?? null
    if (card === null) return null
    this.byCard.set(card, (this.byCard.get(card) ?? new Set()).add(id))
    return card
  }

  private follow(ids: ReadonlySet<string>): void {
    const cards = new Set<string>()
    for (const id of ids) {
      const card = this.learn(id)
      if (card !== null) cards.add(card)
    }
    if ([...ids].some(id => id.startsWith(personId('')))) this.known = null
    for (const card of cards) this.threads.delete(card)
    for (const card of cards) for (const listener of this.listeners.get(`card:${card}`) ?? []) listener(cards)
    // Also when only a name changed: it stands at what its owner said.
    for (const listener of this.listeners.get('all') ?? []) listener(cards)
  }
}

/** C2: the comment that began the thread, as far as it is here. Answers to answers belong to the same thread. */
function beginOf(comment: CommentView, comments: ReadonlyMap<string, CommentView>): string {
  const seen = new Set<string>()
  let at = comment
  while (at.answers !== null && !seen.has(at.id)) {
    seen.add(at.id)
    const before = comments.get(at.answers)
    if (!before) break
    at = before
  }
  // Two that answer each other, as no program of ours writes, begin with the one whose id is smaller.
  return seen.has(at.id) && at.answers !== null && comments.has(at.answers) ? [...seen].sort()[0]! : at.id
}
