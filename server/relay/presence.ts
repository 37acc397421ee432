import type { Announcement } from './readMessage.ts'
import { presenceMessage } from './writeMessage.ts'

type State<Owner> = { clock: number, state: string, owner: Owner | null }

const GONE = 'null'
/** y-protocols counts up by one. Its reader fails on numbers above the last safe one, and a goodbye is one higher. */
const HIGHEST_CLOCK = Number.MAX_SAFE_INTEGER - 1_000_000
/** Above this many states the longest known of the departed are forgotten. */
const MOST_STATES = 2_000

/**
 * Who is in a room and what they show, as y-protocols' awareness tells it: client id → (clock, JSON), the higher
 * clock wins. Kept in memory only (P8).
 *
 * A stock y-websocket sends every state it receives back to the relay, so a state belongs to the connection that
 * brought its newest clock first, and an echo changes nothing. States of the departed stay as `null` while the room
 * is loaded, so that a late echo does not raise them again.
 */
export class Presence<Owner> {
  readonly #states = new Map<number, State<Owner>>()
  readonly #changed = new Set<number>()

  readonly #isSame: (a: Owner, b: Owner) => boolean

  /** `isSame`: two connections of one device, which may speak for each other. */
  constructor(isSame: (a: Owner, b: Owner) => boolean) {
    this.#isSame = isSame
  }

  /** P8: a state that somebody shows is theirs to change. */
  #isTheirs(owner: Owner, held: State<Owner> | undefined): boolean {
    return held?.owner == null || held.owner === owner || this.#isSame(held.owner, owner)
  }

  get hasNews(): boolean {
    return this.#changed.size > 0
  }

  get size(): number {
    return this.#states.size
  }

  /** False for what was announced before: most of what comes in is echoes. */
  isNews({ client, clock }: Announcement): boolean {
    return clock <= HIGHEST_CLOCK && clock > (this.#states.get(client)?.clock ?? -1)
  }

  /**
   * Takes what a connection announces; returns goodbyes to tell this connection in answer: a device that comes back
   * with the clock it left with is told that it was gone, upon which y-protocols announces it anew with a higher one.
   */
  announce(owner: Owner, announcements: readonly Announcement[]): Announcement[] {
    const answers: Announcement[] = []
    for (const { client, clock, state } of announcements) {
      if (clock > HIGHEST_CLOCK) continue
      const held = this.#states.get(client)
      if (held === undefined && state === GONE) continue
      if (!this.#isTheirs(owner, held)) continue
      if (held !== undefined && clock <= held.clock) {
        if (held.state === GONE && state !== GONE) answers.push({ client, clock: held.clock, state: GONE })
        // The usual goodbye of y-protocols keeps the clock of the last state.
        if (!(state === GONE && clock === held.clock && held.owner === owner)) continue
      }
      this.#states.set(client, { clock, state, owner: state === GONE ? null : owner })
      this.#changed.add(client)
    }
    this.#forget()
    return answers
  }

  /** How many states this connection would show with this news. */
  countWith(owner: Owner, news: readonly Announcement[]): number {
    const shown = new Set(news.filter(({ state }) => state !== GONE).map(({ client }) => client))
    for (const [client, held] of this.#states) if (held.owner === owner) shown.add(client)
    return shown.size
  }

  /** The connection closed: everything that it showed says goodbye, one clock later. */
  leave(owner: Owner): void {
    for (const [client, held] of this.#states) {
      if (held.owner !== owner) continue
      this.#states.set(client, { clock: held.clock + 1, state: GONE, owner: null })
      this.#changed.add(client)
    }
    this.#forget()
  }

  #forget(): void {
    if (this.#states.size <= MOST_STATES) return
    for (const [client, held] of this.#states) {
      if (this.#states.size <= MOST_STATES) break
      if (held.state === GONE && !this.#changed.has(client)) this.#states.delete(client)
    }
  }

  /** What changed since the last call, and whose it all is if it is of one connection. */
  takeNews(): { message: Uint8Array, only: Owner | null } | null {
    if (this.#changed.size === 0) return null
    const announcements = [...this.#changed].map(client => this.#announcement(client))
    const owners = new Set([...this.#changed].map(client => this.#states.get(client)!.owner))
    this.#changed.clear()
    const [owner = null] = owners
    return { message: presenceMessage(announcements), only: owners.size === 1 ? owner : null }
  }

  /** Everybody who is here, for a newcomer; null if nobody is. */
  whole(): Uint8Array | null {
    const here = [...this.#states.keys()].filter(client => this.#states.get(client)!.state !== GONE)
    return here.length === 0 ? null : presenceMessage(here.map(client => this.#announcement(client)))
  }

  #announcement(client: number): Announcement {
    const { clock, state } = this.#states.get(client)!
    return { client, clock, state }
  }
}
