/** The texts of a board's cards, out of the log of their room and into it. */
import { readTexts, writeTexts, type BoardTexts } from '@trame/shared/exchange'
import { roomName } from '@trame/shared/protocol'
import * as Y from 'yjs'
import type { LogStore } from '../log/LogStore.ts'

/** Empty when nobody wrote any. */
export async function readRoomTexts(log: LogStore, board: string): Promise<BoardTexts> {
  const { parts } = await log.load(roomName(board, 'texts'))
  const doc = new Y.Doc()
  for (const { update } of parts) Y.applyUpdate(doc, update)
  return readTexts(doc)
}

/** For a board that was just made; durably. Throws `StorageFailure`. */
export async function writeRoomTexts(log: LogStore, board: string, { texts, now }: { texts: BoardTexts; now: () => number }): Promise<void> {
  if (Object.keys(texts).length === 0) return
  const doc = new Y.Doc()
  writeTexts(doc, texts)
  await log.append([{ room: roomName(board, 'texts'), sequence: 0, update: Y.encodeStateAsUpdate(doc), author: 'relay', session: 'command', time: now() }])
}
