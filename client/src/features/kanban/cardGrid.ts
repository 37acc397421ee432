/** The kanban as lanes × columns of card ids. Cells that did not change stay the same arrays. */
import { ROOT } from '@trame/shared/model'
import { NO_STATUS, type BoardIndex, type CardQuery } from '@trame/shared/queries'
import { laneOf } from '../../board/dropCommands.ts'
import type { Observable } from '../../session/observable.ts'

export type Lane = {
  /** A topmost group, ROOT for cards without one; null when there are no lanes. */
  readonly id: string | null
  /** In the order of the columns; empty where the lane is folded. */
  readonly cells: readonly (readonly string[])[]
  /** Its cards, also when it is folded. */
  readonly count: number
  readonly isFolded: boolean
}
export type CardGrid = { readonly columns: readonly string[]; readonly lanes: readonly Lane[] }
export type CellPlace = { readonly lane: number; readonly column: number; readonly index: number }

const sameList = (a: readonly string[] | undefined, b: readonly string[]): boolean => a !== undefined && a.length === b.length && b.every((id, i) => id === a[i])

/** How the cards are laid out: null is one lane of all, else one lane an axis, those of `folded` without their cards. */
export type Lanes = { readonly folded: ReadonlySet<string> } | null

const NO_CARDS: readonly string[] = []

/** Which cards are in sight. */
export type Filter = Pick<CardQuery, 'has' | 'isFiltered'>
const ALL: Filter = { has: () => true, isFiltered: false }
const inSight = (cards: readonly string[], filter: Filter): readonly string[] => (filter.isFiltered ? cards.filter(id => filter.has(id)) : cards)

function laneCells(index: BoardIndex, columns: readonly string[], folded: ReadonlySet<string>, filter: Filter): Lane[] {
  const axes = index.children(ROOT).filter(id => index.board.nodeKind(id) === 'group')
  const byLane = new Map<string, string[][]>([...axes, ROOT].map(id => [id, columns.map(() => [])]))
  for (const [i, column] of columns.entries()) for (const card of inSight(index.column(column), filter)) (byLane.get(laneOf(index, card)) ?? byLane.get(ROOT)!)[i]!.push(card)
  return [...byLane]
    .map(([id, cells]) => {
      const isFolded = folded.has(id)
      return { id, cells: isFolded ? cells.map(() => NO_CARDS) : cells, count: cells.reduce((sum, cell) => sum + cell.length, 0), isFolded }
    })
    .filter(({ id, count }) => id !== ROOT || count > 0)
}

export function cardGrid(index: BoardIndex, lanesBy: Lanes, former?: CardGrid, filter: Filter = ALL): CardGrid {
  const statuses = index.statuses()
  const columns = former && sameList(former.columns, statuses) ? former.columns : statuses
  const found: Lane[] = lanesBy
    ? laneCells(index, columns, lanesBy.folded, filter)
    : [allCells(columns.map(column => inSight(index.column(column), filter)))]
  const lanes = found.map(lane => {
    const before = former?.columns === columns ? former.lanes.find(({ id }) => id === lane.id) : undefined
    const cells = lane.cells.map((cell, i) => (before && sameList(before.cells[i], cell) ? before.cells[i]! : cell))
    const isAsBefore = before && before.isFolded === lane.isFolded && before.count === lane.count && cells.every((cell, i) => cell === before.cells[i])
    return isAsBefore ? before : { ...lane, cells }
  })
  const isSame = former?.columns === columns && former.lanes.length === lanes.length && lanes.every((lane, i) => lane === former.lanes[i])
  return isSame ? former : { columns, lanes }
}

const allCells = (cells: readonly (readonly string[])[]): Lane => ({ id: null, cells, count: cells.reduce((sum, cell) => sum + cell.length, 0), isFolded: false })

export function findCard({ lanes }: CardGrid, id: string): CellPlace | null {
  for (const [lane, { cells }] of lanes.entries()) {
    for (const [column, cell] of cells.entries()) {
      const index = cell.indexOf(id)
      if (index >= 0) return { lane, column, index }
    }
  }
  return null
}

/** `folded` is null where there are no lanes. */
export function createGridStore(index: BoardIndex, folded: Observable<ReadonlySet<string>> | null, query: CardQuery): Observable<CardGrid> {
  let grid: CardGrid | undefined
  let isStale = true
  let listening = 0
  return {
    get() {
      if (isStale || !grid) grid = cardGrid(index, folded && { folded: folded.get() }, grid, query)
      isStale = listening === 0
      return grid
    },
    subscribe(listener) {
      const refresh = (): void => {
        isStale = true
        listener()
      }
      isStale = true
      listening++
      // The index tells of `statuses` whenever any column changes.
      const stops = [index.subscribe('statuses', refresh), query.subscribe(refresh), ...(folded ? [index.subscribe('structure', refresh), folded.subscribe(refresh)] : [])]
      return () => {
        listening--
        for (const stop of stops) stop()
      }
    },
  }
}

/** Where a card may be carried: the column of those without a status takes nobody. */
export const columnsToCarry = ({ columns }: CardGrid): number => columns.filter(id => id !== NO_STATUS).length
