/** The talk of a board: its room, asleep until the board has been drawn, and what is read out of it while it is awake. */
import type { Board, Person } from '@trame/shared/model'
import { roomName } from '@trame/shared/protocol'
import * as Y from 'yjs'
import { openCardMarks, type CardMarks } from './cardMarks.ts'
import type { LiveTalk } from './liveTalk.ts'
import type { Notice } from './notices.ts'
import { source, type Observable } from './observable.ts'
import { openRoom, type Room } from './openRoom.ts'
import { isReadableUpdate } from './readableUpdate.ts'
import { openSleepingRoom, type OpenSleepingRoom, type SleepingRoom } from './sleepingRoom.ts'

export type TalkRoom = SleepingRoom & {
  /** Null while the room sleeps, and until what reads it is loaded. */
  readonly live: Observable<LiveTalk | null>
  readonly marks: CardMarks
}
export type OpenTalk = TalkRoom & OpenSleepingRoom

type OpenTalkOptions = { board: string; doc: Board; person: () => Person | null; onNotice: (notice: Notice) => void }

export function openTalk({ board, doc, person, onNotice }: OpenTalkOptions): OpenTalk {
  const id = roomName(board, 'talk')
  const asleep = openSleepingRoom(id, () => openTalkRoom(id, onNotice))
  const marks = openCardMarks()
  const live = source<LiveTalk | null>(null)
  let read: Room | null = null
  let stopWaiting = (): void => {}

  const end = (): void => {
    stopWaiting()
    stopWaiting = () => {}
    live.get()?.close()
    live.set(null)
  }
  /** What is said is read once what this device has of it is there. */
  function follow(): void {
    const room = asleep.room.get()
    if (room === read) return
    read = room
    end()
    if (!room) return
    const look = async (): Promise<void> => {
      if (room.state.get() === 'loading') return
      const loaded = await import('./liveTalk.ts').catch(() => null)
      if (read !== room || live.get()) return
      if (loaded) live.set(loaded.openLiveTalk({ doc: room.doc, board: doc, id: board, marks, person }))
      else addEventListener('online', () => void look(), { once: true })
    }
    stopWaiting = room.state.subscribe(() => void look())
    void look()
  }
  const stop = asleep.room.subscribe(follow)

  return {
    ...asleep,
    live,
    marks,
    close() {
      stop()
      read = null
      end()
      return asleep.close()
    },
  }
}

function openTalkRoom(id: string, onNotice: (notice: Notice) => void): Room {
  const doc = new Y.Doc()
  const room = openRoom({
    id,
    doc,
    about: () => ({ title: '', subtitle: '' }),
    judge: update => (isReadableUpdate(update) ? 'welcome' : 'unreadable'),
    onNotice,
    onLoaded: () => void room.note(),
  })
  return {
    ...room,
    async close() {
      await room.close()
      doc.destroy()
    },
  }
}
