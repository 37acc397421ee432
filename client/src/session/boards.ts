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
import { troubleOf, type Trouble } from './store/trouble.ts'
import { keepUnstored, unstoredBoards } from './unstored.ts'

export type { DeviceBoard } from './store/deviceStore.ts'

const trouble = source<Trouble | null>(null)
/** Why this device cannot keep boards; null as far as is known. */
export const deviceTrouble: Observable<Trouble | null> = trouble

/** The boards of this device, the last opened first, before them those that it could not store; empty while it is read. */
export function listBoards(): Observable<readonly DeviceBoard[]> {
  const boards = source<readonly DeviceBoard[]>([])
  let watchers = 0
  let stop = (): void => {}
  let stored: readonly DeviceBoard[] = []
  const show = (): void => {
    const unstored = unstoredBoards.get().map(({ id, title, subtitle, edits, at }): DeviceBoard => ({ id, title, subtitle, openedAt: at, unsaved: edits, refused: 0 }))
    boards.set([...unstored, ...stored.filter(({ id }) => unstored.every(board => board.id !== id))])
  }
  const follow = (): (() => void) => {
    device.open().catch((error: unknown) => trouble.set(troubleOf(error)))
    const stopStored = device.watchBoards(found => {
      stored = found
      show()
    })
    const stopUnstored = unstoredBoards.subscribe(show)
    show()
    return () => {
      stopStored()
      stopUnstored()
    }
  }
  return {
    get: boards.get,
    subscribe(listener) {
      if (watchers++ === 0) stop = follow()
      const unsubscribe = boards.subscribe(listener)
      return () => {
        unsubscribe()
        if (--watchers === 0) stop()
      }
    },
  }
}

/** Makes a board, on this device before its id is returned; no relay is needed. Where nothing can be stored, in this page. */
export async function createBoard(draft: BoardDraft): Promise<string> {
  const id = newBoardId()
  const doc = new Y.Doc()
  const board = new Board(doc, { author: profile.get().author, now: Date.now, random: Math.random })
  fillBoard(board, { room: id, draft })
  const bytes = Y.encodeStateAsUpdate(doc)
  board.close()
  doc.destroy()
  try {
    await device.noteBoard({ id, title: draft.title, subtitle: readText(draft.fields.subtitle) }, { bytes, tab })
  } catch (error) {
    trouble.set(troubleOf(error))
    keepUnstored({ id, title: draft.title, subtitle: readText(draft.fields.subtitle), bytes, edits: 1, at: Date.now() })
  }
  return id
}

/** What this tab has of a board, as a file: readable JSON, which another Trame imports. */
export const exportBoard = (board: Board): Blob => new Blob([writeBoardJson(board)], { type: 'application/json' })

/** What this device has of a board that is not open, unsaved edits included. */
export async function exportStored(id: string): Promise<Blob> {
  const unstored = unstoredBoards.get().find(board => board.id === id)
  const { saved, unsaved } = unstored ? { saved: [], unsaved: [unstored.bytes] } : await device.loadReadable(id)
  const doc = new Y.Doc()
  for (const update of [...saved, ...unsaved]) Y.applyUpdate(doc, update)
  const board = new Board(doc, { author: '', now: Date.now, random: Math.random })
  const file = exportBoard(board)
  board.close()
  doc.destroy()
  return file
}
