/**
 * One question asked of the projects of a board, its answer kept as the board changes: which cards are in sight, and in
 * which cell of which lane and column. Tree, kanban and table draw the same answer.
 */
import { NO_FILTER, utcDate, type BoardChange, type Filter } from '../model/index.ts'
import type { BoardIndex } from './boardIndex.ts'
import { CardGroups, type Arrangement, type CardGrid } from './cardGroups.ts'
import { FilteredSet } from './filteredSet.ts'
import { compileFilter, type Predicate } from './matchFilter.ts'
import { SearchIndex } from './searchIndex.ts'

/** What of a `ViewSpec` asks something; resolve it first (`resolveView`). */
export type Question = Arrangement & { readonly filter?: Filter }
export type CardQueryOptions = {
  /** The day of a time (milliseconds since 1970) where the reader is, as `YYYY-MM-DD`; in UTC when left out. */
  readonly localDate?: (timeMs: number) => string
}

const sameData = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
const arrangementOf = ({ columns, lanes, sort, hideEmpty = false }: Question): unknown[] => [columns, lanes, sort, hideEmpty]

export class CardQuery {
  readonly index: BoardIndex
  readonly search: SearchIndex
  private question: Question
  private readonly localDate: (timeMs: number) => string
  private readonly filtered = new FilteredSet()
  private readonly groups: CardGroups
  private readonly listeners = new Set<() => void>()
  private readonly stop: () => void
  private below: ReadonlyMap<string, number> = new Map()
  private isBelowStale = true

  constructor(index: BoardIndex, question: Question, { localDate = utcDate }: CardQueryOptions = {}) {
    this.index = index
    this.question = question
    this.localDate = localDate
    this.search = new SearchIndex(index)
    this.filtered.set(this.compiled(), this.alive())
    this.groups = new CardGroups(index, question, { isShown: id => this.filtered.has(id), localDate })
    this.stop = index.board.onChange(change => this.follow(change))
  }

  close(): void {
    this.stop()
    this.listeners.clear()
  }
  /** Called after any change that may have changed the answer; `grid`, `outside` and `countsBelow` are the same object if it did not. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  // ---- the answer ----

  grid(): CardGrid {
    return this.groups.grid()
  }
  /** Whether a card is in sight. */
  has(id: string): boolean {
    return this.groups.has(id) && this.filtered.has(id)
  }
  /** V23: cards in sight that do not match, because I made or moved them: to be marked "hors filtre". */
  outside(): ReadonlySet<string> {
    return this.filtered.outside()
  }
  /** A filter is on. */
  get isFiltered(): boolean {
    return this.filtered.isActive
  }
  /** How many cards are in sight below each group; groups with none are absent. A filtered tree shows the others. */
  countsBelow(): ReadonlyMap<string, number> {
    if (!this.isBelowStale) return this.below
    this.isBelowStale = false
    const below = new Map<string, number>()
    for (const id of this.groups.cards()) if (this.filtered.has(id)) for (const above of this.index.board.tree.path(id).slice(1)) below.set(above, (below.get(above) ?? 0) + 1)
    if (below.size !== this.below.size || [...below].some(([id, count]) => this.below.get(id) !== count)) this.below = below
    return this.below
  }

  // ---- the question ----

  /** Asks something else. What was kept in sight stays kept while the filter is the same. */
  ask(question: Question): void {
    const before = this.question
    this.question = question
    if (!sameData(question.filter ?? NO_FILTER, before.filter ?? NO_FILTER)) this.filtered.set(this.compiled(), this.alive())
    if (sameData(arrangementOf(question), arrangementOf(before))) this.groups.refilter()
    else this.groups.arrange(question)
    this.tell()
  }
  /** V23: keeps a card in sight until the filter changes. The cards that I change stay by themselves. */
  keep(id: string): void {
    this.filtered.keep(id)
    this.groups.update([id])
    this.tell()
  }

  private compiled(): Predicate | null {
    return compileFilter(this.index, this.question.filter ?? NO_FILTER, { localDate: this.localDate, search: this.search })
  }
  private isAlive(id: string): boolean {
    return this.index.board.nodeKind(id) === 'card' && !this.index.board.isArchived(id)
  }
  private *alive(): Generator<string> {
    for (const id of this.index.board.nodes()) if (this.isAlive(id)) yield id
  }

  // ---- following the board ----

  private follow({ ids, parents, isMine }: BoardChange): void {
    const what = this.affects(ids)
    if (what === 'all') {
      this.search.forget()
      const stays = this.stays(isMine, [...ids, ...(isMine ? this.groups.cards() : [])], ids)
      this.filtered.refresh(this.compiled(), this.alive())
      for (const id of stays) if (this.isAlive(id) && !this.filtered.has(id)) this.filtered.keep(id)
      this.groups.rebuild()
    } else {
      if (what === 'groups') this.groups.recompile()
      this.search.forget(ids)
      const touched = this.touchedBy(ids, parents)
      const stays = this.stays(isMine, touched, ids)
      this.filtered.update(touched, { exists: id => this.isAlive(id), isMine: id => stays.has(id) })
      this.groups.update([...touched, ...[...ids].filter(id => this.index.board.nodeKind(id) === 'group')])
    }
    this.tell()
  }

  /** What has to be read again: all cards, the groups and the cards that changed, or only these. A card's group is its own value, whatever the options are called. */
  private affects(ids: ReadonlySet<string>): 'all' | 'groups' | 'cards' {
    const { index } = this
    const kinds = new Set([...ids].map(id => index.board.field(id, 'kind')))
    const isAsked = (type: string, names: readonly string[]): boolean => this.filtered.isActive || names.some(name => index.field(name)?.type === type)
    if (kinds.has('field') || (kinds.has('person') && isAsked('person', this.askedFields()))) return 'all'
    if (!kinds.has('option') && !kinds.has('status')) return 'cards'
    return isAsked('choice', this.question.sort ? [this.question.sort.field] : []) ? 'all' : 'groups'
  }

  /** V23: of my own change, the cards themselves, and those in sight that it touches: below a group that I move, in a column that I remove. */
  private stays(isMine: boolean, touched: readonly string[], ids: ReadonlySet<string>): ReadonlySet<string> {
    return new Set(isMine && this.filtered.isActive ? touched.filter(id => ids.has(id) || this.has(id)) : [])
  }

  /** Cards whose cell, place or match may be another: those that changed, and those below a group that moved, or whose title or track counts. */
  private touchedBy(ids: ReadonlySet<string>, parents: ReadonlySet<string>): string[] {
    const { board } = this.index
    const isInherited = this.filtered.isActive || this.askedFields().includes('track')
    const touched = new Set<string>()
    for (const id of ids) {
      const kind = board.nodeKind(id)
      const reaches = kind === 'group' && (isInherited || (this.groups.isByPlace && parents.has(board.tree.parent(id) ?? '')))
      if (kind === 'card' || this.groups.has(id)) touched.add(id)
      else if (reaches) for (const below of board.tree.walk(id)) if (board.nodeKind(below) === 'card') touched.add(below)
    }
    return [...touched]
  }

  private askedFields(): string[] {
    const { columns, lanes, sort } = this.question
    return [...[columns, lanes].flatMap(by => (by?.by === 'field' ? [by.field] : [])), ...(sort ? [sort.field] : [])]
  }

  private tell(): void {
    this.isBelowStale = true
    for (const listener of this.listeners) listener()
  }
}
