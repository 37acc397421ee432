/** The columns of an answer, or its lanes: their groups with counts, made again only when they changed. */
import type { FieldDefinition } from '../model/index.ts'
import type { GroupHead, Grouping } from './grouping.ts'
import { sumsOf, tally, type Counted, type Sums, type Tally } from './tally.ts'

/** `count`: cards in sight; `total`: all that are not archived, the filter aside; `sums`: over cards in sight. */
export type CardGroup = GroupHead & { readonly count: number, readonly total: number, readonly sums: Sums }

export const sameFields = (a: object, b: object): boolean => {
  const names = Object.keys(a)
  return names.length === Object.keys(b).length && names.every(name => (a as Record<string, unknown>)[name] === (b as Record<string, unknown>)[name])
}

export class GroupAxis {
  private grouping!: Grouping
  private numbers: readonly FieldDefinition[] = []
  private readonly tallies = new Map<string, Tally>()
  /** Null: to be asked for again. */
  private heads: readonly GroupHead[] | null = null
  private formerHeads = new Map<string, GroupHead>()
  private groups = new Map<string, CardGroup>()
  private readonly touched = new Set<string>()

  /** Other definitions or another question. The cards have to be counted again when `numbers` are others. */
  compile(grouping: Grouping, numbers: readonly FieldDefinition[]): void {
    this.grouping = grouping
    this.numbers = numbers
    this.forgetHeads()
  }
  get isByPlace(): boolean {
    return this.grouping.isByPlace
  }
  keyOf(id: string): string {
    return this.grouping.keyOf(id)
  }

  /** A group came, went, moved or has another name. */
  forgetHeads(): void {
    this.heads = null
  }
  clear(): void {
    for (const key of this.tallies.keys()) this.touched.add(key)
    this.tallies.clear()
    this.forgetHeads()
  }
  count(key: string, card: Counted, by: 1 | -1): void {
    this.touched.add(key)
    // A group that is there because of its cards comes and goes with them.
    if (tally(this.tallies, key, card, by)) this.forgetHeads()
  }

  /** In order; groups that say the same are the same objects. */
  list(): readonly CardGroup[] {
    if (!this.heads) {
      this.heads = this.grouping.heads(this.tallies).map(head => {
        const former = this.formerHeads.get(head.key)
        return former && sameFields(former, head) ? former : head
      })
      for (const head of this.heads) if (this.formerHeads.get(head.key) !== head) this.touched.add(head.key)
      this.formerHeads = new Map(this.heads.map(head => [head.key, head]))
    }
    const groups = this.heads.map(head => {
      const former = this.groups.get(head.key)
      return former && !this.touched.has(head.key) ? former : this.counted(head, former)
    })
    if (this.touched.size > 0) this.groups = new Map(groups.map(group => [group.key, group]))
    this.touched.clear()
    return groups
  }

  private counted(head: GroupHead, former: CardGroup | undefined): CardGroup {
    const found = this.tallies.get(head.key)
    const sums = sumsOf(found, this.numbers)
    const group = { ...head, total: found?.total ?? 0, count: found?.shown ?? 0, sums: former && sameFields(former.sums, sums) ? former.sums : sums }
    return former && sameFields(former, group) ? former : group
  }
}
