import { BOARD_ID, entriesIn } from '@trame/shared/model'

/** What an update says of where it belongs. It is read, not applied. */
export type Arrival =
  | { readonly kind: 'update'; /** The room that its board says it belongs to; null when it does not say. */ readonly room: string | null }
  | { readonly kind: 'unreadable' }

export function readArrival(update: Uint8Array): Arrival {
  let room: string | null = null
  let latest = -Infinity
  try {
    for (const [id, time, , patch] of entriesIn(update)) {
      if (id !== BOARD_ID || typeof patch.room !== 'string' || time < latest) continue
      room = patch.room
      latest = time
    }
  } catch {
    return { kind: 'unreadable' }
  }
  return { kind: 'update', room }
}
