/** A range for the clipboard, as spreadsheets paste it: HTML with its merges, and tab-separated text for everything else. */
import Papa from 'papaparse'
import { FORMULA } from './delimited.ts'
import type { OfficialTable } from './official.ts'

export type ClipboardTable = { readonly html: string, readonly text: string }

const escapeHtml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
const guarded = (text: string): string => (FORMULA.test(text) ? `'${text}` : text)

export function writeClipboard({ sheet, headRow }: OfficialTable): ClipboardTable {
  const { rows, merges, struck, widths } = sheet
  const at = (row: number, column: number): string => `${row} ${column}`
  const merged = new Map(merges.map(merge => [at(merge.row, merge.column), merge]))
  const covered = new Set(merges.flatMap(({ row, column, rows: high, columns: wide }) =>
    Array.from({ length: high * wide }, (_, i) => at(row + Math.floor(i / wide), column + (i % wide))).slice(1)))
  const lines = new Set(struck.map(({ row, column }) => at(row, column)))
  const cell = (row: number, column: number): string => {
    if (covered.has(at(row, column))) return ''
    const merge = merged.get(at(row, column))
    const text = escapeHtml(guarded(rows[row]![column] ?? '')).replaceAll('\n', '<br>')
    const spans = merge ? `${merge.rows > 1 ? ` rowspan="${merge.rows}"` : ''}${merge.columns > 1 ? ` colspan="${merge.columns}"` : ''}` : ''
    const tag = row === headRow ? 'th' : 'td'
    // Excel takes the format as its own word for text, so that it reads no number or date into a title.
    return `<${tag}${spans} style="mso-number-format:'\\@';vertical-align:top">${lines.has(at(row, column)) ? `<s>${text}</s>` : text}</${tag}>`
  }
  const body = rows.map((_, row) => `<tr>${widths.map((__, column) => cell(row, column)).join('')}</tr>`).join('\n')
  return {
    html: `<meta charset="utf-8"><table border="1">\n${body}\n</table>`,
    text: Papa.unparse(rows.map(row => widths.map((_, column) => row[column] ?? '')), { delimiter: '\t', newline: '\r\n', escapeFormulae: FORMULA }),
  }
}
