/** A board as the bytes of a file. */
import { officialTable, writeCsv, writeOutline, writeXlsx, type ExportOptions } from '@trame/shared/exchange/write'
import { canonicalBoard, type Board } from '@trame/shared/model'

export const FORMATS = ['xlsx', 'document', 'copy', 'csv', 'md', 'json'] as const
export type Format = (typeof FORMATS)[number]
export const SEPARATORS = { semicolon: ';', comma: ',', tab: '\t' } as const
export type Separator = (typeof SEPARATORS)[keyof typeof SEPARATORS]
export type CsvForm = { readonly separator: Separator; readonly hasMark: boolean }

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export async function exportFile(board: Board, format: Exclude<Format, 'copy' | 'document' | 'json'>, { csv, ...options }: ExportOptions & { readonly csv: CsvForm }): Promise<Blob> {
  switch (format) {
    case 'xlsx':
      return new Blob([(await writeXlsx(officialTable(canonicalBoard(board), options))) as Uint8Array<ArrayBuffer>], { type: XLSX })
    case 'csv':
      return new Blob([writeCsv(canonicalBoard(board), { ...options, ...csv })], { type: 'text/csv;charset=utf-8' })
    case 'md':
      return new Blob([writeOutline(canonicalBoard(board), options)], { type: 'text/markdown;charset=utf-8' })
  }
}
