/** The kanban as lanes × columns of card ids. Cells that did not change stay the same arrays. */
import { ROOT } from '@trame/shared/model'
import { NO_STATUS, type BoardIndex } from '@trame/shared/queries'
import { laneOf } from '../../board/dropCommands.ts'
import type { Observable } from '../../session/observable.ts'

export type Lane = {
  /** A topmost group, ROOT for cards without one; null when there are no lanes. */
  readonly id: string | null
  /** In the order of the columns. */
  readonly cells: readonly (readonly string[])[]
  readonly count: number
}
export type CardGrid = { readonly columns: readonly string[]; readonly lanes: readonly Lane[] }
export type CellPlace = { readonly lane: number; readonly column: number; readonly index: number }

const sameList = (a: readonly string[] | undefined, b: readonly string[]): boolean => a !== undefined && a.length === b.length && b.every((id, i) => id === a[i])

function laneCells(index: BoardIndex, columns: readonly string[]): Lane[] {
  const axes = index.children(ROOT).filter(id => index.board.nodeKind(id) === 'group')
  const byLane = new Map<string, string[][]>([...axes, ROOT].map(id => [id, columns.map(() => [])]))
  for (const [i, column] of columns.entries()) for (const card of index.column(column)) (byLane.get(laneOf(index, card)) ?? byLane.get(ROOT)!)[i]!.push(card)
  return [...byLane].map(([id, cells]) => ({ id, cells, count: cells.reduce((sum, cell) => sum + cell.length, 0) })).filter(({ id, count }) => id !== ROOT || count > 0)
}

export function cardGrid(index: BoardIndex, hasLanes: boolean, former?: CardGrid): CardGrid {
  const statuses = index.statuses()
  const columns = former && sameList(former.columns, statuses) ? former.columns : statuses
  const found: Lane[] = hasLanes
    ? laneCells(index, columns)
    : [{ id: null, cells: columns.map(column => index.column(column)), count: columns.reduce((sum, column) => sum + index.column(column).length, 0) }]
  const lanes = found.map(lane => {
    const before = former?.columns === columns ? former.lanes.find(({ id }) => id === lane.id) : undefined
    const cells = lane.cells.map((cell, i) => (before && sameList(before.cells[i], cell) ? before.cells[i]! : cell))
    return before && cells.every((cell, i) => cell === before.cells[i]) ? before : { ...lane, cells }
  })
  const isSame = former?.columns === columns && former.lanes.length === lanes.length && lanes.every((lane, i) => lane === former.lanes[i])
  return isSame ? former : { columns, lanes }
}

export function findCard({ lanes }: CardGrid, id: string): CellPlace | null {
  for (const [lane, { cells }] of lanes.entries()) {
    for (const [column, cell] of cells.entries()) {
      const index = cell.indexOf(id)
      if (index >= 0) return { lane, column, index }
    }
  }
  return null
}

export function createGridStore(index: BoardIndex, hasLanes: boolean): Observable<CardGrid> {
  let grid: CardGrid | undefined
  let isStale = true
  let listening = 0
  return {
    get() {
      if (isStale || !grid) grid = cardGrid(index, hasLanes, grid)
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
      const stops = [index.subscribe('statuses', refresh), ...(hasLanes ? [index.subscribe('structure', refresh)] : [])]
      return () => {
        listening--
        for (const stop of stops) stop()
      }
    },
  }
}

/** Where a card may be carried: the column of those without a status takes nobody. */
export const columnsToCarry = ({ columns }: CardGrid): number => columns.filter(id => id !== NO_STATUS).length
