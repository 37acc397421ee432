import { Board, BOARD_ID } from '@trame/shared/model'
import * as Y from 'yjs'

/** The room that an update says its board belongs to; null when it does not say. */
export function roomIn(update: Uint8Array): string | null {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, update)
  const board = new Board(doc, { author: '', now: () => 0, random: () => 0 })
  const room = board.field(BOARD_ID, 'room')
  board.close()
  doc.destroy()
  return typeof room === 'string' ? room : null
}
