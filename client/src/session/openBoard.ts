import { introducePerson } from '@trame/shared/commands'
import { Board, BOARD_ID } from '@trame/shared/model'
import { SYNC_PATH } from '@trame/shared/protocol'
import { BoardIndex } from '@trame/shared/queries'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { Badge, BoardSession, Peer, SessionState } from './boardSession.ts'
import { source } from './observable.ts'
import { profile } from './profile.ts'

/** Opens a board: from this device first, then in step with the relay. */
export function openBoard(id: string): BoardSession {
  const doc = new Y.Doc()
  const board = new Board(doc, { author: profile.get().author, now: Date.now, random: Math.random })
  const index = new BoardIndex(board)
  const state = source<SessionState>({ kind: 'loading' })
  const badge = source<Badge>({ kind: 'saved-here', count: 0 })
  const peers = source<readonly Peer[]>([])
  const provider = new WebsocketProvider(location.origin.replace(/^http/, 'ws') + SYNC_PATH, id, doc)
  provider.on('sync', (isSynced: boolean) => {
    if (!isSynced) return
    state.set({ kind: board.has(BOARD_ID) ? 'ready' : 'unknown' })
    badge.set({ kind: 'saved-for-all' })
    const { name, colour } = profile.get()
    if (name) introducePerson(board, { name, colour })
  })
  const { awareness } = provider
  const readPeers = (): void => peers.set([...awareness.getStates()].filter(([client]) => client !== awareness.clientID).map(([client, fields]) => ({ client, author: '', name: '', colour: '#3b5bdb', selected: null, drag: null, ...fields })))
  awareness.on('change', readPeers)
  const share = (): void => {
    const { author, name, colour } = profile.get()
    awareness.setLocalState({ author, name, colour, selected: null, drag: null })
  }
  share()
  const stopSharing = profile.subscribe(share)
  return {
    id, board, index, state, badge,
    presence: {
      peers,
      select: selected => awareness.setLocalStateField('selected', selected),
      drag: drag => awareness.setLocalStateField('drag', drag),
    },
    async close() {
      stopSharing()
      provider.destroy()
      index.close()
      board.close()
      doc.destroy()
    },
  }
}
