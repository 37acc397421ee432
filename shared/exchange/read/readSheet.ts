/** From the bytes of a file to a neutral table. What a file is, its bytes say: the name only helps where they do not. */
import { countCells, type Sheet, type SourceKind, type Table } from '../table.ts'
import { openCompound } from './compound.ts'
import { decodeText } from './decodeText.ts'
import { findSeparator, readDelimited } from './delimited.ts'
import { readHtmlTables, type NodeLike } from './html.ts'
import { MAX_FILE_BYTES } from './limits.ts'
import { readOdsSheets } from './ods.ts'
import { looksLikeOutline, readOutline } from './outline.ts'
import { Unreadable, type Refused } from './refusal.ts'
import { readXlsSheets } from './xls.ts'
import { readXlsxSheets } from './xlsx.ts'
import { inspectZip } from './zipped.ts'

export type ReadTable = { readonly ok: true, readonly table: Table } | Refused
export type ReadOptions = {
  /** Where there is a DOM. Some programs save HTML under the name of a workbook; without it such a file is refused. */
  readonly parseHtml?: (html: string) => NodeLike
}

const SIGNATURES: readonly (readonly [kind: string, bytes: readonly number[]])[] = [
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['compound', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  ['image', [0x89, 0x50, 0x4e, 0x47]],
  ['image', [0xff, 0xd8, 0xff]],
  ['image', [0x47, 0x49, 0x46, 0x38]],
  ['archive', [0x1f, 0x8b]],
  ['archive', [0x37, 0x7a, 0xbc, 0xaf]],
  ['archive', [0x52, 0x61, 0x72, 0x21]],
]

/** Reads .xlsx, .xlsm, .ods, .xls, .csv, .tsv, text and Markdown outlines. Never throws for what is in the file. */
export async function readSheet(bytes: Uint8Array, name: string, options: ReadOptions = {}): Promise<ReadTable> {
  try {
    return filled(await readBytes(bytes, name, options))
  } catch (error) {
    if (error instanceof Unreadable) return error.refused
    // What the libraries throw over a broken file says nothing to a person; the file is as it is.
    return { ok: false, code: 'damaged', detail: error instanceof Error ? error.message : String(error) }
  }
}

/** A pasted text, or a text file: tab-separated, CSV or an outline. */
export function readText(text: string, name: string): ReadTable {
  try {
    return filled(tableOfText(text, name))
  } catch (error) {
    if (error instanceof Unreadable) return error.refused
    throw error
  }
}

/** A pasted range: one sheet per table. Null when the page holds none, so that the pasted text is to be read instead. */
export function readClipboardHtml(root: NodeLike): ReadTable | null {
  try {
    const sheets = readHtmlTables(root)
    return sheets.every(sheet => countCells(sheet) === 0) ? null : { ok: true, table: { source: 'html', sheets } }
  } catch (error) {
    if (error instanceof Unreadable) return error.refused
    throw error
  }
}

async function readBytes(bytes: Uint8Array, name: string, { parseHtml }: ReadOptions): Promise<Table> {
  if (bytes.length === 0) throw new Unreadable('empty-file')
  if (bytes.length > MAX_FILE_BYTES) throw new Unreadable('too-large', { limit: MAX_FILE_BYTES })
  const kind = SIGNATURES.find(([, signature]) => signature.every((byte, i) => bytes[i] === byte))?.[0]
  if (kind === 'zip') return readZip(bytes)
  if (kind === 'compound') return { source: 'xls', sheets: await readXlsSheets(bytes, openCompound(bytes)) }
  if (kind !== undefined) throw new Unreadable('wrong-kind', { detail: kind })
  const decoded = decodeText(bytes)
  if (!decoded) throw new Unreadable('wrong-kind', { detail: 'binary' })
  if (/^\s*<(!doctype html|html|table|meta|\?xml[^>]*>\s*<html)/i.test(decoded.text)) {
    if (!parseHtml) throw new Unreadable('wrong-kind', { detail: 'html' })
    return { source: 'html', sheets: readHtmlTables(parseHtml(decoded.text), name) }
  }
  return tableOfText(decoded.text, name)
}

async function readZip(bytes: Uint8Array): Promise<Table> {
  const kind = inspectZip(bytes)
  return kind === 'ods' ? { source: kind, sheets: readOdsSheets(bytes) } : { source: kind, sheets: await readXlsxSheets(bytes) }
}

function tableOfText(text: string, name: string): Table {
  const one = (source: SourceKind, sheet: Sheet): Table => ({ source, sheets: [sheet] })
  if (/\.(md|markdown)$/i.test(name) || looksLikeOutline(text)) return one('outline', readOutline(text, name))
  const separator = findSeparator(text)
  return one(separator === '\t' ? 'tsv' : 'csv', readDelimited(text, { name, separator }))
}

const filled = (table: Table): ReadTable => (table.sheets.every(sheet => countCells(sheet) === 0) ? { ok: false, code: 'no-content' } : { ok: true, table })
