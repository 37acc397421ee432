import { AWARENESS, encodeMessage, SYNC, SYNC_STEP_1, SYNC_STEP_2, SYNC_UPDATE } from '@trame/shared/protocol'
import * as encoding from 'lib0/encoding'
import type { Announcement } from './readMessage.ts'

const message = (head: readonly number[], body: Uint8Array): Uint8Array =>
  encoding.encode(encoder => {
    for (const number of head) encoding.writeVarUint(encoder, number)
    encoding.writeVarUint8Array(encoder, body)
  })

export const updateMessage = (update: Uint8Array): Uint8Array => message([SYNC, SYNC_UPDATE], update)

/** An empty step 2: the device now has everything. Sent last, because y-websocket calls itself synced on it. */
export const SYNCED = message([SYNC, SYNC_STEP_2], new Uint8Array([0, 0]))

export const stepOneMessage = (stateVector: ReadonlyMap<number, number>): Uint8Array => message([SYNC, SYNC_STEP_1], encodeStateVector(stateVector))

export const encodeStateVector = (stateVector: ReadonlyMap<number, number>): Uint8Array =>
  encoding.encode(encoder => {
    encoding.writeVarUint(encoder, stateVector.size)
    for (const [client, clock] of stateVector) {
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, clock)
    }
  })

export const presenceMessage = (announcements: readonly Announcement[]): Uint8Array =>
  message([AWARENESS], encoding.encode(encoder => {
    encoding.writeVarUint(encoder, announcements.length)
    for (const { client, clock, state } of announcements) {
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, clock)
      encoding.writeVarString(encoder, state)
    }
  }))

/** Presence of nobody: says that the relay is there, in words that every y-websocket understands. */
export const KEEPALIVE = presenceMessage([])

export const positionMessage = (log: string, sequence: number): Uint8Array => encodeMessage({ kind: 'position', position: { log, sequence } })
