import * as Y from 'yjs'

/** Clocks `from` up to, not including, `to` of one writer. */
export type Span = { client: number, from: number, to: number }
export type UpdateSummary = { structs: Span[], deletes: Span[] }

/** An update in more pieces than the relay unpacks. */
export class TooManyPieces extends Error {}

type Unpacked = ReturnType<typeof Y.decodeUpdate>

/**
 * Yjs's own reader, which throws `TooManyPieces` above so many structs and deletions: an update's bytes are bounded,
 * but 16 MB can hold 8 million pieces, a gigabyte once they are unpacked.
 */
export function boundedReader(most: number): (update: Uint8Array) => Unpacked {
  class CountingDecoder extends Y.UpdateDecoderV1 {
    pieces = 0

    override readInfo(): number {
      if (++this.pieces > most) throw new TooManyPieces()
      return super.readInfo()
    }

    override readDsClock(): number {
      if (++this.pieces > most) throw new TooManyPieces()
      return super.readDsClock()
    }
  }
  return update => Y.decodeUpdateV2(update, CountingDecoder)
}

/**
 * What an update brings, without building a document. Reads the update to its end, deletions included:
 * `Y.parseUpdateMeta` stops before them, and an update with a broken tail would break every later merge.
 * Throws on anything that is not an update, and what `unpack` throws. The bytes must own their buffer: lib0 checks lengths against it.
 */
export function readUpdate(update: Uint8Array, unpack: (update: Uint8Array) => Unpacked = Y.decodeUpdate): UpdateSummary {
  const { structs, ds } = unpack(update)
  const summary: UpdateSummary = { structs: [], deletes: [] }
  let open: Span | null = null
  for (const struct of structs) {
    // Yjs never writes an empty struct; one would hold up every reader.
    if (!(struct.length > 0)) throw new Error('empty struct')
    if (struct instanceof Y.Skip) continue
    const { client, clock } = struct.id
    const to = clock + struct.length
    if (!Number.isSafeInteger(to)) throw new Error('clock out of range')
    if (open !== null && open.client === client && open.to === clock) open.to = to
    else summary.structs.push((open = { client, from: clock, to }))
  }
  for (const [client, deletions] of ds.clients) {
    for (const { clock, len } of deletions) {
      // Yjs writes no empty deletion either, and cannot write one down again: every device would fail on it.
      if (!(len > 0) || !Number.isSafeInteger(clock + len)) throw new Error('empty deletion')
      summary.deletes.push({ client, from: clock, to: clock + len })
    }
  }
  return summary
}
