/** Boards out: the official workbook, CSV, a Markdown outline, a range for the clipboard. They take the canonical board, so that a worker can run them. */
export { writeClipboard, type ClipboardTable } from './clipboard.ts'
export { writeCsv, type CsvOptions } from './delimited.ts'
export type { ExportOptions } from './lines.ts'
export { officialTable, type OfficialTable } from './official.ts'
export { writeOutline } from './outline.ts'
export type { ExportLanguage } from './words.ts'
export { writeXlsx } from './xlsx.ts'
