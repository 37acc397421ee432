import { CLOSE } from '@trame/shared/protocol'
import type { Committer } from './committer.ts'
import { type Journal, roomTag } from './journal.ts'
import type { Limits } from './limits.ts'
import type { Member, Room } from './room.ts'
import { isIdle, type Rooms } from './rooms.ts'
import { KEEPALIVE } from './writeMessage.ts'

export type HouseholdParts = {
  rooms: Rooms
  committer: Committer
  limits: Limits
  journal: Journal
  closeClient: (client: Member, code: number, reason: string) => void
}

/** After a failure to save what was folded, the next attempt waits this long: the disk is full, or worse. */
const FOLD_AGAIN_MS = 60_000

/** What has to be done now and then: keepalive, the dead, the slow, positions, folding, unloading. */
export async function tend(now: number, { rooms, committer, limits, journal, closeClient }: HouseholdParts): Promise<void> {
  for (const room of [...rooms.loaded.values()]) {
    for (const client of [...room.clients]) tendClient(client, now, limits, closeClient)
    if (room.clients.size > 0) room.emptySince = now
    if (now - room.lastWriteAt >= limits.quietMs || room.log.isLong) room.log.fold()
    const leaves = now - room.emptySince >= limits.unloadMs && isIdle(room) && !committer.isDirty(room)
    try {
      if (now >= room.saveAgainAt) await rooms.saveSegments(room, { always: leaves })
    } catch (error) {
      room.saveAgainAt = now + FOLD_AGAIN_MS
      journal.warn({ room: roomTag(room.name), error: error instanceof Error ? error.message : String(error) }, 'folding could not be saved')
    }
    // Not saved: the rows are on disk, the next loading reads more of them.
    if (leaves) rooms.unload(room)
  }
}

function tendClient(client: Member, now: number, limits: Limits, closeClient: HouseholdParts['closeClient']): void {
  if (client.socket.unsent > limits.unsentBytes) client.room.wait(client, now)
  // Who is not read until it has read is not heard of meanwhile.
  const silence = client.backlog.length > 0 ? 0 : now - client.lastHeardAt
  if (silence >= limits.deadMs) {
    closeClient(client, CLOSE.slow, 'no sign of life')
    return
  }
  if (client.slowUntil !== null && now >= client.slowUntil) {
    closeClient(client, CLOSE.slow, 'reads too slowly')
    return
  }
  // The answer to a ping frame is a sign of life, also from a browser that has nothing to say.
  if (silence >= limits.deadMs / 3) client.socket.ping()
  if (client.isSlow) return
  client.room.tellPosition(client, now)
  if (now - client.lastSaidAt >= limits.keepaliveMs) client.send(KEEPALIVE, now)
}

/** Slow clients whose sockets have drained go on from where they stood (P11); returns them. */
export function resumeDrained(room: Room, now: number, limits: Limits): Member[] {
  const drained = [...room.slow].filter(client => client.socket.unsent * 2 <= limits.unsentBytes)
  for (const client of drained) room.resume(client, now)
  return drained
}
