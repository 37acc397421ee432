/** A board as the bytes of a file, or as a table on the clipboard. */
import { officialTable, writeClipboard, writeCsv, writeOutline, writeXlsx, type ExportOptions } from '@trame/shared/exchange/write'
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

/** HTML with its merged cells for spreadsheets and documents, and text for everything else. */
export async function copyTable(board: Board, options: ExportOptions): Promise<void> {
  const { html, text } = writeClipboard(officialTable(canonicalBoard(board), options))
  const item = { 'text/html': new Blob([html], { type: 'text/html' }), 'text/plain': new Blob([text], { type: 'text/plain' }) }
  // Over plain http in a meeting room there is no asynchronous clipboard: the older way still works.
  if (navigator.clipboard && typeof ClipboardItem !== 'undefined') return navigator.clipboard.write([new ClipboardItem(item)])
  const put = (event: ClipboardEvent): void => {
    event.preventDefault()
    event.clipboardData?.setData('text/html', html)
    event.clipboardData?.setData('text/plain', text)
  }
  document.addEventListener('copy', put, { once: true })
  const isDone = document.execCommand('copy')
  document.removeEventListener('copy', put)
  if (!isDone) throw new Error('the browser refused to copy')
}
