import * as Y from 'yjs'

/** S13: what the relay is known to have had on its disk, so that it is noticed when it asks for that again. */
export type RelayMemory = {
  /** Everything in the document is with the relay now. */
  readonly confirm: () => void
  /** Does a relay with this state vector lack something that it once had? */
  readonly isMissed: (stateVector: Uint8Array) => boolean
  readonly close: () => void
}

export function rememberRelay(doc: Y.Doc): RelayMemory {
  /** Each writer, and up to which of its structs the relay had it. */
  let confirmed: ReadonlyMap<number, number> = new Map()
  let hasChanged = false
  const onChange = (): void => void (hasChanged = true)
  // Not `update`: Yjs would write each one anew for this.
  doc.on('afterTransaction', onChange)
  return {
    confirm() {
      if (!hasChanged) return
      hasChanged = false
      confirmed = Y.decodeStateVector(Y.encodeStateVector(doc))
    },
    isMissed(stateVector) {
      const had = Y.decodeStateVector(stateVector)
      return [...confirmed].some(([client, end]) => (had.get(client) ?? 0) < end)
    },
    close: () => doc.off('afterTransaction', onChange),
  }
}
