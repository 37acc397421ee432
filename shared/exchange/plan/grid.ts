/** A sheet as the planner reads it: trimmed text, merges by cell, and a ledger of what became of every filled cell. */
import type { CellAt, Merge, Sheet } from '../table.ts'

/** What a source cell was used for. `repeat` is what a later page or a bad recognition prints again. */
export type CellUse = 'title' | 'header' | 'label' | 'project' | 'annotation' | 'field' | 'repeat' | 'to-verify' | 'left-out'
export const CELL_USES: readonly CellUse[] = ['title', 'header', 'label', 'project', 'annotation', 'field', 'repeat', 'to-verify', 'left-out']

/** Merged cells that are looked up; a file that declares more says nothing that a person typed. */
const MOST_MERGED = 2_000_000

const keyOf = (row: number, column: number): number => row * 16_384 + column

export class Grid {
  readonly sheet: Sheet
  readonly height: number
  readonly width: number
  private readonly owners = new Map<number, Merge>()
  private readonly struck: ReadonlySet<number>
  private readonly errors: ReadonlySet<number>
  private readonly uses = new Map<number, CellUse>()

  constructor(sheet: Sheet) {
    this.sheet = sheet
    this.height = sheet.rows.length
    this.width = sheet.rows.reduce((width, row) => Math.max(width, row.length), 0)
    this.struck = new Set(sheet.struck.map(({ row, column }) => keyOf(row, column)))
    this.errors = new Set(sheet.errors.map(({ row, column }) => keyOf(row, column)))
    for (const merge of sheet.merges) {
      const columns = Math.min(merge.columns, this.width - merge.column)
      if (this.owners.size > MOST_MERGED) break
      for (let row = merge.row; row < Math.min(merge.row + merge.rows, this.height); row++) {
        for (let column = merge.column; column < merge.column + columns; column++) this.owners.set(keyOf(row, column), merge)
      }
    }
  }

  /** With its line breaks and without spaces at its ends. */
  text(row: number, column: number): string {
    return (this.sheet.rows[row]?.[column] ?? '').normalize('NFC').trim()
  }
  /** As it was, for its indentation. */
  raw(row: number, column: number): string {
    return this.sheet.rows[row]?.[column] ?? ''
  }
  isStruck(row: number, column: number): boolean {
    return this.struck.has(keyOf(row, column))
  }
  isError(row: number, column: number): boolean {
    return this.errors.has(keyOf(row, column))
  }
  mergeAt(row: number, column: number): Merge | null {
    return this.owners.get(keyOf(row, column)) ?? null
  }
  /** Filled cells of a row. */
  filled(row: number): CellAt[] {
    return (this.sheet.rows[row] ?? []).flatMap((text, column) => (text.trim() === '' ? [] : [{ row, column }]))
  }
  *cells(): Generator<CellAt> {
    for (let row = 0; row < this.height; row++) yield* this.filled(row)
  }

  /** The last word counts: a cell first read as a project may end among what is to be verified. */
  use(cells: Iterable<CellAt>, use: CellUse): void {
    for (const { row, column } of cells) this.uses.set(keyOf(row, column), use)
  }
  useOf({ row, column }: CellAt): CellUse | null {
    return this.uses.get(keyOf(row, column)) ?? null
  }
}
