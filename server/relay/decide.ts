import type { RefusalCode } from '@trame/shared/protocol'
import type { Limits } from './limits.ts'

export type UpdateFacts = {
  bytes: number
  /** Everything it brings is in the room already. */
  known: boolean
  roomBytes: number
  /** What the rights say about this client writing to this room. */
  forbidden: () => RefusalCode | null
}

export type Decision = { kind: 'store' } | { kind: 'known' } | { kind: 'refuse', code: RefusalCode }

/**
 * What to do with a readable update. One that brings nothing is welcome from everybody: each device answers the
 * relay's sync step 1 with all its deletions, a reader too, and storing those again would let the log grow at each join.
 */
export function decideUpdate({ bytes, known, roomBytes, forbidden }: UpdateFacts, limits: Limits): Decision {
  if (known) return { kind: 'known' }
  const code = forbidden()
  if (code) return { kind: 'refuse', code }
  if (roomBytes + bytes > limits.roomBytes) return { kind: 'refuse', code: 'room-full' }
  return { kind: 'store' }
}
