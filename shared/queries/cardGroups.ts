/**
 * V11: the cards of a board as lanes × columns of cells, each card in sight in exactly one, kept incrementally: one
 * change costs the cells it touches. V13: what did not change stays the same object, so that nothing else is drawn again.
 */
import { readFieldValue, utcDate, type FieldDefinition, type GroupBy, type Sort } from '../model/index.ts'
import type { BoardIndex } from './boardIndex.ts'
import { compileOrder, type CardOrder, type SortValue } from './cardOrder.ts'
import { GroupAxis, sameFields, type CardGroup } from './groupAxis.ts'
import { compileGrouping } from './grouping.ts'
import { inMillionths, sumsOf, tally, type Counted, type Sums, type Tally } from './tally.ts'

export type Arrangement = { readonly columns: GroupBy | null, readonly lanes: GroupBy | null, readonly sort: Sort | null, readonly hideEmpty?: boolean }
export type Cell = { readonly ids: readonly string[], readonly sums: Sums }
/** `cells` in the order of the columns. */
export type Lane = CardGroup & { readonly cells: readonly Cell[] }
/** At least one lane and one column when nothing is hidden: without a question there is one of all. */
export type CardGrid = { readonly columns: readonly CardGroup[], readonly lanes: readonly Lane[] }
/** V8: more cards than the capacity says, counted without the filter. */
export const isOver = ({ capacity, total }: CardGroup): boolean => capacity !== null && total > capacity

type Entry = Counted & { readonly column: string, readonly lane: string, readonly sort: SortValue }
type Change = { readonly out: Set<string>, readonly in: string[], readonly lane: string }

const NO_NUMBERS: readonly number[] = []
const EMPTY: Cell = { ids: [], sums: {} }
/** Up to so many cards are taken out of a list one by one. */
const FEW = 16
/** With the length in front, no two pairs give one key, whatever signs are in them. */
const cellKey = (lane: string, column: string): string => `${lane.length} ${lane}${column}`
const sameList = <T>(a: readonly T[], b: readonly T[]): boolean => a.length === b.length && b.every((each, i) => each === a[i])

export class CardGroups {
  private readonly index: BoardIndex
  private readonly isShown: (id: string) => boolean
  private readonly localDate: (timeMs: number) => string
  private arrangement: Arrangement
  private readonly columns = new GroupAxis()
  private readonly lanes = new GroupAxis()
  private order!: CardOrder
  private numbers: readonly FieldDefinition[] = []
  private entries = new Map<string, Entry>()
  private cells = new Map<string, Cell>()
  private readonly tallies = new Map<string, Tally>()
  private answer: CardGrid = { columns: [], lanes: [] }
  private answerLanes = new Map<string, { readonly lane: Lane, readonly group: CardGroup }>()
  private isStale = true
  /** Lanes with another cell since the last answer; null for all. */
  private touchedLanes: Set<string> | null = null

  /** `isShown`: whether the filter lets a card through; asked again for the cards of each update. */
  constructor(index: BoardIndex, arrangement: Arrangement, { isShown = () => true, localDate = utcDate }: { isShown?: (id: string) => boolean, localDate?: (timeMs: number) => string } = {}) {
    this.index = index
    this.isShown = isShown
    this.localDate = localDate
    this.arrangement = arrangement
    this.rebuild()
  }

  /** A card's place may change when a group above it moves. */
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
    this.numbers = this.index.fields().filter(({ type }) => type === 'number')
    this.columns.compile(compileGrouping(this.index, this.arrangement.columns, this.localDate), this.numbers)
    this.lanes.compile(compileGrouping(this.index, this.arrangement.lanes, this.localDate), this.numbers)
    this.order = compileOrder(this.index, this.arrangement)
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

  /** Cards that changed, came, went, or lie elsewhere; and groups that did. */
  update(ids: Iterable<string>): void {
    const changes = new Map<string, Change>()
    const at = ({ lane, column }: Entry): Change => {
      const key = cellKey(lane, column)
      let change = changes.get(key)
      if (!change) changes.set(key, (change = { out: new Set(), in: [], lane }))
      return change
    }
    for (const id of new Set(ids)) {
      const before = this.entries.get(id)
      const now = this.read(id)
      if (before) this.leave(id, before)
      if (now) this.enter(id, now)
      if (before?.isShown) at(before).out.add(id)
      if (now?.isShown) at(now).in.push(id)
      if (!before && !now) this.forgetHeads()
    }
    for (const [key, change] of changes) {
      const former = this.cells.get(key)
      this.put(key, this.relist(former?.ids ?? EMPTY.ids, change), former)
      this.touchedLanes?.add(change.lane)
    }
    this.isStale = true
  }

  /** Groups and counts; the same object until something in it changes. */
  grid(): CardGrid {
    if (!this.isStale) return this.answer
    this.isStale = false
    const former = this.answer
    const isIn = ({ count }: CardGroup): boolean => !this.arrangement.hideEmpty || count > 0
    const columns = this.columns.list().filter(isIn)
    const isSameShape = sameList(columns.map(({ key }) => key), former.columns.map(({ key }) => key))
    const made = this.lanes.list().filter(isIn).map(group => {
      const before = this.answerLanes.get(group.key)
      if (before && before.group === group && isSameShape && this.touchedLanes?.has(group.key) === false) return before
      const cells = columns.map(({ key }) => this.cells.get(cellKey(group.key, key)) ?? EMPTY)
      const lane = { ...group, cells: before && sameList(before.lane.cells, cells) ? before.lane.cells : cells }
      return { group, lane: before && sameFields(before.lane, lane) ? before.lane : lane }
    })
    const lanes = made.map(({ lane }) => lane)
    const sameColumns = sameList(former.columns, columns)
    const sameLanes = sameList(former.lanes, lanes)
    this.answerLanes = new Map(made.map(each => [each.group.key, each]))
    if (!sameColumns || !sameLanes) this.answer = { columns: sameColumns ? former.columns : columns, lanes: sameLanes ? former.lanes : lanes }
    this.touchedLanes = new Set()
    return this.answer
  }

  private fill(entryOf: (id: string) => Entry | null | undefined): void {
    this.entries = new Map()
    this.columns.clear()
    this.lanes.clear()
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
    this.touchedLanes = null
    this.isStale = true
  }

  private read(id: string): Entry | null {
    const { board } = this.index
    if (board.nodeKind(id) !== 'card' || board.isArchived(id)) return null
    return {
      column: this.columns.keyOf(id),
      lane: this.lanes.keyOf(id),
      sort: this.order.sortValue(id),
      isShown: this.isShown(id),
      numbers: this.numbers.length === 0 ? NO_NUMBERS : this.numbers.map(field => inMillionths(readFieldValue(board, id, field))),
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
  private count(entry: Entry, by: 1 | -1): void {
    this.columns.count(entry.column, entry, by)
    this.lanes.count(entry.lane, entry, by)
    if (entry.numbers.length > 0) tally(this.tallies, cellKey(entry.lane, entry.column), entry, by)
  }
  private forgetHeads(): void {
    this.columns.forgetHeads()
    this.lanes.forgetHeads()
  }

  /** The list without some and with others, each at its place; the same list when it comes out the same. */
  private relist(former: readonly string[], { out, in: into }: Change): readonly string[] {
    const next = out.size <= FEW ? former.slice() : former.filter(id => !out.has(id))
    if (out.size <= FEW) for (const id of out) next.splice(next.indexOf(id), 1)
    for (const id of into) next.splice(this.position(next, id), 0, id)
    return next.length === former.length && sameList(former, next) ? former : next
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
  private compare(a: string, b: string): number {
    return this.order.byValue(this.entries.get(a)!.sort, this.entries.get(b)!.sort) || this.order.byHand(a, b)
  }

  private put(key: string, ids: readonly string[], former: Cell | undefined): void {
    if (ids.length === 0) {
      this.cells.delete(key)
      return
    }
    const sums = sumsOf(this.tallies.get(key), this.numbers)
    this.cells.set(key, former && ids === former.ids && sameFields(former.sums, sums) ? former : { ids, sums })
  }
}
