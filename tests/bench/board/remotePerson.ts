/** Somebody else on the same board, in this process, over the real relay. */
import { createBoard, moveToStatus, renameNode } from '@trame/shared/commands'
import { Board } from '@trame/shared/model'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { draftOf, seeded, type DraftSize } from '../draft.ts'

export type RemotePerson = {
  /** The board's id in its address. */
  readonly room: string
  readonly board: Board
  rename: (id: string, title: string) => void
  /** Four moves in five, then a renaming, anywhere on the board. */
  edit: () => void
  leave: () => void
}

/** Makes a board and brings it to the relay. */
export async function enterWithBoard(origin: string, room: string, size: DraftSize): Promise<RemotePerson> {
  const doc = new Y.Doc()
  const board = new Board(doc, { author: 'person0000', now: Date.now, random: Math.random, person: () => ({ name: 'Léa', colour: '#0b7285' }) })
  createBoard(board, { room, draft: draftOf(size) })
  const provider = new WebsocketProvider(`${origin.replace('http', 'ws')}/sync`, room, doc, { WebSocketPolyfill: WebSocket as never, disableBc: true })
  await new Promise<void>(resolve => provider.on('sync', (isSynced: boolean) => isSynced && resolve()))
  const random = seeded(17)
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)]!
  const cards = [...board.nodes()].filter(id => board.nodeKind(id) === 'card')
  const statuses = [...board.lanes.children('root')]
  const rename = (id: string, title: string): void => void renameNode(board, { id, title })
  let edits = 0
  return {
    room,
    board,
    rename,
    edit() {
      edits++
      if (edits % 5 === 0) return rename(pick(cards), `Projet revu ${edits}`)
      const status = pick(statuses)
      const column = board.lanes.children(status)
      moveToStatus(board, { ids: [pick(cards)], status, after: column[Math.floor(random() * Math.min(5, column.length))] ?? null })
    },
    leave() {
      provider.destroy()
      provider.awareness.destroy()
      board.close()
    },
  }
}
