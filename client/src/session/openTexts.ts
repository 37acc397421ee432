/** The texts of a board's cards: one document for all of them, in a room that sleeps until a card opens. */
import { deletionsIn, keepUnseen } from '@trame/shared/model'
import { roomName } from '@trame/shared/protocol'
import * as Y from 'yjs'
import type { Notice } from './notices.ts'
import { openRoom, type Room } from './openRoom.ts'
import { openSleepingRoom, type OpenSleepingRoom, type SleepingRoom } from './sleepingRoom.ts'

export type Texts = SleepingRoom

export function openTexts(board: string, onNotice: (notice: Notice) => void): OpenSleepingRoom {
  const id = roomName(board, 'texts')
  return openSleepingRoom(id, () => openTextsRoom(id, onNotice))
}

function openTextsRoom(id: string, onNotice: (notice: Notice) => void): Room {
  // Without collecting garbage: what somebody typed into a line that another replaced can still be read.
  const doc = new Y.Doc({ gc: false })
  /** What the update that the relay sent last deletes by its own word. */
  let arriving: ReturnType<typeof deletionsIn> | null = null
  const room = openRoom({
    id,
    doc,
    about: () => ({ title: '', subtitle: '' }),
    judge(update) {
      try {
        arriving = deletionsIn(update)
        return 'welcome'
      } catch {
        return 'unreadable'
      }
    },
    onNotice,
    onLoaded: () => void room.note(),
  })
  doc.on('afterTransaction', (transaction: Y.Transaction) => {
    if (transaction.origin !== room.origin || arriving === null) return
    const deletions = arriving
    arriving = null
    keepUnseen(transaction, deletions)
  })
  return {
    ...room,
    async close() {
      await room.close()
      doc.destroy()
    },
  }
}
