/** Heights of rows so that wrapped text, also of labels merged over rows, is not cut: spreadsheets measure single cells only. */
import type { Sheet } from '../table.ts'

const LINE_POINTS = 15
const PADDING_POINTS = 3
const DEFAULT_WIDTH = 10

/** Lines that a text takes in a column of this width, words unbroken where they fit. */
export function wrappedLines(text: string, width: number): number {
  return text.split('\n').reduce((sum, line) => {
    let lines = 1
    let used = 0
    for (const word of line.split(/\s+/)) {
      const needed = used === 0 ? word.length : used + 1 + word.length
      if (needed <= width) used = needed
      else {
        lines += (used === 0 ? 0 : 1) + Math.floor(Math.max(0, word.length - 1) / width)
        used = ((word.length - 1) % width) + 1
      }
    }
    return sum + lines
  }, 0)
}

/** In points. What a merged label lacks is shared out among its rows. */
export function rowHeights({ rows, merges, widths }: Sheet): number[] {
  const widthOf = (column: number, columns = 1): number => Array.from({ length: columns }, (_, i) => widths[column + i] ?? DEFAULT_WIDTH).reduce((sum, width) => sum + width, 0)
  const needs = (text: string, width: number): number => wrappedLines(text, width) * LINE_POINTS + PADDING_POINTS
  const tall = new Map(merges.filter(merge => merge.rows > 1 || merge.columns > 1).map(merge => [`${merge.row} ${merge.column}`, merge]))
  const heights = rows.map((row, r) => Math.max(LINE_POINTS + PADDING_POINTS, ...row.map((text, column) => {
    const merge = tall.get(`${r} ${column}`)
    return merge && merge.rows > 1 ? 0 : needs(text, widthOf(column, merge?.columns))
  })))
  for (const merge of tall.values()) {
    if (merge.rows < 2) continue
    const spanned = Array.from({ length: Math.min(merge.rows, rows.length - merge.row) }, (_, i) => merge.row + i)
    const lacking = needs(rows[merge.row]?.[merge.column] ?? '', widthOf(merge.column, merge.columns)) - spanned.reduce((sum, row) => sum + heights[row]!, 0)
    if (lacking > 0) for (const row of spanned) heights[row] = heights[row]! + Math.ceil(lacking / spanned.length)
  }
  return heights
}
