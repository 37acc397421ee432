/** From a cell of lanes × columns, whatever they are made by, to the one command that puts cards there. */
import { placeCards, type Result } from '@trame/shared/commands'
import { dropIntoGroup, type CardGrid, type Cell, type DropFault, type DropMeaning } from '@trame/shared/queries'
import type { Dragged } from '../dnd/index.ts'
import { cardsAmong, draggedNodes } from './draggedNodes.ts'
import type { Run } from './run.ts'
import { localDate } from './view/localDate.ts'
import type { OpenView } from './view/useView.ts'

/** Keys of groups of the grid. */
export type CellKeys = { readonly list: string; readonly lane: string }
type View = Pick<OpenView, 'spec' | 'query'>

export function cellAt({ query }: View, { list, lane }: CellKeys): Cell | null {
  const { columns, lanes } = query.grid()
  return lanes.find(({ key }) => key === lane)?.cells[columns.findIndex(({ key }) => key === list)] ?? null
}

function meaningOf({ spec, query }: View, ids: readonly string[], { list, lane }: CellKeys, after?: string | null): DropMeaning | null {
  const grid = query.grid()
  const [column, row] = [grid.columns.find(({ key }) => key === list), grid.lanes.find(({ key }) => key === lane)]
  const cell = cellAt({ spec, query }, { list, lane })
  return column && row && cell ? dropIntoGroup(query.index, spec, { ids, column, lane: row, cell: cell.ids, after }, localDate) : null
}

/** V15: why a cell would not take these cards; null when it takes them. */
export function dropFault(view: View, ids: readonly string[], keys: CellKeys): DropFault | null {
  const meaning = meaningOf(view, ids, keys)
  return meaning === null || meaning.ok ? null : meaning.code
}

/** The same for what is dragged, asked at each move of the pointer: worked out once for each thing dragged. */
export function rememberFault(view: View, keys: CellKeys): (dragged: Dragged) => DropFault | null {
  let last: { readonly id: string; readonly grid: CardGrid; readonly fault: DropFault | null } | null = null
  return dragged => {
    const { id } = dragged
    const grid = view.query.grid()
    if (last?.id !== id || last.grid !== grid) last = { id, grid, fault: dropFault(view, cardsAmong(view.query.index, draggedNodes(dragged)), keys) }
    return last.fault
  }
}

/** `after`: the card of the cell they come after, null for first; left out, anywhere in it. Null when the cell is not there any more. */
export function placeInCell(view: View, run: Run, { ids, place, after, onFault }: { ids: readonly string[]; place: CellKeys; after: string | null | undefined; onFault: (code: DropFault) => void }): Result<unknown> | null {
  if (ids.length === 0) return null
  const meaning = meaningOf(view, ids, place, after)
  if (meaning === null) return null
  if (meaning.ok) return run(placeCards, meaning.placement)
  onFault(meaning.code)
  return meaning
}

/** Whether the place within a cell is somebody's: not where it is sorted, nor among cards that only share a value. */
export const isByHand = ({ columns, lanes, sort }: Pick<OpenView['spec'], 'columns' | 'lanes' | 'sort'>): boolean =>
  sort === null && [columns, lanes].some(by => by !== null && (by.by === 'level' || by.field === 'status'))
