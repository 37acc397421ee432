/** A board opened from the device, ours and y-indexeddb's with the same updates in it. */
import { ROOT } from '@trame/shared/model'
import { IndexeddbPersistence } from 'y-indexeddb'
import * as Y from 'yjs'
import { openBoard } from '../../../../client/src/session/openBoard.ts'
import type { BoardSession } from '../../../../client/src/session/boardSession.ts'
import { DeviceStore } from '../../../../client/src/session/store/deviceStore.ts'
import { BOARD, isWritten, updatesOn, wholeBoard } from './edits.ts'

const PEER = 'opened-peer'

export type Prepared = { readonly cards: number; readonly later: number; /** Edits of this device that no relay has. */ readonly isUnsaved: boolean }

/** Stores a board as the relay sent it, and `later` edits in rows of their own, for both. Returns the bytes of the board. */
export async function prepare({ cards, later, isUnsaved }: Prepared): Promise<number> {
  const whole = wholeBoard(cards)
  const updates = updatesOn(whole, later)
  const store = new DeviceStore({ now: Date.now })
  await store.noteBoard({ id: BOARD, title: 'Programme', subtitle: '' })
  await store.addRemote(BOARD, 'tab', { bytes: [whole], position: null, epoch: 0 })
  const kept = updates.map(bytes => (isUnsaved ? store.addOwn(BOARD, 'tab', { bytes, edits: 1, isSaved: false, epoch: 0 }) : store.addRemote(BOARD, 'tab', { bytes: [bytes], position: null, epoch: 0 })))
  await Promise.all(kept)
  store.close()
  const doc = new Y.Doc()
  const peer = new IndexeddbPersistence(PEER, doc)
  await peer.whenSynced
  for (const bytes of [whole, ...updates]) Y.applyUpdate(doc, bytes)
  await isWritten(peer)
  await peer.destroy()
  return whole.length
}

const held: unknown[] = []

/** Milliseconds until the document is loaded. */
export async function trameDocument(): Promise<number> {
  const startedAt = performance.now()
  const store = new DeviceStore({ now: Date.now })
  const { saved, unsaved } = await store.load(BOARD)
  const doc = new Y.Doc()
  doc.transact(() => [...saved, ...unsaved].forEach(bytes => Y.applyUpdate(doc, bytes)))
  const taken = performance.now() - startedAt
  held.push(doc)
  expectBoard(doc)
  return taken
}

export async function peerDocument(): Promise<number> {
  const startedAt = performance.now()
  const doc = new Y.Doc()
  const peer = new IndexeddbPersistence(PEER, doc)
  await peer.whenSynced
  const taken = performance.now() - startedAt
  held.push(doc, peer)
  expectBoard(doc)
  return taken
}

/** Milliseconds until a session says that it is ready and its index has answered what a first screen asks. */
export async function trameReady(): Promise<number> {
  const startedAt = performance.now()
  const session = openBoard(BOARD)
  await isReady(session)
  const { index } = session
  for (const axis of index.children(ROOT)) index.children(axis)
  for (const status of index.statuses()) index.column(status)
  const taken = performance.now() - startedAt
  held.push(session)
  return taken
}

export const isReady = (session: BoardSession): Promise<void> =>
  new Promise(resolve => {
    const stop = session.state.subscribe(look)
    function look(): void {
      if (session.state.get().kind !== 'ready') return
      stop()
      resolve()
    }
    look()
  })

function expectBoard(doc: Y.Doc): void {
  if (Y.encodeStateVector(doc).length < 4) throw new Error('an empty document was measured')
}
