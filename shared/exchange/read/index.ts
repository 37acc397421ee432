/** Files and the clipboard as neutral tables. Heavy libraries are in here: the client loads it when somebody imports. */
export { cellName, countCells, EMPTY_SHEET, SOURCE_KINDS, type CellAt, type ColumnRole, type Merge, type Sheet, type SourceKind, type Table } from '../table.ts'
export { decodeText, TEXT_ENCODINGS, type TextEncoding } from './decodeText.ts'
export { readHtmlTables, type NodeLike } from './html.ts'
export { MAX_CELLS, MAX_FILE_BYTES, MAX_UNPACKED_BYTES } from './limits.ts'
export { readClipboardHtml, readSheet, readText, type ReadOptions, type ReadTable } from './readSheet.ts'
export type { Refused, ReadRefusal } from './refusal.ts'
