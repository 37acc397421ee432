/** Boards of this device as files: readable JSON, which another Trame imports. Loaded when a file is asked for. */
import { readTalk, readTexts, writeBoardJson, writeTalk, writeTexts, type BoardTalk, type BoardTexts } from '@trame/shared/exchange'
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

/** What is said on a new board as the update of a document. */
export function talkBytes(talk: BoardTalk): Uint8Array {
  const doc = new Y.Doc()
  writeTalk(doc, talk)
  const bytes = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return bytes
}

/** A board as a file: readable JSON, which another Trame imports. */
export const boardFile = (board: Board, texts: BoardTexts, talk: BoardTalk): Blob => new Blob([writeBoardJson(board, texts, talk)], { type: 'application/json' })

/** W6: what this tab has of an open board, the texts of its cards included. */
export const exportOpen = async ({ id, board, texts, talk }: Pick<BoardSession, 'id' | 'board' | 'texts' | 'talk'>): Promise<Blob> => {
  const [open, said] = [texts, talk].map(({ room }) => (room.get()?.state.get() === 'loading' ? null : room.get()))
  return boardFile(board, open ? readTexts(open.doc) : await storedTexts(id), said ? readTalk(said.doc) : await storedTalk(id))
}

/** The texts of a board's cards as this device has them, `more` on top of them. */
export const storedTexts = (id: string, more: readonly Uint8Array[] = []): Promise<BoardTexts> => stored(roomName(id, 'texts'), more, readTexts)

/** What is said on its cards as this device has it, `more` on top of it. */
export const storedTalk = (id: string, more: readonly Uint8Array[] = []): Promise<BoardTalk> => stored(roomName(id, 'talk'), more, readTalk)

async function stored<T>(room: string, more: readonly Uint8Array[], read: (doc: Y.Doc) => T): Promise<T> {
  const { saved, unsaved } = await device.loadReadable(room).catch(() => ({ saved: [], unsaved: [] }))
  const doc = new Y.Doc()
  for (const update of [...saved, ...unsaved, ...more]) Y.applyUpdate(doc, update)
  const found = read(doc)
  doc.destroy()
  return found
}

/** What this device has of a board that is not open, unsaved edits included. */
export async function exportStored(id: string): Promise<Blob> {
  const unstored = unstoredBoards.get().find(board => board.id === id)
  const { saved, unsaved } = unstored ? { saved: [], unsaved: [unstored.bytes] } : await device.loadReadable(id)
  const doc = new Y.Doc()
  for (const update of [...saved, ...unsaved]) Y.applyUpdate(doc, update)
  const board = new Board(doc, { author: '', now: Date.now, random: Math.random })
  const file = boardFile(board, await storedTexts(id), await storedTalk(id))
  board.close()
  doc.destroy()
  return file
}
