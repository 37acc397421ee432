/** Opens a board: its own room, the texts of its cards, who else is here, and undo. */
import { may } from '@trame/shared/access'
import { Board, BOARD_ID, type Person } from '@trame/shared/model'
import { BoardIndex } from '@trame/shared/queries'
import * as Y from 'yjs'
import { readArrival } from './arrival.ts'
import type { BoardSession, SessionState } from './boardSession.ts'
import { device } from './device.ts'
import { joinedBadge } from './joinedBadge.ts'
import { keepSteps } from './keptSteps.ts'
import { watchMerges } from './mergeReport.ts'
import { openNotices } from './notices.ts'
import { source } from './observable.ts'
import { openFiles } from './files/openFiles.ts'
import { openRoom } from './openRoom.ts'
import { openTalk } from './openTalk.ts'
import { openTexts } from './openTexts.ts'
import { openPresence } from './presence.ts'
import { profile } from './profile.ts'
import { openRole } from './role.ts'

/** A board that is not on this device waits so long for the relay before the page says that it is out of reach. */
const PATIENCE_MS = 4_000

/** Nobody, as long as no name was given. */
function whoAmI(): Person | null {
  const { name, colour } = profile.get()
  return name === '' ? null : { name, colour }
}

export function openBoard(id: string): BoardSession {
  const doc = new Y.Doc()
  const board = new Board(doc, { author: profile.get().author, now: Date.now, random: Math.random, person: whoAmI })
  const index = new BoardIndex(board)
  const state = source<SessionState>({ kind: 'loading' })
  const merges = watchMerges(board)
  const notices = openNotices()
  const { role, isMaker, tell } = openRole(id)
  let isClosed = false
  let stopKeeping = (): void => {}
  let patience: ReturnType<typeof setTimeout> | undefined
  const room = openRoom({
    id,
    doc,
    about: () => index.about(),
    judge(update) {
      const arrival = readArrival(update)
      if (arrival.kind === 'unreadable') return 'unreadable'
      return (arrival.room ?? id) === id ? 'welcome' : 'foreign'
    },
    onNotice: notices.add,
    isMaker,
    onRole(told) {
      tell(told)
      if (told === null && (state.get().kind === 'loading' || state.get().kind === 'unreachable')) state.set({ kind: 'private' })
    },
    onLoaded() {
      showState(false)
      if (room.state.get() === 'mismatch') return
      stopKeeping = keepSteps(id, board)
      patience = setTimeout(() => {
        if (state.get().kind === 'loading') state.set({ kind: 'unreachable' })
      }, PATIENCE_MS)
    },
    onSynced: () => showState(true),
    merges,
  })
  const texts = openTexts(id, notices.add)
  const talk = openTalk({ board: id, doc: board, person: whoAmI, onNotice: notices.add })
  const files = openFiles(id)
  const badge = joinedBadge(room.badge, [texts.badge, talk.badge, files.badge])
  const presence = openPresence(room.awareness)

  function showState(isSynced: boolean): void {
    const known = board.has(BOARD_ID)
    const claimed = board.field(BOARD_ID, 'room')
    if (known && typeof claimed === 'string' && claimed !== id) return room.leave()
    const { kind } = state.get()
    if (kind === 'reset' || kind === 'mismatch') return
    if (known) {
      if (kind !== 'ready') state.set({ kind: 'ready' })
      void room.note()
    } else if (isSynced) state.set({ kind: 'unknown' })
  }

  // R10: no command writes what the relay would refuse.
  const lock = (): void => board.lock(!may(role.get(), 'edit'))
  lock()
  const stops = [
    role.subscribe(lock),
    room.state.subscribe(() => {
      const kind = room.state.get()
      if (kind === 'reset' || kind === 'mismatch') state.set({ kind })
    }),
    index.subscribe('board', () => showState(false)),
  ]

  return {
    id, board, index, state, role, presence, texts, talk, files,
    badge: badge.badge,
    merge: { report: merges.report, dismiss: merges.dismiss },
    notices,
    refused: {
      list: async () => (await import('./refusedCopies.ts')).listRefusedCopies(id),
      forget: key => device.dropCopy(key),
      propose: async key => (await import('./refusedCopies.ts')).proposeAgain(key, [{ id, within: work => work(room) }, texts, talk]),
    },
    async close() {
      if (isClosed) return
      isClosed = true
      clearTimeout(patience)
      for (const stop of stops) stop()
      stopKeeping()
      presence.close()
      merges.close()
      badge.close()
      files.close()
      await Promise.all([room.close(), texts.close(), talk.close()])
      index.close()
      board.close()
      doc.destroy()
    },
  }
}
