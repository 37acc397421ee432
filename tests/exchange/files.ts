/** Fixtures of this folder: what made each file is in `fixtures/README.md`. */
import { readFileSync } from 'node:fs'
import { parseHTML } from 'linkedom'
import { readSheet, type NodeLike, type ReadTable, type Sheet, type Table } from '@trame/shared/exchange/read'

export const bytesOf = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(`./fixtures/${name}`, import.meta.url)))
export const textOf = (name: string): string => readFileSync(new URL(`./fixtures/${name}`, import.meta.url), 'utf8')

/** As the browser's DOMParser does it. */
export const parseHtml = (html: string): NodeLike => parseHTML(html).document

export const read = (name: string): Promise<ReadTable> => readSheet(bytesOf(name), name, { parseHtml })

export function tableOf(result: ReadTable): Table {
  if (!result.ok) throw new Error(`${result.code} ${result.detail ?? ''}`)
  return result.table
}

export const firstSheet = async (name: string): Promise<Sheet> => tableOf(await read(name)).sheets[0]!

/** Places as `B4`, sorted: shorter to compare. */
export const names = (cells: readonly { row: number; column: number }[]): string[] =>
  cells.map(({ row, column }) => `${'ABCDEFGHIJ'[column]}${row + 1}`).toSorted()
