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

/** What has to be done now and then: keepalive, the dead, the slow, positions, folding, unloading. */
export async function tend(now: number, { rooms, committer, limits, journal, closeClient }: HouseholdParts): Promise<void> {
  for (const room of [...rooms.loaded.values()]) {
    for (const client of [...room.clients]) tendClient(client, now, limits, closeClient)
    if (room.clients.size > 0) room.emptySince = now
    try {
      if (now - room.lastWriteAt >= limits.quietMs) {
        room.log.fold()
        await rooms.saveSegments(room)
      }
      if (now - room.emptySince >= limits.unloadMs && isIdle(room) && !committer.isDirty(room)) await rooms.unload(room)
    } catch (error) {
      journal.warn({ room: roomTag(room.name), error: error instanceof Error ? error.message : String(error) }, 'folding could not be saved')
    }
  }
}

function tendClient(client: Member, now: number, limits: Limits, closeClient: HouseholdParts['closeClient']): void {
  const silence = now - client.lastHeardAt
  if (silence >= limits.deadMs) {
    closeClient(client, CLOSE.slow, 'no sign of life')
    return
  }
  if (client.slowSince !== null && now - client.slowSince >= limits.slowMs) {
    closeClient(client, CLOSE.slow, 'reads too slowly')
    return
  }
  // The answer to a ping frame is a sign of life, also from a browser that has nothing to say.
  if (silence >= limits.deadMs / 3) client.socket.ping()
  if (client.slowSince !== null) return
  client.room.tellPosition(client, now)
  if (now - client.lastSaidAt >= limits.keepaliveMs) client.send(KEEPALIVE, now)
}

/** Slow clients whose sockets have drained go on from where they stood (P11). */
export function resumeDrained(room: Room, now: number, limits: Limits): void {
  for (const client of [...room.slow]) if (client.socket.unsent * 2 <= limits.unsentBytes) room.resume(client, now)
}
