/** The texts of a board's cards: one document for all, asleep as bytes until a card opens or something of it is unsaved. */
import { roomName } from '@trame/shared/protocol'
import { badgeOf, initialSync, type Badge, type DeviceState } from '@trame/shared/sync'
import { device } from './device.ts'
import { findLeftEdits } from './leftEdits.ts'
import { source, type Observable } from './observable.ts'
import { unstoredBoards } from './unstored.ts'
import { openRoom, type Room } from './openRoom.ts'

/** A room that nobody looks into any more is left after this, once everything of it is saved. */
const LEAVE_AFTER_MS = 5_000
/** Unsaved edits of another tab are that tab's business for so long. */
const ADOPT_AFTER_MS = 10_000

export type Texts = {
  /** The open room; null while it sleeps, and between two openings. */
  readonly room: Observable<Room | null>
  /** Wakes the texts until the returned function is called. */
  readonly wake: () => () => void
}

export type OpenTexts = Texts & {
  /** What is true of the edits of texts; null until this device was asked. */
  readonly badge: Observable<Badge | null>
  readonly readRefused: () => Promise<void>
  readonly close: () => Promise<void>
}

export function openTexts(board: string, { onUnreadable }: { onUnreadable: (count: number) => void }): OpenTexts {
  const id = roomName(board, 'texts')
  const room = source<Room | null>(null)
  const badge = source<Badge | null>(null)
  let asleep: DeviceState = { unsaved: 0, trouble: null, refused: null }
  let isAsked = false
  let holders = 0
  let isClosed = false
  let ending: Promise<void> = Promise.resolve()
  let leaving: ReturnType<typeof setTimeout> | null = null
  let adopting: ReturnType<typeof setTimeout> | null = null
  let stopFollowing = (): void => {}

  const show = (): void => {
    const open = room.get()
    const next = open ? open.badge.get() : isAsked ? badgeOf(initialSync, asleep) : null
    if (JSON.stringify(next) !== JSON.stringify(badge.get())) badge.set(next)
  }

  function rouse(): void {
    if (isClosed || room.get()) return
    const opened = openRoom({ board, kind: 'texts', onUnreadable })
    const stops = [
      opened.badge.subscribe(() => {
        show()
        leaveSoon()
      }),
      opened.state.subscribe(() => {
        if (opened.state.get() !== 'reset') return
        void sleep()
        rouse()
      }),
    ]
    stopFollowing = () => stops.forEach(stop => stop())
    room.set(opened)
    show()
  }

  function sleep(): Promise<void> {
    const open = room.get()
    if (!open) return ending
    stopFollowing()
    if (leaving) clearTimeout(leaving)
    leaving = null
    room.set(null)
    ending = Promise.all([ending, open.close()]).then(() => {})
    show()
    return ending
  }

  function leaveSoon(): void {
    if (leaving) clearTimeout(leaving)
    leaving = null
    if (holders > 0 || room.get()?.badge.get().kind !== 'saved-for-all') return
    leaving = setTimeout(() => void sleep(), LEAVE_AFTER_MS)
  }

  async function readRefused(): Promise<void> {
    const copies = await device.copies(id).catch(() => [])
    const last = copies.at(-1)
    asleep = { ...asleep, refused: last ? { code: last.code, count: copies.reduce((sum, copy) => sum + copy.edits, 0) } : null }
    await room.get()?.readRefused()
    show()
  }

  async function start(): Promise<void> {
    const rows = await device.unsavedRows(id).catch(() => [])
    await readRefused()
    if (isClosed) return
    isAsked = true
    // W5: what an earlier page left unsaved is sent though no card is open.
    if (rows.length > 0 || findLeftEdits(id).length > 0 || unstoredBoards.get().some(unstored => unstored.id === id)) rouse()
    show()
  }

  const stopWatching = device.watchUnsaved(id, unsaved => {
    asleep = { ...asleep, unsaved }
    show()
    if (adopting) clearTimeout(adopting)
    adopting = unsaved > 0 && !room.get() ? setTimeout(rouse, ADOPT_AFTER_MS) : null
  })
  void start()

  return {
    room,
    badge,
    readRefused,
    wake() {
      holders++
      if (leaving) clearTimeout(leaving)
      leaving = null
      rouse()
      let isReleased = false
      return () => {
        if (isReleased) return
        isReleased = true
        holders--
        leaveSoon()
      }
    },
    close() {
      isClosed = true
      stopWatching()
      if (adopting) clearTimeout(adopting)
      return sleep()
    },
  }
}
