/** Copies of what the relay refused: readable as the board would be with them, until the person has done with them. */
import type { BoardTexts } from '@trame/shared/exchange'
import { Board } from '@trame/shared/model'
import { roomName } from '@trame/shared/protocol'
import * as Y from 'yjs'
import type { RefusedCopy } from './boardSession.ts'
import { boardFile, storedTexts } from './boardFile.ts'
import { device } from './device.ts'
import type { CopyRow } from './store/database.ts'

/** Of the board and of the texts of its cards. */
export async function listRefusedCopies(id: string): Promise<readonly RefusedCopy[]> {
  const [rows, textRows, { saved, unsaved }] = await Promise.all([device.copies(id), device.copies(roomName(id, 'texts')), device.loadReadable(id)])
  const base = [...saved, ...unsaved]
  const list = async (row: CopyRow, onBoard: readonly Uint8Array[], onTexts: readonly Uint8Array[]): Promise<RefusedCopy> =>
    ({ key: row.key, edits: row.edits, at: row.at, file: fileOf([...base, ...onBoard], await storedTexts(id, onTexts)) })
  return await Promise.all([...rows.map(row => list(row, [row.bytes], [])), ...textRows.map(row => list(row, [], [row.bytes]))])
}

function fileOf(updates: readonly Uint8Array[], texts: BoardTexts): Blob {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  const board = new Board(doc, { author: '', now: Date.now, random: Math.random })
  const file = boardFile(board, texts)
  board.close()
  doc.destroy()
  return file
}
