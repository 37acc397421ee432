import type { Span, UpdateSummary } from './readUpdate.ts'

/** From this many ranges on, one pass over all is cheaper than finding the place of each. */
const MANY = 64

/** Sorted, disjoint, not touching half-open ranges, flat: from, to, from, to … */
export class Ranges {
  #flat: number[] = []

  add(from: number, to: number): void {
    if (to <= from) return
    const flat = this.#flat
    // Usual case: the next piece of the last range.
    if (flat.length > 0 && flat[flat.length - 1] === from) {
      flat[flat.length - 1] = to
      return
    }
    const first = this.#firstEndingFrom(from)
    let last = first
    let low = from
    let high = to
    while (last < flat.length && flat[last]! <= to) {
      low = Math.min(low, flat[last]!)
      high = Math.max(high, flat[last + 1]!)
      last += 2
    }
    flat.splice(first, last - first, low, high)
  }

  /** Puts in many, in any order, in one pass: one by one, each would move all that lies behind it. */
  addAll(ranges: readonly { from: number, to: number }[]): void {
    if (ranges.length < MANY) {
      for (const { from, to } of ranges) this.add(from, to)
      return
    }
    const held = this.#flat
    this.#flat = []
    let at = 0
    for (const { from, to } of ranges.toSorted((a, b) => a.from - b.from)) {
      for (; at < held.length && held[at]! <= from; at += 2) this.#addLast(held[at]!, held[at + 1]!)
      this.#addLast(from, to)
    }
    for (; at < held.length; at += 2) this.#addLast(held[at]!, held[at + 1]!)
  }

  /** `from` is not below the start of any range yet put in. */
  #addLast(from: number, to: number): void {
    if (to <= from) return
    const flat = this.#flat
    const end = flat.at(-1)
    if (end === undefined || end < from) flat.push(from, to)
    else if (end < to) flat[flat.length - 1] = to
  }

  covers(from: number, to: number): boolean {
    if (to <= from) return true
    const at = this.#firstEndingFrom(to)
    return at < this.#flat.length && this.#flat[at]! <= from
  }

  /** How far the numbers from 0 on are covered without a gap. */
  prefix(): number {
    return this.#flat[0] === 0 ? this.#flat[1]! : 0
  }

  /** The index of the first range whose end is at least `number`. */
  #firstEndingFrom(number: number): number {
    let low = 0
    let high = this.#flat.length / 2
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#flat[middle * 2 + 1]! < number) low = middle + 1
      else high = middle
    }
    return low * 2
  }
}

/**
 * What a room already holds: ranges of structs and of deletions per writer.
 * An update that came too early (its predecessor is missing) is held, but does not move the state vector,
 * so that whoever has the missing piece is still asked for it.
 */
export class Coverage {
  readonly #structs = new Map<number, Ranges>()
  readonly #deletes = new Map<number, Ranges>()
  #stateVector: Map<number, number> | null = null

  add(summary: UpdateSummary): void {
    addAll(this.#structs, summary.structs)
    addAll(this.#deletes, summary.deletes)
    if (summary.structs.length > 0) this.#stateVector = null
  }

  /** True if the update brings nothing that is not held already. */
  covers(summary: UpdateSummary): boolean {
    return coversAll(this.#structs, summary.structs) && coversAll(this.#deletes, summary.deletes)
  }

  /** Writer → number of its structs held without a gap. */
  stateVector(): ReadonlyMap<number, number> {
    if (this.#stateVector === null) {
      this.#stateVector = new Map()
      for (const [client, ranges] of this.#structs) if (ranges.prefix() > 0) this.#stateVector.set(client, ranges.prefix())
    }
    return this.#stateVector
  }
}

function addAll(held: Map<number, Ranges>, spans: readonly Span[]): void {
  for (const [client, ofClient] of Map.groupBy(spans, span => span.client)) {
    let ranges = held.get(client)
    if (!ranges) held.set(client, (ranges = new Ranges()))
    ranges.addAll(ofClient)
  }
}

const coversAll = (held: ReadonlyMap<number, Ranges>, spans: readonly Span[]): boolean =>
  spans.every(({ client, from, to }) => held.get(client)?.covers(from, to) ?? false)
