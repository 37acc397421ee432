import * as Y from 'yjs'
import type { LogPart } from '../log/LogStore.ts'
import { mergeAll } from './merge.ts'
import { readUpdate } from './readUpdate.ts'
import { encodeStateVector, updateMessage } from './writeMessage.ts'
import { Coverage } from './coverage.ts'

/** One update on its way to the disk or lately there. `message` is what other devices are sent. */
export type Entry<Author> = { sequence: number, update: Uint8Array, message: Uint8Array, author: Author, time: number }

/** A folded stretch of the log, with what is prepared once for everybody. */
type Segment = LogPart & {
  message?: Uint8Array
  /** Writer → end of its last struct in here. */
  ends?: StateVector
  /** What a device that has all structs of this segment still needs. */
  deletions?: Uint8Array
  /** Yjs could not merge it; it is kept and sent by itself. */
  apart?: boolean
}

type StateVector = ReadonlyMap<number, number>

/** Up to this many entries are sent as they are; more are folded into one message first. */
const FEW = 8
/** A longer tail is folded even while it grows. */
const LONG = 2_000
/** A tail of this length is worth a segment on disk. */
const WORTH_SAVING = 256

/**
 * The history of one room in memory: segments whose sizes roughly halve, then a tail of single entries.
 * What lies below `visible` is on disk and may be shown (P2); the rest waits for its commit.
 */
export class RoomLog<Author> {
  #segments: Segment[] = []
  #tail: Entry<Author>[] = []
  /** How far the segments on disk reach. */
  #saved = 0
  bytes = 0
  visible: number
  end: number

  /** `parts` as loaded, in order of sequence. */
  constructor(end: number, parts: readonly LogPart[]) {
    this.visible = end
    this.end = end
    let run: LogPart[] = []
    const closeRun = () => {
      this.#segments.push(...merged(run))
      run = []
    }
    for (const part of parts) {
      this.bytes += part.update.length
      if (part.to - part.from === 1) {
        run.push(part)
      } else {
        closeRun()
        this.#segments.push({ ...part })
        this.#saved = part.to
      }
    }
    closeRun()
    this.#halve()
  }

  /** How many single entries are kept. */
  get unfolded(): number {
    return this.#tail.length
  }

  get isLong(): boolean {
    return this.#tail.length > LONG
  }

  append(update: Uint8Array, author: Author, time: number): Entry<Author> {
    const entry = { sequence: this.end++, update, message: updateMessage(update), author, time }
    this.#tail.push(entry)
    this.bytes += update.length
    return entry
  }

  /** The entries that wait for their commit. */
  waiting(): Entry<Author>[] {
    return this.#tailFrom(this.visible)
  }

  /** The commit of all below `to` is done: returns the entries that may now be shown. */
  reveal(to: number): Entry<Author>[] {
    const fresh = this.#tailFrom(this.visible).filter(entry => entry.sequence < to)
    this.visible = to
    return fresh
  }

  /** The commit failed: nobody has seen these entries, and nobody will. */
  dropWaiting(): void {
    for (const entry of this.waiting()) this.bytes -= entry.update.length
    this.#tail = this.#tail.filter(entry => entry.sequence < this.visible)
    this.end = this.visible
  }

  /** What all of the log holds, computed anew. */
  coverage(): Coverage {
    const coverage = new Coverage()
    for (const { update } of [...this.#segments, ...this.#tail]) coverage.add(readUpdate(update))
    return coverage
  }

  /** Messages for a device that has everything below `since`; with its state vector, a stretch it knows in part is cut down. */
  after(since: number, stateVector?: StateVector): Uint8Array[] {
    if (this.visible - Math.max(since, this.#tailStart()) > FEW) this.fold()
    const messages: Uint8Array[] = []
    for (const segment of this.#segments) {
      if (segment.to <= since) continue
      if (segment.from < since && stateVector) messages.push(...lacking(segment, stateVector))
      else messages.push((segment.message ??= updateMessage(segment.update)))
    }
    for (const entry of this.#tailFrom(since)) if (entry.sequence < this.visible) messages.push(entry.message)
    return messages
  }

  /** Messages for a device of which only the state vector is known. */
  lacking(stateVector: StateVector): Uint8Array[] {
    if (stateVector.size === 0) return this.after(0)
    if (this.visible - this.#tailStart() > FEW) this.fold()
    const shown = this.#tail.filter(entry => entry.sequence < this.visible)
    return [...this.#segments.flatMap(segment => lacking(segment, stateVector)), ...shown.map(entry => entry.message)]
  }

  /** Turns the shown part of the tail into a segment. Not on the hot path: before a join, or when the room is quiet. */
  fold(): void {
    const shown = this.#tail.filter(entry => entry.sequence < this.visible)
    if (shown.length < 2) return
    this.#segments.push(...merged(shown.map(({ sequence, update }) => ({ from: sequence, to: sequence + 1, update }))))
    this.#tail = this.#tail.slice(shown.length)
    this.#halve()
    this.bytes = [...this.#segments, ...this.#tail].reduce((sum, { update }) => sum + update.length, 0)
  }

  /** The segments to write to disk, or null while that would spare little. */
  segmentsToSave({ always = false } = {}): LogPart[] | null {
    const reach = this.#segments.at(-1)?.to ?? 0
    if (reach - this.#saved < (always ? 2 : WORTH_SAVING)) return null
    return this.#segments.filter(segment => segment.to - segment.from > 1).map(({ from, to, update }) => ({ from, to, update }))
  }

  segmentsSaved(segments: readonly LogPart[]): void {
    this.#saved = segments.at(-1)?.to ?? this.#saved
  }

  /** Merges neighbours of similar size, so that there are few segments and each byte is merged a few times only. */
  #halve(): void {
    while (this.#segments.length > 1) {
      const [older, newer] = this.#segments.slice(-2) as [Segment, Segment]
      if (older.apart || newer.apart || newer.update.length * 2 <= older.update.length) return
      this.#segments.splice(-2, 2, ...merged([older, newer]))
    }
  }

  #tailStart(): number {
    return this.#tail[0]?.sequence ?? this.end
  }

  #tailFrom(sequence: number): Entry<Author>[] {
    return this.#tail.slice(Math.max(0, sequence - this.#tailStart()))
  }
}

/** The parts as one; or, if Yjs cannot merge them, each by itself: one odd update must not cost the room. */
function merged(parts: readonly LogPart[]): Segment[] {
  if (parts.length === 0) return []
  try {
    return [{ from: parts[0]!.from, to: parts.at(-1)!.to, update: mergeAll(parts.map(part => part.update)) }]
  } catch {
    return parts.map(({ from, to, update }) => ({ from, to, update, apart: true }))
  }
}

/** What of a segment a device lacks. A device that has all its structs is sent its deletions only, prepared once. */
function lacking(segment: Segment, stateVector: StateVector): Uint8Array[] {
  try {
    segment.ends ??= Y.parseUpdateMeta(segment.update).to
    const hasAll = [...segment.ends].every(([client, end]) => (stateVector.get(client) ?? 0) >= end)
    if (!hasAll) return unlessEmpty(Y.diffUpdate(segment.update, encodeStateVector(stateVector)))
    segment.deletions ??= Y.diffUpdate(segment.update, encodeStateVector(segment.ends))
    return unlessEmpty(segment.deletions)
  } catch {
    return [(segment.message ??= updateMessage(segment.update))]
  }
}

const unlessEmpty = (update: Uint8Array): Uint8Array[] => (update.length > 2 ? [updateMessage(update)] : [])
