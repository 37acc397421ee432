/** Copies of what the relay refused: readable as the board would be with them, until the person has done with them. */
import { Board } from '@trame/shared/model'
import * as Y from 'yjs'
import type { RefusedCopy } from './boardSession.ts'
import { exportBoard } from './boards.ts'
import { device } from './device.ts'
import type { CopyRow } from './store/database.ts'

export async function listRefusedCopies(id: string): Promise<readonly RefusedCopy[]> {
  const [rows, { saved, unsaved }] = await Promise.all([device.copies(id), device.loadReadable(id)])
  return rows.map(row => ({ key: row.key, edits: row.edits, at: row.at, file: fileOf(row, [...saved, ...unsaved]) }))
}

function fileOf({ bytes }: CopyRow, base: readonly Uint8Array[]): Blob {
  const doc = new Y.Doc()
  for (const update of base) Y.applyUpdate(doc, update)
  Y.applyUpdate(doc, bytes)
  const board = new Board(doc, { author: '', now: Date.now, random: Math.random })
  const file = exportBoard(board)
  board.close()
  doc.destroy()
  return file
}
