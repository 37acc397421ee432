/** What one client may ask of the relay. Sizes in bytes, times in milliseconds. */
export type Limits = {
  /** A longer update is refused. */
  updateBytes: number
  /** A room whose history is longer takes no more. */
  roomBytes: number
  /** One presence state. */
  presenceBytes: number
  /** Presence states announced by one connection. */
  presencesPerConnection: number
  connectionsPerRoom: number
  connectionsPerAddress: number
  /** A connection that sends more is read more slowly, never refused: a refusal would tear a hole in its history. */
  updatesPerSecond: number
  updatesBurst: number
  /** Above this much unsent, a client waits for its socket to drain. */
  unsentBytes: number
  /** A client whose socket has not drained for this long is closed. */
  slowMs: number
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
  updateBytes: 16 << 20,
  roomBytes: 256 << 20,
  presenceBytes: 16 << 10,
  presencesPerConnection: 64,
  connectionsPerRoom: 500,
  connectionsPerAddress: 1_000,
  updatesPerSecond: 500,
  updatesBurst: 5_000,
  unsentBytes: 1 << 20,
  slowMs: 30_000,
  presenceEveryMs: 34,
  keepaliveMs: 15_000,
  deadMs: 45_000,
  unloadMs: 30_000,
  quietMs: 1_000,
}
