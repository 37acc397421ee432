/** Our own side of the comparison: the model and the index that the interface uses. */
import { createBoard, type BoardDraft } from '@trame/shared/commands'
import { Board } from '@trame/shared/model'
import { BoardIndex } from '@trame/shared/queries'
import * as Y from 'yjs'
import { seeded } from '../draft.ts'

const STARTS_AT = Date.UTC(2026, 0, 5)

export function boardOn(doc: Y.Doc, author = 'marie', seed = 1): Board {
  let now = STARTS_AT
  return new Board(doc, { author, now: () => now++, random: seeded(seed) })
}

export function filledDoc(draft: BoardDraft): Y.Doc {
  const doc = new Y.Doc()
  const board = boardOn(doc)
  const { ok } = createBoard(board, { room: 'mesure', draft })
  if (!ok) throw new Error('the board to measure could not be made')
  board.close()
  return doc
}

export function docFrom(update: Uint8Array): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, update)
  return doc
}

/** A board as a view needs it, from its stored bytes. */
export function readyBoard(update: Uint8Array): { board: Board; index: BoardIndex } {
  const board = boardOn(docFrom(update))
  return { board, index: new BoardIndex(board) }
}
