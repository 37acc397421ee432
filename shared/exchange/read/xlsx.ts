/** Excel workbooks, by hucre: values, merges, hidden rows and columns, widths, and what is struck through. Macros are never looked at. */
import { readXlsx, type Cell, type Sheet as HucreSheet } from 'hucre/xlsx'
import type { Sheet } from '../table.ts'
import { booleanText, dateText, ERROR_TEXT, lineBreaks, numberText } from './cellText.ts'
import { MAX_CELLS, MAX_COLUMNS, MAX_ROWS } from './limits.ts'
import { Unreadable } from './refusal.ts'
import { SheetBuilder } from './sheetBuilder.ts'

export type CellValue = string | number | boolean | Date | null

export function valueText(value: CellValue): string {
  if (value === null) return ''
  if (typeof value === 'string') return lineBreaks(value)
  if (typeof value === 'number') return numberText(value)
  return typeof value === 'boolean' ? booleanText(value) : dateText(value)
}

export async function readXlsxSheets(bytes: Uint8Array): Promise<Sheet[]> {
  const { sheets } = await readXlsx(bytes, { readStyles: true }).catch((error: unknown) => {
    // Two cells in opposite corners of a sheet: hucre's own limit is on the rectangle between them.
    if (error instanceof Error && /over the \d+ limit/.test(error.message)) throw new Unreadable('too-many-cells', { limit: MAX_CELLS })
    throw error
  })
  const budget = { cells: 0 }
  return sheets.map(sheet => readSheet(sheet, budget))
}

function readSheet(sheet: HucreSheet, budget: { cells: number }): Sheet {
  const builder = new SheetBuilder({ name: sheet.name, isHidden: sheet.hidden === true || sheet.veryHidden === true, budget })
  // A sheet whose rows are all empty still costs a walk; what lies past the looked-at rows is checked by `put`.
  sheet.rows.forEach((values, row) => values.forEach((value, column) => {
    const cell = sheet.cells?.get(`${row},${column}`)
    if (value === null && cell?.formula === undefined) return
    const text = value === null ? `=${cell!.formula}` : valueText(value)
    builder.put({ row, column }, text, { isStruck: isStruck(cell), isError: value === null || cell?.type === 'error' || ERROR_TEXT.test(text), indent: cell?.style?.alignment?.indent })
  }))
  for (const { startRow, startCol, endRow, endCol } of sheet.merges ?? []) builder.merge({ row: startRow, column: startCol }, { rows: endRow - startRow + 1, columns: endCol - startCol + 1 })
  for (const [row, { hidden }] of sheet.rowDefs ?? []) if (hidden && row < MAX_ROWS) builder.hiddenRows.push(row)
  sheet.columns?.slice(0, MAX_COLUMNS).forEach(({ hidden, width }, column) => {
    if (hidden) builder.hiddenColumns.push(column)
    builder.widths[column] = width === undefined ? null : Math.round(width)
  })
  return builder.sheet()
}

/** Struck as a whole: by the cell's own font, or by each of its runs that holds a letter. */
function isStruck(cell: Cell | undefined): boolean {
  const runs = cell?.richText?.filter(({ text }) => text.trim() !== '') ?? []
  const ofCell = cell?.style?.font?.strikethrough === true
  return runs.length === 0 ? ofCell : runs.every(({ font }) => font?.strikethrough ?? ofCell)
}
