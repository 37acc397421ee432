/** What tests of a device's store write into it, and read out of it. */
import * as Y from 'yjs'
import type { OwnUpdate, RemoteUpdates } from '../../client/src/session/store/deviceStore.ts'

/** A writer whose every word is one update. */
export function writer(): { write: (word: string) => Uint8Array; doc: Y.Doc } {
  const doc = new Y.Doc()
  let last: Uint8Array = new Uint8Array()
  doc.on('update', (bytes: Uint8Array) => (last = bytes))
  return {
    doc,
    write(word) {
      doc.getArray<string>('words').push([word])
      return last
    },
  }
}

export function wordsOf(...updates: (Uint8Array | readonly Uint8Array[])[]): string[] {
  const doc = new Y.Doc()
  for (const update of updates) for (const bytes of update instanceof Uint8Array ? [update] : update) Y.applyUpdate(doc, bytes)
  return doc.getArray<string>('words').toArray()
}

export const own = (bytes: Uint8Array, epoch = 0): OwnUpdate => ({ bytes, edits: 1, isSaved: false, epoch })
export const sent = (bytes: Uint8Array[], sequence: number, epoch = 0): RemoteUpdates => ({ bytes, position: { log: 'log', sequence }, epoch })
