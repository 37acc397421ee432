/** The official table of a board, or of a part of it, on the clipboard. Loaded when it is asked for. */
import { officialTable, writeClipboard, type ClipboardTable, type ExportOptions } from '@trame/shared/exchange/write'
import { canonicalBoard, type Board } from '@trame/shared/model'

export const clipboardOf = (board: Board, options: ExportOptions): ClipboardTable => writeClipboard(officialTable(canonicalBoard(board), options))

/** What a `copy` event carries. */
export function putTable(transfer: DataTransfer, { html, text }: ClipboardTable): void {
  transfer.setData('text/html', html)
  transfer.setData('text/plain', text)
}

/** HTML with its merged cells for spreadsheets and documents, and text for everything else. */
export async function copyTable(board: Board, options: ExportOptions): Promise<void> {
  const table = clipboardOf(board, options)
  const item = { 'text/html': new Blob([table.html], { type: 'text/html' }), 'text/plain': new Blob([table.text], { type: 'text/plain' }) }
  // Over plain http in a meeting room there is no asynchronous clipboard: the older way still works.
  if (navigator.clipboard && typeof ClipboardItem !== 'undefined') return navigator.clipboard.write([new ClipboardItem(item)])
  const put = (event: ClipboardEvent): void => {
    event.preventDefault()
    event.stopImmediatePropagation()
    if (event.clipboardData) putTable(event.clipboardData, table)
  }
  document.addEventListener('copy', put, { once: true, capture: true })
  const isDone = document.execCommand('copy')
  document.removeEventListener('copy', put, { capture: true })
  if (!isDone) throw new Error('the browser refused to copy')
}
