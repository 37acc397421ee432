/** Carrying a card by keys over a grid of lists (lanes × columns): where it would stand, before it is put down. */

export type CarryKey = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight' | 'Home' | 'End'
/** `index` counts the other cards of that cell that stand before it. */
export type CarryPlace = { readonly lane: number; readonly column: number; readonly index: number }
export type CarryGrid = { readonly lanes: number; readonly columns: number; readonly countAt: (lane: number, column: number) => number }

/** The place one key further; the same object where there is no further place. Counts leave out the carried card. */
export function carryStep(grid: CarryGrid, place: CarryPlace, key: CarryKey): CarryPlace {
  const { lane, column, index } = place
  switch (key) {
    case 'ArrowUp':
      if (index > 0) return { lane, column, index: index - 1 }
      return lane > 0 ? { lane: lane - 1, column, index: grid.countAt(lane - 1, column) } : place
    case 'ArrowDown':
      if (index < grid.countAt(lane, column)) return { lane, column, index: index + 1 }
      return lane < grid.lanes - 1 ? { lane: lane + 1, column, index: 0 } : place
    case 'ArrowLeft':
      return column > 0 ? inColumn(grid, place, column - 1) : place
    case 'ArrowRight':
      return column < grid.columns - 1 ? inColumn(grid, place, column + 1) : place
    case 'Home':
      return { lane, column, index: 0 }
    case 'End':
      return { lane, column, index: grid.countAt(lane, column) }
  }
}

const inColumn = (grid: CarryGrid, { lane, index }: CarryPlace, column: number): CarryPlace => ({
  lane,
  column,
  index: Math.min(index, grid.countAt(lane, column)),
})
