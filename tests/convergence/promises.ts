/** What a badge says must be true at every moment, not only in the end. */
import { BOARD_ID } from '@trame/shared/model'
import * as Y from 'yjs'
import { counted } from './counted.ts'
import { insist } from './invariants.ts'
import type { World } from './world.ts'

export function checkPromises({ tabs, relay }: World): void {
  for (const { page, board, badge, waiting, session } of tabs) {
    if (waiting > 0 || !board.has(BOARD_ID) || session.state.get().kind !== 'ready') continue
    counted.promises++
    const { store } = board.facts.doc
    // S3: "saved for all" is on a badge only when the relay's disk has all that the device holds.
    const isForAll = badge === 'saved-for-all' && page.socket?.isOpen === true && !page.socket.isMute
    // S1: what does not count as being here only has been on the relay's disk.
    const held = isForAll ? relay.held : relay.everHeld
    for (const client of store.clients.keys()) insist(held.end(client) >= Y.getState(store, client), `a badge said ${isForAll ? 'saved for all' : 'nothing waits here'}, and the relay does not have it`)
  }
}
