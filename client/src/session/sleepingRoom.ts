/** A room that stays bytes on this device until somebody looks into it, or until something of it is unsaved. */
import { badgeOf, initialSync, type Badge, type DeviceState } from '@trame/shared/sync'
import { device } from './device.ts'
import { findLeftEdits } from './leftEdits.ts'
import { source, type Observable } from './observable.ts'
import type { Room } from './openRoom.ts'
import { unstoredBoards } from './unstored.ts'

/** A room that nobody looks into any more is left after this, once everything of it is saved. */
const LEAVE_AFTER_MS = 5_000
/** Unsaved edits of another tab are that tab's business for so long. */
const ADOPT_AFTER_MS = 10_000

export type SleepingRoom = {
  /** The open room; null while it sleeps, and between two openings. */
  readonly room: Observable<Room | null>
  /** Wakes it until the returned function is called. */
  readonly wake: () => () => void
}

export type OpenSleepingRoom = SleepingRoom & {
  readonly id: string
  /** What is true of its edits; null until this device was asked. */
  readonly badge: Observable<Badge | null>
  /** Wakes it for a piece of work, which begins once what the device has is in the document. */
  readonly within: <T>(work: (room: Room) => Promise<T>) => Promise<T>
  readonly close: () => Promise<void>
}

export function openSleepingRoom(id: string, open: () => Room): OpenSleepingRoom {
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
    const awake = room.get()
    const next = awake ? awake.badge.get() : isAsked ? badgeOf(initialSync, asleep) : null
    if (JSON.stringify(next) !== JSON.stringify(badge.get())) badge.set(next)
  }

  function rouse(): void {
    if (isClosed || room.get()) return
    const opened = open()
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
    const awake = room.get()
    if (!awake) return ending
    stopFollowing()
    if (leaving) clearTimeout(leaving)
    leaving = null
    room.set(null)
    ending = Promise.all([ending, awake.close()]).then(() => {})
    show()
    return ending
  }

  function leaveSoon(): void {
    if (leaving) clearTimeout(leaving)
    leaving = null
    if (holders > 0 || room.get()?.badge.get().kind !== 'saved-for-all') return
    leaving = setTimeout(() => void sleep(), LEAVE_AFTER_MS)
  }

  function wake(): () => void {
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
  }

  /** The room that is awake, once it is loaded. */
  const loaded = (): Promise<Room> =>
    new Promise(resolve => {
      const stops: (() => void)[] = []
      const look = (): void => {
        for (const stop of stops.splice(0)) stop()
        const awake = room.get()
        if (awake && awake.state.get() !== 'loading') return resolve(awake)
        stops.push(room.subscribe(look))
        if (awake) stops.push(awake.state.subscribe(look))
      }
      look()
    })

  async function start(): Promise<void> {
    const [rows, refused] = await Promise.all([device.unsavedRows(id).catch(() => []), device.refused(id).catch(() => null)])
    if (isClosed) return
    asleep = { ...asleep, refused }
    isAsked = true
    // W5: what an earlier page left unsaved is sent though nobody looks into it.
    if (rows.length > 0 || findLeftEdits(id).length > 0 || unstoredBoards.get().some(unstored => unstored.id === id)) rouse()
    show()
  }

  const stops = [
    device.watchRefused(id, refused => {
      asleep = { ...asleep, refused }
      show()
    }),
    device.watchUnsaved(id, unsaved => {
      asleep = { ...asleep, unsaved }
      show()
      if (adopting) clearTimeout(adopting)
      adopting = unsaved > 0 && !room.get() ? setTimeout(rouse, ADOPT_AFTER_MS) : null
    }),
  ]
  void start()

  return {
    id,
    room,
    badge,
    wake,
    async within(work) {
      const release = wake()
      try {
        return await work(await loaded())
      } finally {
        release()
      }
    },
    close() {
      isClosed = true
      for (const stop of stops) stop()
      if (adopting) clearTimeout(adopting)
      return sleep()
    },
  }
}
