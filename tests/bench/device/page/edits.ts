/** Boards, and edits as people make them, for the pages of the bench. */
import { createBoard, moveToStatus, renameNode } from '@trame/shared/commands'
import { Board } from '@trame/shared/model'
import type { IndexeddbPersistence } from 'y-indexeddb'
import * as Y from 'yjs'
import { draftOf, seeded } from '../../draft.ts'

export const BOARD = 'MESURE00001'

export function newBoard(doc: Y.Doc): Board {
  return new Board(doc, { author: 'marie', now: Date.now, random: Math.random })
}

/** A whole board as one update. */
export function wholeBoard(cards: number): Uint8Array {
  const doc = new Y.Doc()
  const board = newBoard(doc)
  createBoard(board, { room: BOARD, draft: draftOf({ cards }) })
  board.close()
  return Y.encodeStateAsUpdate(doc)
}

export function docOf(...updates: Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  return doc
}

/** Makes one edit after the other: four in five move a card in the kanban, the fifth renames one. */
export function editor(board: Board, seed = 1): () => void {
  const random = seeded(seed)
  const cards = [...board.nodes()].filter(id => board.nodeKind(id) === 'card')
  const statuses = [...board.lanes.children('root')]
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)]!
  let count = 0
  return () => {
    const id = pick(cards)
    count++
    if (count % 5 === 0) renameNode(board, { id, title: `Projet renommé ${seed}.${count}` })
    else moveToStatus(board, { ids: [id], status: pick(statuses), after: null })
  }
}

/** `count` updates of one edit each, on top of `whole`. */
export function updatesOn(whole: Uint8Array, count: number): Uint8Array[] {
  const doc = docOf(whole)
  const board = newBoard(doc)
  const edit = editor(board)
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  while (updates.length < count) edit()
  board.close()
  return updates
}

/** y-indexeddb does not tell when it has written: a transaction that waits for its own does. */
export const isWritten = (persistence: IndexeddbPersistence): Promise<void> =>
  new Promise(resolve => persistence.db!.transaction('updates', 'readwrite').addEventListener('complete', () => resolve()))
