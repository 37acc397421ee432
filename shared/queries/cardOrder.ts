/** V12: cards stand as people put them: in their column's order where a column is asked for, else in the tree's; or sorted. */
import { readFieldValue, ROOT, sortKey, personName, TRAY, treeOrder, type Board, type FieldValue, type GroupBy, type Sort } from '../model/index.ts'
import type { BoardIndex } from './boardIndex.ts'

/** What a card is sorted by; null comes last, whichever way. */
export type SortValue = string | number | null
export type CardOrder = {
  readonly sortValue: (id: string) => SortValue
  /** Compares what two cards are sorted by; 0 leaves it to `byHand`. */
  readonly byValue: (a: SortValue, b: SortValue) => number
  /** Compares two cards of one cell as they stand by hand. */
  readonly byHand: (a: string, b: string) => number
  /** All cards as they stand by hand. */
  readonly cards: () => Iterable<string>
  /** A card's place may change with what is above it. */
  readonly isByPlace: boolean
  readonly isSorted: boolean
}

const isStatus = (by: GroupBy | null): boolean => by?.by === 'field' && by.field === 'status'

export function compileOrder(index: BoardIndex, { columns, lanes, sort }: { columns: GroupBy | null, lanes: GroupBy | null, sort: Sort | null }): CardOrder {
  const { board } = index
  const isByColumn = isStatus(columns) || isStatus(lanes)
  const byHand = isByColumn ? (a: string, b: string) => laneOrder(board, a, b) : (a: string, b: string) => treeOrder(board.tree, a, b)
  const field = sort ? index.field(sort.field) : undefined
  const common = { byHand, cards: isByColumn ? () => inColumns(board) : () => inTree(board), isByPlace: !isByColumn }
  if (!sort || !field || field.isArchived) return { ...common, isSorted: false, sortValue: () => null, byValue: () => 0 }
  const ranks = new Map(field.options.map(({ value }, i) => [value, i]))
  const valueOf = (value: FieldValue): SortValue => {
    if (value === null || field.type === 'number' || field.type === 'date' || field.type === 'time') return value
    if (field.type === 'choice') return ranks.get(String(value)) ?? ranks.size
    return sortKey(field.type === 'person' ? personName(board, String(value)) : String(value))
  }
  const sign = sort.descending ? -1 : 1
  return {
    ...common,
    isSorted: true,
    sortValue: id => valueOf(readFieldValue(board, id, field)),
    byValue(a, b) {
      if (a === b) return 0
      if (a === null || b === null) return a === null ? 1 : -1
      return a < b ? -sign : sign
    },
  }
}

/** Equal keys are possible after an undo: then the id decides, as in the list of children. */
function laneOrder({ lanes }: Board, a: string, b: string): number {
  const [left, right] = [lanes.key(a), lanes.key(b)]
  return left < right || (left === right && a < b) ? -1 : 1
}

function* inColumns({ lanes }: Board): Generator<string> {
  for (const column of lanes.children(ROOT)) yield* lanes.children(column)
  yield* lanes.children(TRAY)
}
function* inTree(board: Board): Generator<string> {
  for (const id of board.nodes()) if (board.nodeKind(id) === 'card') yield id
}
