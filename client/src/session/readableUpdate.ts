import * as Y from 'yjs'

/** Whether bytes are an update of a document. They are read, not applied. */
export function isReadableUpdate(bytes: unknown): bytes is Uint8Array {
  if (!(bytes instanceof Uint8Array)) return false
  try {
    Y.decodeUpdate(bytes)
    return true
  } catch {
    return false
  }
}
