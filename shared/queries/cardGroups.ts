/**
 * V11: the cards of a board as lanes × columns of cells, each card in sight in exactly one, kept incrementally: one
 * change costs the cells it touches. V13: what did not change stays the same object, so that nothing else is drawn again.
 */
import { readFieldValue, utcDate, type FieldDefinition, type GroupBy, type Sort } from '../model/index.ts'
import type { BoardIndex } from './boardIndex.ts'
import { compileOrder, type CardOrder, type SortValue } from './cardOrder.ts'
import { compileGrouping, type GroupHead, type Grouping } from './grouping.ts'

export type Arrangement = { readonly columns: GroupBy | null, readonly lanes: GroupBy | null, readonly sort: Sort | null, readonly hideEmpty?: boolean }
/** Sums of the board's number fields over cards in sight, by field; a field that no card has is absent. */
export type Sums = Readonly<Record<string, number>>
export type Cell = { readonly ids: readonly string[], readonly sums: Sums }
/** `count`: cards in sight; `total`: all that are not archived, the filter aside. */
export type CardGroup = GroupHead & { readonly count: number, readonly total: number, readonly sums: Sums }
/** `cells` in the order of the columns. */
export type Lane = CardGroup & { readonly cells: readonly Cell[] }
/** At least one lane and one column when nothing is hidden: without a question there is one of all. */
export type CardGrid = { readonly columns: readonly CardGroup[], readonly lanes: readonly Lane[] }
/** V8: more cards than the capacity says, counted without the filter. */
export const isOver = ({ capacity, total }: CardGroup): boolean => capacity !== null && total > capacity

type Tally = { readonly sums: number[], readonly holders: number[] }
/** `numbers`: in millionths, so that sums are exact and do not depend on the order; NaN for none. */
type Entry = { readonly column: string, readonly lane: string, readonly sort: SortValue, readonly isShown: boolean, readonly numbers: readonly number[] }

const NO_SUMS: Sums = {}
const NO_NUMBERS: readonly number[] = []
const EMPTY: Cell = { ids: [], sums: NO_SUMS }
const MILLION = 1e6
/** Up to so many cards are taken out of a list one by one. */
const FEW = 16
/** With the length in front, no two pairs give one key, whatever signs are in them. */
const cellKey = (lane: string, column: string): string => `${lane.length} ${lane}${column}`
const sameList = <T>(a: readonly T[], b: readonly T[]): boolean => a.length === b.length && b.every((each, i) => each === a[i])
const sameFields = (a: object, b: object): boolean => {
  const entries = Object.entries(a)
  return entries.length === Object.keys(b).length && entries.every(([name, value]) => (b as Record<string, unknown>)[name] === value)
}

export class CardGroups {
  private readonly index: BoardIndex
  private readonly isShown: (id: string) => boolean
  private readonly localDate: (timeMs: number) => string
  private arrangement: Arrangement
  private columns!: Grouping
  private lanes!: Grouping
  private order!: CardOrder
  private numbers: readonly FieldDefinition[] = []
  private entries = new Map<string, Entry>()
  private cells = new Map<string, Cell>()
  /** By cell: sums in millionths, and how many cards have a number, for each number field. */
  private readonly tallies = new Map<string, Tally>()
  private readonly columnTotals = new Map<string, number>()
  private readonly laneTotals = new Map<string, number>()
  private answer: CardGrid | null = null
  private isStale = true

  /** `isShown`: whether the filter lets a card through; asked again for the cards of each update. */
  constructor(index: BoardIndex, arrangement: Arrangement, { isShown = () => true, localDate = utcDate }: { isShown?: (id: string) => boolean, localDate?: (timeMs: number) => string } = {}) {
    this.index = index
    this.isShown = isShown
    this.localDate = localDate
    this.arrangement = arrangement
    this.rebuild()
  }

  /** A card's place may change with the groups above it. */
  get isByPlace(): boolean {
    return this.columns.isByPlace || this.lanes.isByPlace || this.order.isByPlace
  }
  /** Cards that are not archived. */
  cards(): Iterable<string> {
    return this.entries.keys()
  }
  has(id: string): boolean {
    return this.entries.has(id)
  }

  arrange(arrangement: Arrangement): void {
    this.arrangement = arrangement
    this.rebuild()
  }

  /** An option or a column changed, none of the fields: the groups are others, the cards are where they were. */
  recompile(): void {
    this.columns = compileGrouping(this.index, this.arrangement.columns, this.localDate)
    this.lanes = compileGrouping(this.index, this.arrangement.lanes, this.localDate)
    this.order = compileOrder(this.index, this.arrangement)
    this.numbers = this.index.fields().filter(({ type }) => type === 'number')
    this.isStale = true
  }

  /** Everything anew: another question, or a field or person that changed. Cells that come out the same stay. */
  rebuild(): void {
    this.recompile()
    this.fill(id => this.read(id))
  }
  /** Another filter: the cards are where they were, and others of them are in sight. */
  refilter(): void {
    const former = this.entries
    this.fill(id => {
      const entry = former.get(id)
      const isShown = entry !== undefined && this.isShown(id)
      return entry && (entry.isShown === isShown ? entry : { ...entry, isShown })
    })
  }

  private fill(entryOf: (id: string) => Entry | null | undefined): void {
    this.entries = new Map()
    this.columnTotals.clear()
    this.laneTotals.clear()
    this.tallies.clear()
    const lists = new Map<string, { id: string, sort: SortValue }[]>()
    for (const id of this.order.cards()) {
      const entry = entryOf(id)
      if (!entry) continue
      this.enter(id, entry)
      if (!entry.isShown) continue
      const key = cellKey(entry.lane, entry.column)
      const list = lists.get(key)
      if (list) list.push({ id, sort: entry.sort })
      else lists.set(key, [{ id, sort: entry.sort }])
    }
    const former = this.cells
    this.cells = new Map()
    for (const [key, list] of lists) {
      // Stable: what is equal stays as it stands by hand.
      if (this.order.isSorted) list.sort((a, b) => this.order.byValue(a.sort, b.sort))
      const ids = list.map(({ id }) => id)
      const before = former.get(key)
      this.put(key, before && sameList(before.ids, ids) ? before.ids : ids, before)
    }
    this.isStale = true
  }

  /** Cards that changed, came, went, or lie elsewhere. */
  update(ids: Iterable<string>): void {
    const changes = new Map<string, { readonly out: Set<string>, readonly in: string[] }>()
    const at = ({ lane, column }: Entry) => {
      const key = cellKey(lane, column)
      let change = changes.get(key)
      if (!change) changes.set(key, (change = { out: new Set(), in: [] }))
      return change
    }
    for (const id of new Set(ids)) {
      const before = this.entries.get(id)
      const now = this.read(id)
      if (before) this.leave(id, before)
      if (now) this.enter(id, now)
      if (before?.isShown) at(before).out.add(id)
      if (now?.isShown) at(now).in.push(id)
    }
    for (const [key, change] of changes) {
      const former = this.cells.get(key)
      this.put(key, this.relist(former?.ids ?? EMPTY.ids, change), former)
    }
    this.isStale = true
  }

  /** Groups and counts; the same object until something in it changes. */
  grid(): CardGrid {
    if (!this.isStale && this.answer) return this.answer
    this.isStale = false
    const former = this.answer
    const heads = { columns: this.columns.heads(this.columnTotals), lanes: this.lanes.heads(this.laneTotals) }
    const rows = heads.lanes.map(lane => heads.columns.map(column => this.cells.get(cellKey(lane.key, column.key)) ?? EMPTY))
    const isIn = (count: number): boolean => !this.arrangement.hideEmpty || count > 0
    const columns = heads.columns.map((head, i) => counted(head, this.columnTotals, rows.map(row => row[i]!)))
    const shown = columns.map(({ count }) => isIn(count))
    const formerLanes = new Map(former?.lanes.map(lane => [lane.key, lane]))
    const lanes = heads.lanes.map((head, i): Lane => {
      const cells = rows[i]!.filter((_, column) => shown[column])
      const lane = { ...counted(head, this.laneTotals, rows[i]!), cells }
      const before = formerLanes.get(head.key)
      return before ? reuse(before, { ...lane, cells: sameList(before.cells, cells) ? before.cells : cells }) : lane
    }).filter(({ count }) => isIn(count))
    const formerColumns = new Map(former?.columns.map(column => [column.key, column]))
    const kept = columns.filter((_, i) => shown[i]).map(column => reuse(formerColumns.get(column.key), column))
    const sameColumns = former !== null && sameList(former.columns, kept)
    const sameLanes = former !== null && sameList(former.lanes, lanes)
    this.answer = sameColumns && sameLanes ? former : { columns: sameColumns ? former.columns : kept, lanes: sameLanes ? former.lanes : lanes }
    return this.answer
  }

  private read(id: string): Entry | null {
    const { board } = this.index
    if (board.nodeKind(id) !== 'card' || board.isArchived(id)) return null
    return {
      column: this.columns.keyOf(id),
      lane: this.lanes.keyOf(id),
      sort: this.order.sortValue(id),
      isShown: this.isShown(id),
      numbers: this.numbers.length === 0 ? NO_NUMBERS : this.numbers.map(field => {
        const value = readFieldValue(board, id, field)
        return typeof value === 'number' ? Math.round(value * MILLION) : Number.NaN
      }),
    }
  }
  private enter(id: string, entry: Entry): void {
    this.entries.set(id, entry)
    this.count(entry, 1)
  }
  private leave(id: string, entry: Entry): void {
    this.entries.delete(id)
    this.count(entry, -1)
  }
  private count({ column, lane, isShown, numbers }: Entry, by: 1 | -1): void {
    add(this.columnTotals, column, by)
    add(this.laneTotals, lane, by)
    if (!isShown || numbers.length === 0) return
    const key = cellKey(lane, column)
    let tally = this.tallies.get(key)
    if (!tally) this.tallies.set(key, (tally = { sums: numbers.map(() => 0), holders: numbers.map(() => 0) }))
    for (const [i, number] of numbers.entries()) {
      if (Number.isNaN(number)) continue
      tally.sums[i]! += by * number
      tally.holders[i]! += by
    }
  }

  /** The list without some and with others, each at its place; the same list when it comes out the same. */
  private relist(former: readonly string[], { out, in: into }: { readonly out: ReadonlySet<string>, readonly in: readonly string[] }): readonly string[] {
    const next = out.size <= FEW ? former.slice() : former.filter(id => !out.has(id))
    if (out.size <= FEW) for (const id of out) next.splice(next.indexOf(id), 1)
    for (const id of into) next.splice(this.position(next, id), 0, id)
    return next.length === former.length && sameList(former, next) ? former : next
  }

  private compare(a: string, b: string): number {
    return this.order.byValue(this.entries.get(a)!.sort, this.entries.get(b)!.sort) || this.order.byHand(a, b)
  }
  private position(ids: readonly string[], id: string): number {
    let low = 0
    let high = ids.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.compare(ids[middle]!, id) < 0) low = middle + 1
      else high = middle
    }
    return low
  }

  private put(key: string, ids: readonly string[], former: Cell | undefined): void {
    if (ids.length === 0) {
      this.cells.delete(key)
      return
    }
    const sums = this.sumsOf(key)
    this.cells.set(key, former && ids === former.ids && sameFields(former.sums, sums) ? former : { ids, sums })
  }
  private sumsOf(key: string): Sums {
    const tally = this.tallies.get(key)
    if (!tally || tally.holders.every(count => count === 0)) return NO_SUMS
    return Object.fromEntries(this.numbers.flatMap(({ id }, i) => (tally.holders[i]! > 0 ? [[id, tally.sums[i]! / MILLION]] : [])))
  }
}

function add(totals: Map<string, number>, key: string, by: 1 | -1): void {
  const total = (totals.get(key) ?? 0) + by
  if (total > 0) totals.set(key, total)
  else totals.delete(key)
}

function counted(head: GroupHead, totals: ReadonlyMap<string, number>, cells: readonly Cell[]): CardGroup {
  const sums: Record<string, number> = {}
  for (const cell of cells) for (const [field, sum] of Object.entries(cell.sums)) sums[field] = Math.round((sums[field] ?? 0) * MILLION + sum * MILLION) / MILLION
  return { ...head, total: totals.get(head.key) ?? 0, count: cells.reduce((count, { ids }) => count + ids.length, 0), sums }
}

function reuse<G extends CardGroup>(former: G | undefined, group: G): G {
  if (!former) return group
  const next = sameFields(former.sums, group.sums) ? { ...group, sums: former.sums } : group
  return sameFields(former, next) ? former : next
}
