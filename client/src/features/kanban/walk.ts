/** The grid as keys walk over it: cells of folded lanes and columns show no cards, so nothing is walked to in them. */
import type { CardGrid } from '@trame/shared/queries'
import type { CarryKey } from '../../dnd/index.ts'

/** `cells` are in the order of the columns. */
export type Walk = { readonly columns: readonly string[]; readonly lanes: readonly { readonly key: string; readonly cells: readonly (readonly string[])[] }[] }
export type CellPlace = { readonly lane: number; readonly column: number; readonly index: number }

const NO_CARDS: readonly string[] = []

export function walkOf({ columns, lanes }: CardGrid, isFolded: (axis: 'columns' | 'lanes', key: string) => boolean): Walk {
  const shut = columns.map(({ key }) => isFolded('columns', key))
  return {
    columns: columns.map(({ key }) => key),
    lanes: lanes.map(({ key, cells }) => {
      const isShut = isFolded('lanes', key)
      return { key, cells: cells.map(({ ids }, i) => (isShut || shut[i] ? NO_CARDS : ids)) }
    }),
  }
}

export function findCard({ lanes }: Walk, id: string): CellPlace | null {
  for (const [lane, { cells }] of lanes.entries()) {
    for (const [column, cell] of cells.entries()) {
      const index = cell.indexOf(id)
      if (index >= 0) return { lane, column, index }
    }
  }
  return null
}

export const firstCard = ({ lanes }: Walk): string | null => lanes.flatMap(({ cells }) => cells.flat())[0] ?? null

/** The card an arrow leads to: within the column, or about as far down in the next column that has cards. */
export function neighbour({ lanes, columns }: Walk, { lane, column, index }: CellPlace, key: CarryKey): string | undefined {
  const inColumn = (c: number): string[] => lanes.flatMap(({ cells }) => cells[c]!)
  const own = inColumn(column)
  const at = own.indexOf(lanes[lane]!.cells[column]![index]!)
  switch (key) {
    case 'ArrowUp':
      return own[at - 1]
    case 'ArrowDown':
      return own[at + 1]
    case 'Home':
      return own[0]
    case 'End':
      return own.at(-1)
    default: {
      const step = key === 'ArrowLeft' ? -1 : 1
      for (let c = column + step; c >= 0 && c < columns.length; c += step) {
        const cell = lanes[lane]!.cells[c]!
        const cards = cell.length > 0 ? cell : inColumn(c)
        if (cards.length > 0) return cards[Math.min(index, cards.length - 1)]
      }
      return undefined
    }
  }
}
