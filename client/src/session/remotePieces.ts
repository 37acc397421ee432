import * as Y from 'yjs'
import type { Position } from '@trame/shared/protocol'

/** Pieces without a position between them are melted together from this many on. */
const MELT_FROM = 64

type Group = { bytes: Uint8Array[]; upTo: Position | null }
export type RemoteBatch = { readonly bytes: readonly Uint8Array[]; readonly position: Position | null }

/** What the relay sent and is not known to be on this device's disk, with the log positions that cover it. */
export class RemotePieces {
  /** Oldest first; all but the last are covered by a position. */
  private groups: Group[] = []

  get isEmpty(): boolean {
    return this.groups.length === 0
  }

  add(bytes: Uint8Array): void {
    const open = this.open()
    open.bytes.push(bytes)
    if (open.bytes.length > MELT_FROM) open.bytes = [Y.mergeUpdates(open.bytes)]
  }

  /** Everything added so far is covered by this position. */
  cover(position: Position): void {
    this.open().upTo = position
    if (this.groups.length > MELT_FROM) this.groups = [{ bytes: [Y.mergeUpdates(this.groups.flatMap(group => group.bytes))], upTo: position }]
  }

  /** Another tab has stored everything up to here. */
  dropStored(position: Position): void {
    this.groups = this.groups.filter(({ upTo }) => upTo === null || upTo.log !== position.log || upTo.sequence > position.sequence)
  }

  /** Takes everything out, to be stored in one transaction. */
  take(): RemoteBatch {
    const groups = this.groups
    this.groups = []
    return { bytes: groups.flatMap(group => group.bytes), position: groups.findLast(group => group.upTo !== null)?.upTo ?? null }
  }

  // S7: a later position must not be stored without what could not be stored before it.
  putBack({ bytes, position }: RemoteBatch): void {
    this.groups.unshift({ bytes: [...bytes], upTo: position })
  }

  private open(): Group {
    const last = this.groups.at(-1)
    if (last && last.upTo === null) return last
    const open: Group = { bytes: [], upTo: null }
    this.groups.push(open)
    return open
  }
}
