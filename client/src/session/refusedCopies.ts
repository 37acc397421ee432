/** Copies of what the relay refused: readable as the board would be with them, or made again, until the person has done with them. */
import type { BoardTalk, BoardTexts } from '@trame/shared/exchange'
import { Board } from '@trame/shared/model'
import { roomName } from '@trame/shared/protocol'
import * as Y from 'yjs'
import type { RefusedCopy } from './boardSession.ts'
import { boardFile, storedTalk, storedTexts } from './boardFile.ts'
import { device } from './device.ts'
import type { Room } from './openRoom.ts'
import type { OpenSleepingRoom } from './sleepingRoom.ts'
import type { CopyRow } from './store/database.ts'

/** Of the board, of the texts of its cards and of what is said on them. */
export async function listRefusedCopies(id: string): Promise<readonly RefusedCopy[]> {
  const [rows, textRows, talkRows, { saved, unsaved }] = await Promise.all([device.copies(id), device.copies(roomName(id, 'texts')), device.copies(roomName(id, 'talk')), device.loadReadable(id)])
  const base = [...saved, ...unsaved]
  const list = async (row: CopyRow, onBoard: readonly Uint8Array[], onTexts: readonly Uint8Array[], onTalk: readonly Uint8Array[]): Promise<RefusedCopy> =>
    ({ key: row.key, edits: row.edits, at: row.at, file: fileOf([...base, ...onBoard], await storedTexts(id, onTexts), await storedTalk(id, onTalk)) })
  return await Promise.all([...rows.map(row => list(row, [row.bytes], [], [])), ...textRows.map(row => list(row, [], [row.bytes], [])), ...talkRows.map(row => list(row, [], [], [row.bytes]))])
}

/**
 * S21: the edits of a copy are made again, as if they were made now, with those of earlier copies that they build on.
 * False: something that they build on is nowhere on this device, or they could not be written; then the copy stays.
 */
export async function proposeAgain(key: number, rooms: readonly Pick<OpenSleepingRoom, 'id' | 'within'>[]): Promise<boolean> {
  for (const { id, within } of rooms) {
    const rows = await device.copies(id)
    if (rows.some(row => row.key === key)) return await within(room => redo(room, rows, key))
  }
  return false
}

async function redo(room: Room, rows: readonly CopyRow[], key: number): Promise<boolean> {
  const whole = Y.encodeStateAsUpdate(room.doc)
  const end = rows.findIndex(row => row.key === key) + 1
  for (let from = end - 1; from >= 0; from--) {
    const taken = rows.slice(from, end)
    const updates = taken.map(({ bytes }) => bytes)
    if (!isComplete([whole, ...updates])) continue
    // Until they are on the disk as edits, the copies are all there is of them.
    if (!(await room.redo(updates))) return false
    for (const row of taken) await device.dropCopy(row.key)
    return true
  }
  return false
}

function isComplete(updates: readonly Uint8Array[]): boolean {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  const { pendingStructs, pendingDs } = doc.store
  doc.destroy()
  return pendingStructs === null && pendingDs === null
}

function fileOf(updates: readonly Uint8Array[], texts: BoardTexts, talk: BoardTalk): Blob {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  const board = new Board(doc, { author: '', now: Date.now, random: Math.random })
  const file = boardFile(board, texts, talk)
  board.close()
  doc.destroy()
  return file
}
