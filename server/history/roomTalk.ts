/** What is said on a board's cards, out of the log of its room and into it. */
import { readTalk, writeTalk, type BoardTalk } from '@trame/shared/exchange'
import { roomName } from '@trame/shared/protocol'
import * as Y from 'yjs'
import type { LogStore } from '../log/LogStore.ts'

/** Empty when nobody said anything. */
export async function readRoomTalk(log: LogStore, board: string): Promise<BoardTalk> {
  const { parts } = await log.load(roomName(board, 'talk'))
  const doc = new Y.Doc()
  for (const { update } of parts) Y.applyUpdate(doc, update)
  return readTalk(doc)
}

/** For a board that was just made; durably. Throws `StorageFailure`. */
export async function writeRoomTalk(log: LogStore, board: string, { talk, now }: { talk: BoardTalk; now: () => number }): Promise<void> {
  if (talk.length === 0) return
  const doc = new Y.Doc()
  writeTalk(doc, talk)
  await log.append([{ room: roomName(board, 'talk'), sequence: 0, update: Y.encodeStateAsUpdate(doc), author: 'relay', session: 'command', time: now() }])
}
