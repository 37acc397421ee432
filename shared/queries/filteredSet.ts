/**
 * V23: which cards are in sight under a filter. A card that I make or move while the filter is on stays in sight though
 * it does not match, marked, until the filter changes: nobody loses sight of what is in their hand.
 */
import type { Predicate } from './matchFilter.ts'

const NOTHING: ReadonlySet<string> = new Set()

export class FilteredSet {
  private filter: Predicate | null = null
  private readonly matching = new Set<string>()
  private readonly kept = new Set<string>()
  private outsiders: ReadonlySet<string> = NOTHING
  private isStale = false

  /** Without a filter everything is in sight. */
  get isActive(): boolean {
    return this.filter !== null
  }
  has(id: string): boolean {
    return this.filter === null || this.matching.has(id) || this.kept.has(id)
  }
  /** In sight without matching ("hors filtre"). */
  isOutside(id: string): boolean {
    return this.kept.has(id) && !this.matching.has(id)
  }
  /** All cards that are in sight without matching; the same object until they change. */
  outside(): ReadonlySet<string> {
    if (this.isStale) {
      const found = [...this.kept].filter(id => !this.matching.has(id))
      if (found.length !== this.outsiders.size || found.some(id => !this.outsiders.has(id))) this.outsiders = new Set(found)
      this.isStale = false
    }
    return this.outsiders
  }

  /** Another filter: nothing is kept any more. */
  set(filter: Predicate | null, cards: Iterable<string>): void {
    this.kept.clear()
    this.refresh(filter, cards)
  }
  /** The same filter, read again because a field, an option or a person changed: what is kept stays. */
  refresh(filter: Predicate | null, cards: Iterable<string>): void {
    this.filter = filter
    this.matching.clear()
    this.isStale = true
    const forgotten = new Set(this.kept)
    for (const id of cards) {
      forgotten.delete(id)
      if (filter?.(id)) this.matching.add(id)
    }
    for (const id of forgotten) this.kept.delete(id)
  }

  /** Keeps a card in sight until the filter changes. */
  keep(id: string): void {
    if (this.filter === null || this.kept.has(id)) return
    this.kept.add(id)
    this.isStale = true
  }

  /**
   * Cards that changed. `exists`: it is still a card to be shown. `isMine`: this reader changed it, so it stays in sight.
   */
  update(ids: Iterable<string>, { exists, isMine }: { exists: (id: string) => boolean, isMine: (id: string) => boolean }): void {
    if (this.filter === null) return
    this.isStale = true
    for (const id of ids) {
      if (!exists(id)) {
        this.matching.delete(id)
        this.kept.delete(id)
      } else if (this.filter(id)) this.matching.add(id)
      else {
        if (isMine(id)) this.kept.add(id)
        this.matching.delete(id)
      }
    }
  }
}
