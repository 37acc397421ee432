/** Takes what this device has of a room into its document. */
import * as Y from 'yjs'
import { device } from './device.ts'
import type { StoredBoard } from './store/deviceStore.ts'

/** The origin of what was read from the device. */
export const LOADED = 'loaded from this device'
export const NOTHING_STORED: StoredBoard = { saved: [], savedRows: [], unsaved: [], unsavedRows: [], unsavedEdits: 0, position: null, unreadable: 0, epoch: 0 }

type Options = {
  id: string
  doc: Y.Doc
  /** The session has ended while the store was read. */
  isClosed: () => boolean
  /** What the relay has is in the document, and nothing else yet. */
  onSaved: () => void
  /** What comes now was written here after the relay was last heard. */
  onBoth: () => void
}

/** S8: only when what is stored cannot be applied is it asked which rows cannot be read. */
export async function readStored({ id, doc, isClosed, onSaved, onBoth }: Options): Promise<StoredBoard> {
  const apply = (stored: StoredBoard): StoredBoard => {
    const all = (updates: readonly Uint8Array[]): void => doc.transact(() => updates.forEach(bytes => Y.applyUpdate(doc, bytes)), LOADED)
    all(stored.saved)
    onSaved()
    void device.fold(id, { rows: stored.savedRows, whole: () => Y.encodeStateAsUpdate(doc) }).catch(() => {}) // next time
    if (stored.saved.length > 0 && stored.unsaved.length > 0) onBoth()
    all(stored.unsaved)
    return stored
  }
  const stored = await device.load(id)
  if (isClosed()) return NOTHING_STORED
  try {
    return apply(stored)
  } catch {
    return apply(await device.loadReadable(id))
  }
}
