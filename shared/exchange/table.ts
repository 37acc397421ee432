/** The neutral table between files and boards: what a person sees in a spreadsheet, as plain data that can cross to a worker. */

/** A cell by its place, counted from 0. */
export type CellAt = { readonly row: number, readonly column: number }
/** A merged range by its first cell and its size. */
export type Merge = CellAt & { readonly rows: number, readonly columns: number }
/** `number` is a column of references; `extra` one that no rule knows; `none` one that the person left out. */
export type ColumnRole = 'level' | 'project' | 'annotation' | 'status' | 'priority' | 'territory' | 'submission' | 'rationale' | 'number' | 'extra' | 'none'

export type Sheet = {
  readonly name: string
  readonly isHidden: boolean
  /** Cells as text, '' where there is nothing; rows are cut after their last filled cell. Leading spaces are indentation, two a step. */
  readonly rows: readonly (readonly string[])[]
  readonly merges: readonly Merge[]
  readonly hiddenRows: readonly number[]
  readonly hiddenColumns: readonly number[]
  /** Cells whose whole text is struck through. */
  readonly struck: readonly CellAt[]
  /** Cells that show an error, or a formula whose result the file does not hold. */
  readonly errors: readonly CellAt[]
  /** In characters; null where the file does not say. */
  readonly widths: readonly (number | null)[]
  /** Set where the source itself says what its columns hold: an outline. Its rows before `firstRow` are titles, but for the head. */
  readonly layout?: { readonly roles: readonly ColumnRole[], readonly firstRow: number, readonly headRow?: number }
}

export const SOURCE_KINDS = ['xlsx', 'ods', 'xls', 'csv', 'tsv', 'html', 'outline'] as const
export type SourceKind = (typeof SOURCE_KINDS)[number]
export type Table = { readonly source: SourceKind, readonly sheets: readonly Sheet[] }

export const EMPTY_SHEET: Sheet = { name: '', isHidden: false, rows: [], merges: [], hiddenRows: [], hiddenColumns: [], struck: [], errors: [], widths: [] }

/** Rows without what is empty at their ends, and without empty rows at the end. */
export function trimRows(rows: readonly (readonly string[])[]): string[][] {
  const cut = rows.map(row => row.slice(0, row.findLastIndex(text => text.trim() !== '') + 1))
  return cut.slice(0, cut.findLastIndex(row => row.length > 0) + 1)
}

/** How many cells hold something. */
export const countCells = ({ rows }: Pick<Sheet, 'rows'>): number => rows.reduce((sum, row) => sum + row.filter(text => text.trim() !== '').length, 0)

/** A0, B12: the name of a cell as spreadsheets show it. */
export function cellName({ row, column }: CellAt): string {
  let letters = ''
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26)) letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters
  return `${letters}${row + 1}`
}
