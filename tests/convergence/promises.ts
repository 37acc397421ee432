/** What a badge says must be true at every moment, not only in the end. */
import { BOARD_ID } from '@trame/shared/model'
import * as Y from 'yjs'
import { counted } from './counted.ts'
import { insist } from './invariants.ts'
import type { World } from './world.ts'

export function checkPromises({ tabs, relay }: World): void {
  for (const { page, board, badge, waiting, session, texts } of tabs) {
    if (waiting > 0 || !board.has(BOARD_ID) || session.state.get().kind !== 'ready') continue
    counted.promises++
    // S3: "saved for all" is on a badge only when the relay's disk has all that the device holds.
    const isForAll = badge === 'saved-for-all' && page.sockets.size > 0 && [...page.sockets.values()].every(socket => socket.isOpen && !socket.isMute)
    // S1: what does not count as being here only has been on the relay's disk.
    const held = isForAll ? relay.held : relay.everHeld
    // W5: of the board and of the texts of its cards.
    for (const { store } of [board.facts.doc, ...(texts ? [texts] : [])]) for (const client of store.clients.keys()) insist(held.end(client) >= Y.getState(store, client), `a badge said ${isForAll ? 'saved for all' : 'nothing waits here'}, and the relay does not have it`)
  }
}
