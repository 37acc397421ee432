/**
 * What a device knows of its link to the relay, and what of its own edits is safe there: `step(state, event)` decides,
 * a thin shell acts. No clock, no timer, no socket in here.
 */
import type { RefusalCode } from '../protocol/index.ts'

/** A question this often while connected. With SILENCE_MS and two ticks of the shell it stays under 5 s (S4). */
export const PING_EVERY_MS = 1_500
/** The relay says nothing for this long after a question: the socket is suspected, and counts as offline. */
export const SILENCE_MS = 2_000
/** A suspected socket, or an attempt to connect, is given up after this; not at once, for a large message may be in the way. */
export const GIVE_UP_MS = 10_000
/** Before the handshake is over the whole board may be on its way over a slow line: it is left this long. */
export const HANDSHAKE_MS = 30_000

export type Link =
  /** Not asked to connect, or never was connected in this session. */
  | { readonly kind: 'idle' }
  | { readonly kind: 'connecting' }
  /** The socket is open; the handshake is not over. */
  | { readonly kind: 'syncing' }
  | { readonly kind: 'online' }
  /** `since`: ms since 1970. */
  | { readonly kind: 'offline'; readonly since: number }
  /** The relay closed for good; it will not be asked again by itself. */
  | { readonly kind: 'closed'; readonly code: number }

/** A message with an update on its way: once handled, my edits up to `covers` and the device's rows `rows` are with the relay. */
type Sent = { readonly index: number; readonly covers: number; readonly rows: readonly number[] }

export type SyncState = {
  readonly link: Link
  /** My edits of this session, counted from 1; the last one made, and the last one the relay has on disk. */
  readonly made: number
  readonly acknowledged: number
  /** Messages with an update sent on this socket, and those not answered yet. */
  readonly sent: number
  readonly waiting: readonly Sent[]
  readonly isOpening: boolean
  readonly isOpen: boolean
  /** This socket has brought everything the relay had. */
  readonly isSynced: boolean
  /** The message of this socket that answered the relay's question with all that it lacked; null before. */
  readonly answer: number | null
  /** The relay has said that this answer is on its disk. */
  readonly isCaughtUp: boolean
  /** ms since 1970: the oldest ping without an answer, the first tick of an attempt to connect, or null. */
  readonly askedAt: number | null
  readonly lastPingAt: number
  readonly refusal: RefusalCode | null
}

export type SyncEvent =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'open' }
  | { readonly kind: 'synced' }
  | { readonly kind: 'lost'; readonly now: number }
  | { readonly kind: 'closed'; readonly code: number }
  | { readonly kind: 'edited' }
  /** A message with an update was handed to the socket. `isAnswer`: it is SYNC step 2 and holds all that the relay lacked. */
  | { readonly kind: 'sent'; readonly isAnswer: boolean; readonly rows: readonly number[] }
  | { readonly kind: 'acknowledged'; readonly count: number }
  | { readonly kind: 'refused'; readonly code: RefusalCode }
  /** No copy could be made of what was refused: it is still here. */
  | { readonly kind: 'not-put-aside' }
  | { readonly kind: 'heard' }
  | { readonly kind: 'tick'; readonly now: number }

export type SyncEffect =
  | { readonly kind: 'ping' }
  /** Cut a socket that is taken for dead and connect anew. */
  | { readonly kind: 'reconnect' }
  /** My edits up to `made`, and these rows of the device, are on the relay's disk. */
  | { readonly kind: 'saved'; readonly made: number; readonly rows: readonly number[] }
  /** The relay will not take my edits: keep them as a copy and go back to what it has. */
  | { readonly kind: 'put-aside'; readonly code: RefusalCode }

export type SyncStep = { readonly state: SyncState; readonly effects: readonly SyncEffect[] }

export const initialSync: SyncState = { link: { kind: 'idle' }, made: 0, acknowledged: 0, sent: 0, waiting: [], isOpening: false, isOpen: false, isSynced: false, answer: null, isCaughtUp: false, askedAt: null, lastPingAt: 0, refusal: null }

/** Refusals that pass by themselves: the edits stay and are sent again. */
const PASSING: ReadonlySet<RefusalCode> = new Set(['too-fast', 'storage'])
const NO_SOCKET = { sent: 0, waiting: [], isOpening: false, isOpen: false, isSynced: false, answer: null, isCaughtUp: false, askedAt: null } as const
const only = (state: SyncState): SyncStep => ({ state, effects: [] })

export function step(state: SyncState, event: SyncEvent): SyncStep {
  switch (event.kind) {
    case 'connecting':
      // S5: a device that was offline stays so until the relay answers.
      return only({ ...state, ...NO_SOCKET, isOpening: true, link: state.link.kind === 'offline' ? state.link : { kind: 'connecting' } })
    case 'open':
      return only({ ...state, ...NO_SOCKET, isOpen: true, link: state.link.kind === 'offline' ? state.link : { kind: 'syncing' } })
    case 'synced':
      return only({ ...state, isSynced: true })
    case 'lost':
      return only({ ...state, ...NO_SOCKET, link: state.link.kind === 'offline' || state.link.kind === 'closed' ? state.link : { kind: 'offline', since: event.now } })
    case 'closed':
      return only({ ...state, ...NO_SOCKET, link: { kind: 'closed', code: event.code } })
    case 'edited':
      return only({ ...state, made: state.made + 1 })
    case 'sent':
      return only(noteSent(state, event))
    case 'acknowledged':
      return acknowledge(state, event.count)
    case 'refused':
      return PASSING.has(event.code)
        ? { state: { ...state, waiting: [] }, effects: [{ kind: 'reconnect' }] }
        : { state: { ...state, refusal: event.code }, effects: state.refusal === null ? [{ kind: 'put-aside', code: event.code }] : [] }
    case 'not-put-aside':
      // S10: asked again as if for the first time: the relay may take them now, or the device may have room.
      return { state: { ...state, refusal: null }, effects: [{ kind: 'reconnect' }] }
    case 'heard':
      // A suspected socket that speaks after all was only slow.
      return only({ ...state, askedAt: null, link: state.isCaughtUp ? { kind: 'online' } : state.link })
    case 'tick':
      return tick(state, event.now)
  }
}

// S2: a message speaks for my earlier edits only once this socket has carried the answer to the relay's question.
function noteSent(state: SyncState, { isAnswer, rows }: { isAnswer: boolean; rows: readonly number[] }): SyncState {
  const index = state.sent + 1
  const answer = state.answer ?? (isAnswer ? index : null)
  return { ...state, sent: index, answer, waiting: [...state.waiting, { index, covers: answer === null ? 0 : state.made, rows }] }
}

// S1: what the relay has acknowledged, and nothing else, counts as saved for all.
function acknowledge(state: SyncState, count: number): SyncStep {
  const handled = state.waiting.filter(({ index }) => index <= count)
  if (handled.length === 0 || state.refusal !== null) return only(state)
  // S3: online, and with it "saved for all", begins when the relay has what it lacked on its disk, not when it answers.
  const isCaughtUp = state.isCaughtUp || (state.isSynced && state.answer !== null && state.answer <= count)
  const acknowledged = Math.max(state.acknowledged, ...handled.map(({ covers }) => covers))
  const rows = handled.flatMap(sent => sent.rows)
  return {
    state: { ...state, acknowledged, isCaughtUp, link: isCaughtUp ? { kind: 'online' } : state.link, waiting: state.waiting.filter(({ index }) => index > count) },
    effects: acknowledged > state.acknowledged || rows.length > 0 ? [{ kind: 'saved', made: acknowledged, rows }] : [],
  }
}

// S4: a socket that died silently is noticed within SILENCE_MS of the first question that it leaves unanswered; it is
// given up only later, when nothing has come for so long that no large message can be the reason (S12).
function tick(before: SyncState, now: number): SyncStep {
  if (!before.isOpen && !before.isOpening) return only(before)
  // A clock that was set back must not make the device wait until the old hour comes again.
  const state = now < before.lastPingAt || now < (before.askedAt ?? 0) ? { ...before, lastPingAt: 0, askedAt: before.askedAt === null ? null : now } : before
  const silentMs = state.askedAt === null ? 0 : now - state.askedAt
  const since = state.link.kind === 'offline' ? state.link.since : (state.askedAt ?? now)
  if (silentMs >= (state.isOpening || state.isCaughtUp ? GIVE_UP_MS : HANDSHAKE_MS)) {
    return { state: { ...state, ...NO_SOCKET, link: { kind: 'offline', since } }, effects: [{ kind: 'reconnect' }] }
  }
  if (state.isOpening) return only({ ...state, askedAt: state.askedAt ?? now })
  const link: Link = silentMs >= SILENCE_MS ? { kind: 'offline', since } : state.link
  if (now - state.lastPingAt < PING_EVERY_MS) return only({ ...state, link })
  return { state: { ...state, link, lastPingAt: now, askedAt: state.askedAt ?? now }, effects: [{ kind: 'ping' }] }
}
