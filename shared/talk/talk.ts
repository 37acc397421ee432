/** The talk of a board: comments on its cards, in a document of their own. Everything here is derived from facts. */
import type * as Y from 'yjs'
import { Facts, personId, readText, type Fact, type Patch, type Person } from '../model/index.ts'
import { readPassage, readSaid, type Mention, type Passage } from './records.ts'

export type TalkOptions = {
  /** Who writes: an id that stays the same for one person on one device. */
  author: string
  /** Milliseconds since 1970. */
  now: () => number
  /** Numbers in [0, 1). */
  random: () => number
  /** Who the author is now; null while nobody has said so. */
  person: () => Person | null
}

export type Comment = {
  readonly id: string
  readonly card: string
  /** The comment that began the thread, or what the writer took for it; null for one that begins a thread. */
  readonly answers: string | null
  readonly author: string
  /** When it was written, by the clock of who wrote it. */
  readonly time: number
  readonly text: string
  readonly mentions: readonly Mention[]
  /** When its words were last changed; null when they never were. */
  readonly editedAt: number | null
  /** Its author has taken it away. */
  readonly isGone: boolean
  readonly passage: Passage | null
  /** Who settled the thread that it began, and when; null while it is open. */
  readonly done: { readonly author: string, readonly time: number } | null
  /** Its identity in Yjs and that of its present words: what a reader has seen is counted by them. */
  readonly made: Mark
  readonly said: Mark
}
/** The writer's Yjs client and how far it had come. */
export type Mark = { readonly client: number, readonly clock: number }

const ID_LENGTH = 12
const markOf = ({ client, clock }: Fact): Mark => ({ client, clock })

/** C3: what a comment says is said by who made it, whoever else writes to its record. */
const lastOf = (facts: readonly Fact[], field: string, author: string): Fact | undefined => facts.findLast(fact => field in fact.patch && fact.author === author)

export class Talk {
  readonly facts: Facts
  readonly author: string
  private readonly random: () => number
  private readonly person: () => Person | null

  constructor(doc: Y.Doc, { author, now, random, person }: TalkOptions) {
    this.facts = new Facts(doc, { author, now })
    this.author = author
    this.random = random
    this.person = person
  }

  close(): void {
    this.facts.close()
  }

  comment(id: string): Comment | null {
    const facts = this.facts.history(id)
    const birth = facts.find(({ patch }) => patch.kind === 'comment')
    const card = readText(birth?.patch.card)
    if (!birth || card === '') return null
    const said = lastOf(facts, 'said', birth.author)
    const words = readSaid(said?.patch.said)
    const done = facts.findLast(({ patch }) => 'done' in patch)
    return {
      id,
      card,
      answers: readText(birth.patch.answers) || null,
      author: birth.author,
      time: birth.time,
      text: words?.[0] ?? '',
      mentions: words?.[1] ?? [],
      editedAt: said && said.time > birth.time ? said.time : null,
      isGone: words === null,
      passage: readPassage(birth.patch.passage),
      done: done?.patch.done === true ? { author: done.author, time: done.time } : null,
      made: markOf(birth),
      said: markOf(said ?? birth),
    }
  }

  /** Everybody who has said here who they are. */
  people(): readonly (Person & { readonly author: string })[] {
    const prefix = personId('')
    return [...this.facts.ids()].flatMap(id => {
      const { name, colour } = this.facts.get(id) ?? {}
      return id.startsWith(prefix) && readText(name) !== '' ? [{ author: id.slice(prefix.length), name: readText(name), colour: readText(colour) }] : []
    })
  }

  // ---- writing: the commands beside this are the only callers ----

  newId(): string {
    return Array.from({ length: ID_LENGTH }, () => Math.floor(this.random() * 36).toString(36)).join('')
  }

  /** Writes, in one transaction, and says who writes when that is not known here yet: a commenter may write nowhere else. */
  write(patches: readonly (readonly [id: string, patch: Patch])[]): void {
    const person = this.person()
    const id = personId(this.author)
    const known = this.facts.get(id)
    const isNews = person !== null && (known?.name !== person.name || known.colour !== person.colour)
    this.facts.write([...(isNews ? [[id, { kind: 'person', ...person }] as const] : []), ...patches], this)
  }
}
