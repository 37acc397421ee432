/** Boards of this device as files: readable JSON, which another Trame imports. Loaded when a file is asked for. */
import { readTexts, writeBoardJson, writeTexts, type BoardTexts } from '@trame/shared/exchange'
import { Board } from '@trame/shared/model'
import { roomName } from '@trame/shared/protocol'
import * as Y from 'yjs'
import type { BoardSession } from './boardSession.ts'
import { device } from './device.ts'
import { unstoredBoards } from './unstored.ts'

/** The texts of a new board as the update of a document. */
export function textBytes(texts: BoardTexts): Uint8Array {
  const doc = new Y.Doc()
  writeTexts(doc, texts)
  const bytes = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return bytes
}

/** A board as a file: readable JSON, which another Trame imports. */
export const boardFile = (board: Board, texts: BoardTexts): Blob => new Blob([writeBoardJson(board, texts)], { type: 'application/json' })

/** W6: what this tab has of an open board, the texts of its cards included. */
export const exportOpen = async ({ id, board, texts }: Pick<BoardSession, 'id' | 'board' | 'texts'>): Promise<Blob> => {
  const open = texts.room.get()
  return boardFile(board, open && open.state.get() !== 'loading' ? readTexts(open.doc) : await storedTexts(id))
}

/** The texts of a board's cards as this device has them, `more` on top of them. */
export async function storedTexts(id: string, more: readonly Uint8Array[] = []): Promise<BoardTexts> {
  const { saved, unsaved } = await device.loadReadable(roomName(id, 'texts')).catch(() => ({ saved: [], unsaved: [] }))
  const doc = new Y.Doc()
  for (const update of [...saved, ...unsaved, ...more]) Y.applyUpdate(doc, update)
  const texts = readTexts(doc)
  doc.destroy()
  return texts
}

/** What this device has of a board that is not open, unsaved edits included. */
export async function exportStored(id: string): Promise<Blob> {
  const unstored = unstoredBoards.get().find(board => board.id === id)
  const { saved, unsaved } = unstored ? { saved: [], unsaved: [unstored.bytes] } : await device.loadReadable(id)
  const doc = new Y.Doc()
  for (const update of [...saved, ...unsaved]) Y.applyUpdate(doc, update)
  const board = new Board(doc, { author: '', now: Date.now, random: Math.random })
  const file = boardFile(board, await storedTexts(id))
  board.close()
  doc.destroy()
  return file
}
