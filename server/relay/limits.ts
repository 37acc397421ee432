/** What one client may ask of the relay. Sizes in bytes, times in milliseconds. */
export type Limits = {
  /** A longer update is refused. Not less than a room may hold: a device fills an emptied relay with one update (S13). */
  updateBytes: number
  /** An update in more structs and deletions is refused: unpacked, each takes some 200 bytes of memory. */
  updatePieces: number
  /** A room that holds more takes no more. */
  roomBytes: number
  /** One presence state. */
  presenceBytes: number
  /** Presence states announced by one connection. */
  presencesPerConnection: number
  connectionsPerRoom: number
  connectionsPerAddress: number
  /** A connection that sends more messages is read more slowly, never refused: a refusal would tear a hole in its history. */
  messagesPerSecond: number
  messagesBurst: number
  /** Above this much unsent, a client waits for its socket to drain. */
  unsentBytes: number
  /** A client whose socket has not drained for this long is closed; what waits for it is given its time on a slow line besides. */
  slowMs: number
  slowLineBytesPerSecond: number
  presenceEveryMs: number
  /** The relay says something to a silent client; y-websocket gives up after 30 s. */
  keepaliveMs: number
  /** A client not heard of for this long is gone. */
  deadMs: number
  /** An empty room leaves memory after this. */
  unloadMs: number
  /** A room is folded once it has been quiet this long. */
  quietMs: number
}

export const DEFAULT_LIMITS: Limits = {
  updateBytes: 64 << 20,
  updatePieces: 2_000_000,
  roomBytes: 64 << 20,
  presenceBytes: 16 << 10,
  presencesPerConnection: 64,
  connectionsPerRoom: 500,
  connectionsPerAddress: 1_000,
  messagesPerSecond: 500,
  messagesBurst: 5_000,
  unsentBytes: 1 << 20,
  slowMs: 30_000,
  slowLineBytesPerSecond: 16 << 10,
  presenceEveryMs: 34,
  keepaliveMs: 15_000,
  deadMs: 45_000,
  unloadMs: 30_000,
  quietMs: 1_000,
}
