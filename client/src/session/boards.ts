/** The boards of this device: the list, a new one, a file of what is here, and taking all of it away. */
import { createBoard as fillBoard, type BoardDraft } from '@trame/shared/commands'
import { writeBoardJson } from '@trame/shared/exchange'
import { Board, readText } from '@trame/shared/model'
import * as Y from 'yjs'
import { device, tab } from './device.ts'
import { source, type Observable } from './observable.ts'
import { profile } from './profile.ts'
import { newBoardId } from './randomId.ts'
import type { DeviceBoard } from './store/deviceStore.ts'

export type { DeviceBoard } from './store/deviceStore.ts'

/** The boards of this device, the last opened first; empty while it is read. */
export function listBoards(): Observable<readonly DeviceBoard[]> {
  const boards = source<readonly DeviceBoard[]>([])
  let watchers = 0
  let stop = (): void => {}
  return {
    get: boards.get,
    subscribe(listener) {
      if (watchers++ === 0) stop = device.watchBoards(boards.set)
      const unsubscribe = boards.subscribe(listener)
      return () => {
        unsubscribe()
        if (--watchers === 0) stop()
      }
    },
  }
}

/** Makes a board, stored on this device before its id is returned; no relay is needed. */
export async function createBoard(draft: BoardDraft): Promise<string> {
  const id = newBoardId()
  const doc = new Y.Doc()
  const board = new Board(doc, { author: profile.get().author, now: Date.now, random: Math.random })
  fillBoard(board, { room: id, draft })
  await device.noteBoard({ id, title: draft.title, subtitle: readText(draft.fields.subtitle) }, { bytes: Y.encodeStateAsUpdate(doc), tab })
  board.close()
  doc.destroy()
  return id
}

/** What this tab has of a board, as a file: readable JSON, which another Trame imports. */
export const exportBoard = (board: Board): Blob => new Blob([writeBoardJson(board)], { type: 'application/json' })

/** Takes every board, profile and preference of Trame off this device. What the relay does not have is gone with it. */
export async function eraseDevice(): Promise<void> {
  await device.erase()
  for (const storage of [localStorage, sessionStorage]) {
    for (const key of Object.keys(storage)) if (key.startsWith('trame.')) storage.removeItem(key)
  }
}
