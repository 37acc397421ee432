/** The boards of this device: the list, a new one, a file of what is here, and taking all of it away. */
import { createBoard as fillBoard, type BoardDraft } from '@trame/shared/commands'
import type { BoardTalk, BoardTexts } from '@trame/shared/exchange'
import { Board, readText } from '@trame/shared/model'
import { parseRoom, roomName } from '@trame/shared/protocol'
import * as Y from 'yjs'
import { device, tab } from './device.ts'
import { source, type Observable } from './observable.ts'
import { profile } from './profile.ts'
import { newBoardId } from './randomId.ts'
import { noteMade } from './role.ts'
import type { BoardSession } from './boardSession.ts'
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
    const unstored = unstoredBoards.get().filter(({ id }) => parseRoom(id)?.kind === 'board').map(({ id, title, subtitle, edits, at }): DeviceBoard => ({ id, title, subtitle, openedAt: at, unsaved: edits, refused: 0 }))
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
export async function createBoard(draft: BoardDraft, { texts = {}, talk = [] }: { texts?: BoardTexts; talk?: BoardTalk } = {}): Promise<string> {
  const id = newBoardId()
  noteMade(id)
  const doc = new Y.Doc()
  const board = new Board(doc, { author: profile.get().author, now: Date.now, random: Math.random })
  fillBoard(board, { room: id, draft })
  const bytes = Y.encodeStateAsUpdate(doc)
  board.close()
  doc.destroy()
  const beside: [room: string, bytes: Uint8Array][] = []
  if (Object.keys(texts).length > 0) beside.push([roomName(id, 'texts'), (await files()).textBytes(texts)])
  if (talk.length > 0) beside.push([roomName(id, 'talk'), (await files()).talkBytes(talk)])
  try {
    // First what nobody sees without the board: a page that ends in between leaves no board without its texts.
    for (const [room, own] of beside) await device.addOwn(room, tab, { bytes: own, edits: 1, isSaved: false, epoch: 0 })
    await device.noteBoard({ id, title: draft.title, subtitle: readText(draft.fields.subtitle) }, { bytes, tab })
  } catch (error) {
    trouble.set(troubleOf(error))
    keepUnstored({ id, title: draft.title, subtitle: readText(draft.fields.subtitle), bytes, edits: 1, at: Date.now() })
    for (const [room, own] of beside) keepUnstored({ id: room, title: '', subtitle: '', bytes: own, edits: 1, at: Date.now() })
  }
  return id
}

// oxlint-disable-next-line typescript/explicit-function-return-type -- the type of a module cannot be named otherwise
const files = () => import('./boardFile.ts')

/** W6: what this tab has of an open board as a file, the texts of its cards included. */
export const exportBoard = async (session: Pick<BoardSession, 'id' | 'board' | 'texts' | 'talk'>): Promise<Blob> => (await files()).exportOpen(session)

/** What this device has of a board that is not open as a file, unsaved edits included. */
export const exportStored = async (id: string): Promise<Blob> => (await files()).exportStored(id)

// oxlint-disable-next-line typescript/explicit-function-return-type -- the type of a module cannot be named otherwise
export const tableCopies = () => import('./tableCopy.ts')

/** The official table of a board, or of a part of it, on the clipboard: as HTML with its merged cells, and as text. */
export const copyTable = async (board: Board, options: { readonly language: 'fr' | 'en'; readonly only?: readonly string[] | undefined }): Promise<void> => (await tableCopies()).copyTable(board, options)
