/** Excel 97-2003 workbooks: values and merges by hucre, the rest by `biff.ts`. */
import { readXls } from 'hucre'
import type { Sheet } from '../table.ts'
import { readXlsFormats, type XlsSheetFormats } from './biff.ts'
import { ERROR_TEXT } from './cellText.ts'
import { MAX_COLUMNS } from './limits.ts'
import { Unreadable } from './refusal.ts'
import { SheetBuilder } from './sheetBuilder.ts'
import { valueText, type CellValue } from './xlsx.ts'

const NOTHING: XlsSheetFormats = { isHidden: false, cells: [], hiddenRows: [], columns: [] }

/** `workbook` is the stream of that name inside `bytes`. */
export async function readXlsSheets(bytes: Uint8Array, workbook: Uint8Array): Promise<Sheet[]> {
  if (new DataView(workbook.buffer, workbook.byteOffset).getUint16(4, true) !== 0x0600) throw new Unreadable('unsupported', { detail: 'xls-5' })
  const formats = readXlsFormats(workbook)
  if (formats.isEncrypted) throw new Unreadable('encrypted')
  const { sheets } = await readXls(bytes)
  const budget = { cells: 0 }
  return sheets.map(({ name, rows, merges }, i) => {
    const { isHidden, cells, hiddenRows, columns } = formats.sheets[i] ?? NOTHING
    const builder = new SheetBuilder({ name, isHidden, budget })
    for (const { row, column, isStruck, indent, hasText } of cells) {
      const value: CellValue = rows[row]?.[column] ?? null
      if (!hasText) continue
      // hucre does not find the text of some formulas: better said than lost.
      const text = value === null ? '=' : valueText(value)
      builder.put({ row, column }, text, { isStruck, indent, isError: value === null || ERROR_TEXT.test(text) })
    }
    for (const { startRow, startCol, endRow, endCol } of merges ?? []) builder.merge({ row: startRow, column: startCol }, { rows: endRow - startRow + 1, columns: endCol - startCol + 1 })
    builder.hiddenRows.push(...hiddenRows)
    for (const { first, last, width, isHidden: hidden } of columns) {
      for (let column = first; column <= Math.min(last, MAX_COLUMNS); column++) {
        if (hidden) builder.hiddenColumns.push(column)
        builder.widths[column] = width
      }
    }
    return builder.sheet()
  })
}
