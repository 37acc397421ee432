/** A rectangle of cells: where it was begun, and the cell that keys move. */
export type CellAt = { readonly row: number; readonly column: number }
export type CellRange = { readonly anchor: CellAt; readonly head: CellAt }
export type TableSize = { readonly rows: number; readonly columns: number; readonly page: number }

export const rangeOf = ({ anchor, head }: CellRange) => ({
  top: Math.min(anchor.row, head.row),
  bottom: Math.max(anchor.row, head.row),
  left: Math.min(anchor.column, head.column),
  right: Math.max(anchor.column, head.column),
})

const clamp = (n: number, size: number): number => Math.max(0, Math.min(size - 1, n))

/** Where a key of a spreadsheet leads from a cell; null for any other key. `isFar`: with Ctrl or Cmd. */
export function stepTo({ row, column }: CellAt, key: string, isFar: boolean, { rows, columns, page }: TableSize): CellAt | null {
  const to = (nextRow: number, nextColumn: number): CellAt => ({ row: clamp(nextRow, rows), column: clamp(nextColumn, columns) })
  switch (key) {
    case 'ArrowUp':
      return to(isFar ? 0 : row - 1, column)
    case 'ArrowDown':
      return to(isFar ? rows - 1 : row + 1, column)
    case 'ArrowLeft':
      return to(row, isFar ? 0 : column - 1)
    case 'ArrowRight':
      return to(row, isFar ? columns - 1 : column + 1)
    case 'Home':
      return to(isFar ? 0 : row, 0)
    case 'End':
      return to(isFar ? rows - 1 : row, columns - 1)
    case 'PageUp':
      return to(row - page, column)
    case 'PageDown':
      return to(row + page, column)
    default:
      return null
  }
}
