/**
 * Edits of a page's last moment. IndexedDB answers in a later turn, which a page that goes away does not get; what is not
 * on its way to the disk by then is put into localStorage, which writes at once, and taken over by the next opening.
 */
import * as buffer from 'lib0/buffer'

export type LeftEdits = { readonly bytes: Uint8Array; readonly edits: number; readonly epoch: number }

const prefix = (board: string): string => `trame.left.${board}.`

/** False when the browser refuses: then they are lost with the page. */
export function leaveEdits(board: string, name: string, { bytes, ...rest }: LeftEdits): boolean {
  try {
    localStorage.setItem(prefix(board) + name, JSON.stringify({ ...rest, bytes: buffer.toBase64(bytes) }))
    return true
  } catch {
    return false
  }
}

/** What earlier pages left of a board, and how to forget each once it is on the disk. */
export function findLeftEdits(board: string): readonly { left: LeftEdits; forget: () => void }[] {
  try {
    return Object.keys(localStorage).flatMap(key => {
      // A room’s name begins with its board’s, and a tab’s has no dot.
      if (!key.startsWith(prefix(board)) || key.slice(prefix(board).length).includes('.')) return []
      const left = readLeft(localStorage.getItem(key))
      return left ? [{ left, forget: () => localStorage.removeItem(key) }] : []
    })
  } catch {
    return [] // refused storage: nothing was left there either
  }
}

function readLeft(text: string | null): LeftEdits | null {
  try {
    const { bytes, edits, epoch } = JSON.parse(text ?? '{}') as Record<string, unknown>
    return typeof bytes === 'string' && typeof edits === 'number' && typeof epoch === 'number' ? { bytes: buffer.fromBase64(bytes), edits, epoch } : null
  } catch {
    return null // not ours, or cut short
  }
}
