import { AWARENESS, carriesUpdate, decodeBody, QUERY_AWARENESS, SYNC, SYNC_STEP_1 } from '@trame/shared/protocol'
import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'

/** One presence state; `state` is JSON, `null` says goodbye. */
export type Announcement = { client: number, clock: number, state: string }

export type Incoming =
  | { kind: 'step-1', stateVector: Map<number, number> }
  | { kind: 'update', update: Uint8Array }
  | { kind: 'unreadable-update', reason: string }
  | { kind: 'awareness', announcements: Announcement[] }
  | { kind: 'query-awareness' }
  | { kind: 'ping', number: number }
  | { kind: 'unreadable', reason: string }

/** Reads one message of a device. Never throws. The bytes must own their buffer: lib0 checks lengths against it. */
export function readMessage(bytes: Uint8Array): Incoming {
  try {
    return read(bytes)
  } catch {
    return carriesUpdate(bytes) ? { kind: 'unreadable-update', reason: 'broken message' } : { kind: 'unreadable', reason: 'broken message' }
  }
}

function read(bytes: Uint8Array): Incoming {
  const decoder = decoding.createDecoder(bytes)
  const type = decoding.readVarUint(decoder)
  switch (type) {
    case SYNC: {
      const step = decoding.readVarUint(decoder)
      const body = decoding.readVarUint8Array(decoder)
      // By its first two bytes, as the device counts them (P3).
      if (carriesUpdate(bytes)) return { kind: 'update', update: body }
      if (step === SYNC_STEP_1) return { kind: 'step-1', stateVector: Y.decodeStateVector(body) }
      return { kind: 'unreadable', reason: 'unknown sync step' }
    }
    case AWARENESS:
      return { kind: 'awareness', announcements: readAnnouncements(decoding.readVarUint8Array(decoder)) }
    case QUERY_AWARENESS:
      return { kind: 'query-awareness' }
    default: {
      const own = decodeBody(type, decoder)
      return own?.kind === 'ping' ? own : { kind: 'unreadable', reason: 'unknown message' }
    }
  }
}

/** The body of an awareness message, as y-protocols writes it. */
function readAnnouncements(body: Uint8Array): Announcement[] {
  const decoder = decoding.createDecoder(body)
  const announcements: Announcement[] = []
  for (let left = decoding.readVarUint(decoder); left > 0; left--) {
    announcements.push({ client: decoding.readVarUint(decoder), clock: decoding.readVarUint(decoder), state: decoding.readVarString(decoder) })
  }
  return announcements
}
