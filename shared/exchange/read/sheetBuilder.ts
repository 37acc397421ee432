import type { CellAt, Merge, Sheet } from '../table.ts'
import { trimRows } from '../table.ts'
import { MAX_CELLS, MAX_COLUMNS, MAX_ROWS } from './limits.ts'
import { Unreadable } from './refusal.ts'

/** Collects a sheet cell by cell, within the limits. What lies beyond the looked-at rows and columns and holds something refuses the file: nothing is cut silently. */
export class SheetBuilder {
  readonly rows: string[][] = []
  readonly merges: Merge[] = []
  readonly hiddenRows: number[] = []
  readonly hiddenColumns: number[] = []
  readonly struck: CellAt[] = []
  readonly errors: CellAt[] = []
  readonly widths: (number | null)[] = []
  private readonly name: string
  private readonly isHidden: boolean
  private readonly budget: { cells: number }

  /** `budget` is shared by the sheets of a file. */
  constructor({ name, isHidden = false, budget }: { name: string, isHidden?: boolean, budget: { cells: number } }) {
    this.name = name
    this.isHidden = isHidden
    this.budget = budget
  }

  put(at: CellAt, text: string, { isStruck = false, isError = false, indent = 0 } = {}): void {
    if (text.trim() === '') return
    if (at.row >= MAX_ROWS || at.column >= MAX_COLUMNS || ++this.budget.cells > MAX_CELLS) throw new Unreadable('too-many-cells', { limit: MAX_CELLS })
    while (this.rows.length <= at.row) this.rows.push([])
    const row = this.rows[at.row]!
    while (row.length < at.column) row.push('')
    row[at.column] = indent > 0 ? '  '.repeat(Math.min(indent, 12)) + text.trimStart() : text
    if (isStruck) this.struck.push(at)
    if (isError) this.errors.push(at)
  }

  merge(at: CellAt, { rows, columns }: { rows: number, columns: number }): void {
    if ((rows > 1 || columns > 1) && at.row < MAX_ROWS && at.column < MAX_COLUMNS)
      this.merges.push({ ...at, rows: Math.min(rows, MAX_ROWS - at.row), columns: Math.min(columns, MAX_COLUMNS - at.column) })
  }

  /** Hidden rows are only noted where there is something to hide. */
  sheet(): Sheet {
    const rows = trimRows(this.rows)
    const { name, isHidden, merges, struck, errors, widths } = this
    const width = Math.max(0, ...rows.map(row => row.length))
    return {
      name,
      isHidden,
      rows,
      merges: merges.filter(({ row }) => row < rows.length),
      hiddenRows: this.hiddenRows.filter(row => row < rows.length),
      hiddenColumns: this.hiddenColumns.filter(column => column < width),
      struck,
      errors,
      widths: widths.slice(0, width),
    }
  }
}
