/** Two sessions of the interface that were apart and meet again over a real relay. */
import { fingerprint } from '@trame/shared/model'
import { createBoard } from '../../../../client/src/session/boards.ts'
import type { BoardSession } from '../../../../client/src/session/boardSession.ts'
import { openBoard } from '../../../../client/src/session/openBoard.ts'
import { draftOf } from '../../draft.ts'
import { editor } from './edits.ts'
import { isReady } from './opening.ts'

let session: BoardSession | null = null
/** ms since 1970, so that two pages can be compared. */
let connectedAt = 0
let savedAt = 0
let changedAt = 0
const now = (): number => performance.timeOrigin + performance.now()

class NotedSocket extends WebSocket {
  constructor(...address: ConstructorParameters<typeof WebSocket>) {
    super(...address)
    this.addEventListener('open', () => (connectedAt = now()))
  }
}
globalThis.WebSocket = NotedSocket

export const make = (cards: number): Promise<string> => createBoard(draftOf({ cards }))

export async function enter(board: string): Promise<void> {
  session = openBoard(board)
  const { badge } = session
  badge.subscribe(() => {
    if (badge.get().kind === 'saved-for-all') savedAt = now()
  })
  session.board.onChange(() => (changedAt = now()))
  await isReady(session)
}

/** Edits in small bursts, each written to the device as it comes. */
export async function edit({ count, seed }: { count: number; seed: number }): Promise<void> {
  const one = editor(session!.board, seed)
  for (let i = 0; i < count; i++) {
    one()
    if (i % 5 === 0) await new Promise(resolve => setTimeout(resolve, 0))
  }
}

export type SessionTimes = { readonly badge: string; readonly connectedAt: number; readonly savedAt: number; readonly changedAt: number }
export const state = (): SessionTimes => ({ badge: session!.badge.get().kind, connectedAt, savedAt, changedAt })
export const print = (): string => fingerprint(session!.board)
