/** Boards out of logs and into them: the one place of the server that knows what a room's updates mean. */
import { createBoard, type BoardDraft } from '@trame/shared/commands'
import { Board, BOARD_ID } from '@trame/shared/model'
import { randomBytes } from 'node:crypto'
import * as Y from 'yjs'
import type { LogStore } from '../log/LogStore.ts'

const AUTHOR = 'relay'
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** 22 letters and digits: 131 bits, because knowing a board's id is what lets a person in. */
function newBoardId(): string {
  // Bytes from 248 on would make the first letters likelier than the others.
  const bytes = [...randomBytes(64)].filter(byte => byte < 248).slice(0, 22)
  return bytes.length === 22 ? bytes.map(byte => ALPHABET[byte % 62]).join('') : newBoardId()
}

const boardOn = (doc: Y.Doc): Board => new Board(doc, { author: AUTHOR, now: Date.now, random: Math.random })

/** The board in a room as it stands in the log, or null when the room holds none. */
export async function readBoard(log: LogStore, room: string): Promise<Board | null> {
  const { parts } = await log.load(room)
  const doc = new Y.Doc()
  for (const { update } of parts) Y.applyUpdate(doc, update)
  const board = boardOn(doc)
  return board.has(BOARD_ID) ? board : null
}

/** All that the log has of a room, as one update. */
export async function roomUpdate(log: LogStore, room: string): Promise<Uint8Array> {
  const { parts } = await log.load(room)
  return Y.mergeUpdates(parts.map(({ update }) => update))
}

/**
 * Changes the board in a room and appends what was written, durably. Nobody else may write to the room meanwhile: hold
 * the data folder. Returns null when the room holds no board. Throws `StorageFailure`.
 */
export async function changeBoard<T>(log: LogStore, room: string, { change, now }: { change: (board: Board) => T, now: () => number }): Promise<T | null> {
  const { parts, end } = await log.load(room)
  const doc = new Y.Doc()
  for (const { update } of parts) Y.applyUpdate(doc, update)
  const board = boardOn(doc)
  if (!board.has(BOARD_ID)) return null
  const before = Y.encodeStateVector(doc)
  const result = change(board)
  const update = Y.encodeStateAsUpdate(doc, before)
  board.close()
  const hasChanged = Y.encodeStateVector(doc).join() !== before.join()
  if (hasChanged) await log.append([{ room, sequence: end, update, author: AUTHOR, session: 'command', time: now() }])
  return result
}

/** Writes a new board into a room of its own, durably, and returns the room's name. `fill` may add to what the draft says. Throws `StorageFailure`. */
export async function writeNewBoard(log: LogStore, draft: BoardDraft, now: () => number, fill: (board: Board) => void = () => {}): Promise<string> {
  const room = newBoardId()
  const doc = new Y.Doc()
  const board = boardOn(doc)
  createBoard(board, { room, draft })
  fill(board)
  await log.append([{ room, sequence: 0, update: Y.encodeStateAsUpdate(doc), author: AUTHOR, session: 'command', time: now() }])
  board.close()
  return room
}
