/**
 * The wire between a device and the relay: y-websocket's own messages, plus ours from 100 up.
 * This file is the only place with message numbers. Our messages are sent only to a client that announces
 * `PROTOCOL_VERSION` in the address (`?v=2`); a stock `y-websocket` client never sees one.
 */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/** Raised by every change to what a message means; `history.md` beside this file says what changed. */
export const PROTOCOL_VERSION = 2

/** y-websocket's outer message types. */
export const SYNC = 0
export const AWARENESS = 1
export const QUERY_AWARENESS = 3
/** y-protocols' inner types of a SYNC message. */
export const SYNC_STEP_1 = 0
export const SYNC_STEP_2 = 1
export const SYNC_UPDATE = 2

/** relay → device: how many SYNC messages that carry an update (step 2, update) of this connection are on disk or refused. */
export const ACKNOWLEDGED = 100
/** relay → device: one of this connection's updates was refused, and why. Counts as handled in ACKNOWLEDGED. */
export const REFUSED = 101
/** relay → device: which log this is, and up to where this device has been sent it. */
export const POSITION = 102
/** device → relay: are you there? */
export const PING = 103
/** relay → device: yes. Carries the number of the ping. */
export const PONG = 104
/** relay → device (from version 2 on): the role in which it is here. Comes before anything of the room, and again when it changes. */
export const ROLE = 105

/** Why an update was refused. Codes are stable; the words a person reads are in the catalogues. */
export type RefusalCode = 'malformed' | 'too-large' | 'room-full' | 'too-fast' | 'read-only' | 'frozen' | 'storage'

/** Close codes: 44xx are final (do not come back by yourself), 45xx mean later. */
export const CLOSE = {
  malformed: 4400,
  unauthorised: 4401,
  forbidden: 4403,
  badRoom: 4404,
  tooLarge: 4413,
  outdated: 4426,
  tooMany: 4529,
  slow: 4508,
  storage: 4507,
  restarting: 4503,
} as const

export type Refusal = { index: number, code: RefusalCode }
/** `log` names one incarnation of the room's log: another name means another history (a restored or emptied relay). */
export type Position = { log: string, sequence: number }

export type OwnMessage =
  | { kind: 'acknowledged', count: number }
  | { kind: 'refused', refusal: Refusal }
  | { kind: 'position', position: Position }
  | { kind: 'ping', number: number }
  | { kind: 'pong', number: number }
  | { kind: 'role', role: string }

/** The bytes of one of our messages, type number included. */
export function encodeMessage(message: OwnMessage): Uint8Array {
  return encoding.encode(encoder => {
    switch (message.kind) {
      case 'acknowledged':
        encoding.writeVarUint(encoder, ACKNOWLEDGED)
        encoding.writeVarUint(encoder, message.count)
        return
      case 'refused':
        encoding.writeVarUint(encoder, REFUSED)
        encoding.writeVarUint(encoder, message.refusal.index)
        encoding.writeVarString(encoder, message.refusal.code)
        return
      case 'position':
        encoding.writeVarUint(encoder, POSITION)
        encoding.writeVarString(encoder, message.position.log)
        encoding.writeVarUint(encoder, message.position.sequence)
        return
      case 'ping':
        encoding.writeVarUint(encoder, PING)
        encoding.writeVarUint(encoder, message.number)
        return
      case 'pong':
        encoding.writeVarUint(encoder, PONG)
        encoding.writeVarUint(encoder, message.number)
        return
      case 'role':
        encoding.writeVarUint(encoder, ROLE)
        encoding.writeVarString(encoder, message.role)
    }
  })
}

/** Reads one of our messages whose type number has been read already; throws on bytes that end too early. */
export function decodeBody(type: number, decoder: decoding.Decoder): OwnMessage | null {
  switch (type) {
    case ACKNOWLEDGED:
      return { kind: 'acknowledged', count: decoding.readVarUint(decoder) }
    case REFUSED:
      return { kind: 'refused', refusal: { index: decoding.readVarUint(decoder), code: decoding.readVarString(decoder) as RefusalCode } }
    case POSITION:
      return { kind: 'position', position: { log: decoding.readVarString(decoder), sequence: decoding.readVarUint(decoder) } }
    case PING:
      return { kind: 'ping', number: decoding.readVarUint(decoder) }
    case PONG:
      return { kind: 'pong', number: decoding.readVarUint(decoder) }
    case ROLE:
      return { kind: 'role', role: decoding.readVarString(decoder) }
    default:
      return null
  }
}

/** True for a SYNC message that carries an update (step 2 or update): the ones ACKNOWLEDGED counts. */
export const carriesUpdate = (bytes: Uint8Array): boolean => bytes[0] === SYNC && (bytes[1] === SYNC_STEP_2 || bytes[1] === SYNC_UPDATE)
