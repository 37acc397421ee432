/**
 * A room of a board beside the board's own: its document, on this device first, then in step with the relay. What is in
 * the document is its user's business.
 */
import { deletionsIn, keepUnseen } from '@trame/shared/model'
import { roomName, type OwnMessage, type RefusalCode, CLOSE, type RoomKind } from '@trame/shared/protocol'
import { badgeOf, initialSync, step, type Badge, type DeviceState, type SyncEvent, type SyncState } from '@trame/shared/sync'
import type { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { device, tab } from './device.ts'
import { openDeviceWriter } from './deviceWriter.ts'
import { hasBeenErased } from './erasure.ts'
import { seekLeadership } from './leadership.ts'
import { leaveEdits } from './leftEdits.ts'
import { source, type Observable } from './observable.ts'
import { adoptOrphans } from './orphans.ts'
import { askToPersist } from './persistence.ts'
import { openLink } from './relayLink.ts'
import type { StoredBoard } from './store/deviceStore.ts'
import { troubleOf } from './store/trouble.ts'
import { takeLeftEdits } from './takeLeftEdits.ts'
import { keepUnstored, takeUnstored } from './unstored.ts'

const TICK_MS = 500
/** Refused edits of which no copy could be made are offered again after this. */
const AGAIN_AFTER_MS = 3_000
const MISHEARD_AT_MOST = 3
const LOADED = 'loaded from this device'
const NOTHING: StoredBoard = { saved: [], savedRows: [], unsaved: [], unsavedRows: [], unsavedEdits: 0, position: null, unreadable: 0, epoch: 0 }

/**
 * `partial`: what others wrote may be missing, for this device never heard the relay on it. `reset`: the relay refused
 * edits; they were put aside, and the room is to be opened again.
 */
export type RoomState = 'loading' | 'partial' | 'ready' | 'reset'

export type Room = {
  readonly doc: Y.Doc
  readonly awareness: Awareness
  readonly state: Observable<RoomState>
  readonly badge: Observable<Badge>
  readonly readRefused: () => Promise<void>
  readonly close: () => Promise<void>
}

export type RoomOptions = {
  board: string
  kind: Exclude<RoomKind, 'board'>
  /** `count` rows could not be read, and were put aside (S8). */
  onUnreadable: (count: number) => void
}

export function openRoom({ board, kind, onUnreadable }: RoomOptions): Room {
  const id = roomName(board, kind)
  // Without collecting garbage: what somebody typed into a line that another replaced can still be read.
  const doc = new Y.Doc({ gc: false })
  const state = source<RoomState>('loading')
  const badge = source<Badge>({ kind: 'saved-here', count: 0 })
  let sync: SyncState = initialSync
  let stored: DeviceState = { unsaved: 0, trouble: null, refused: null }
  let loadedRows: readonly number[] = []
  let pings = 0
  let misheard = 0
  let hasAskedForAll = false
  let isClosed = false
  let epoch = 0
  /** Takes edits that another tab leaves, once this one is loaded. */
  let takeMore = (): void => {}
  /** What the update that is being applied deletes by its own word. */
  let arriving: ReturnType<typeof deletionsIn> | null = null
  const cleanups: (() => void)[] = []

  const showBadge = (): void => {
    const next = badgeOf(sync, stored)
    if (JSON.stringify(next) !== JSON.stringify(badge.get())) badge.set(next)
  }
  const noteDevice = (change: Partial<DeviceState>): void => {
    stored = { ...stored, ...change }
    showBadge()
  }

  const onUpdate = (bytes: Uint8Array, origin: unknown): void => {
    // S6: what came from elsewhere is written as the relay sent it, and by the tab that made it.
    if (origin === link.origin || origin === LOADED) return
    dispatch({ kind: 'edited' })
    writer.own(bytes, sync.made)
    askToPersist()
  }
  const writer = openDeviceWriter({ device, board: id, tab, epoch: () => epoch, onTrouble: trouble => trouble !== stored.trouble && noteDevice({ trouble }) })
  const link = openLink({
    doc,
    room: id,
    origin: location.origin,
    stored: writer.stored,
    on: {
      connecting: () => dispatch({ kind: 'connecting' }),
      open: () => dispatch({ kind: 'open' }),
      synced: () => {
        dispatch({ kind: 'synced' })
        if (state.get() !== 'reset') state.set('ready')
        // S8: what came builds on something that is missing here.
        if (doc.store.pendingStructs === null || hasAskedForAll) return
        hasAskedForAll = true
        link.remember(null)
        link.reconnect()
      },
      lost: () => dispatch({ kind: 'lost', now: Date.now() }),
      closed: code => dispatch({ kind: 'closed', code }),
      sent: ({ isAnswer, rows }) => dispatch({ kind: 'sent', isAnswer, rows: isAnswer ? [...loadedRows, ...rows] : rows }),
      received: update => {
        // S17: before anything of it is applied, stored or answered.
        try {
          arriving = deletionsIn(update)
        } catch {
          mishear()
          return false
        }
        writer.remote(update)
        return true
      },
      asked: () => {}, // a relay that went back is noticed by the board's own room
      garbled: mishear,
      woken: () => sync.link.kind === 'offline' && link.reconnect(),
      own: heed,
      heard: () => dispatch({ kind: 'heard' }),
    },
  })

  const onTransaction = (transaction: Y.Transaction): void => {
    if (transaction.origin !== link.origin || arriving === null) return
    const deletions = arriving
    arriving = null
    keepUnseen(transaction, deletions)
  }

  function heed(message: OwnMessage): void {
    if (message.kind === 'acknowledged') dispatch({ kind: 'acknowledged', count: message.count })
    else if (message.kind === 'refused') dispatch({ kind: 'refused', code: message.refusal.code })
    else if (message.kind === 'position') {
      link.remember(message.position)
      writer.position(message.position)
    }
  }

  /** S17: asks for everything again; a relay that goes on like this is left. */
  function mishear(): void {
    if (++misheard >= MISHEARD_AT_MOST) return link.giveUp(CLOSE.malformed)
    link.remember(null)
    link.reconnect()
  }

  function dispatch(event: SyncEvent): void {
    const { state: next, effects } = step(sync, event)
    sync = next
    for (const effect of effects) {
      switch (effect.kind) {
        case 'ping':
          link.ping(++pings)
          break
        case 'reconnect':
          link.reconnect()
          break
        case 'saved':
          if (effect.rows.length > 0) loadedRows = loadedRows.filter(row => !effect.rows.includes(row))
          writer.saved(effect.made, effect.rows)
          break
        case 'put-aside':
          void putAside(effect.code)
          break
      }
    }
    if (sync.link.kind === 'online') misheard = 0
    showBadge()
  }

  /** S10: what the relay refused leaves the room for a copy; the room is opened again as the relay has it. */
  async function putAside(code: RefusalCode): Promise<void> {
    await writer.flush()
    try {
      await device.putRefusedAside(id, { code, epoch, unwritten: writer.unwritten(), whole: () => Y.encodeStateAsUpdate(doc) })
    } catch (error) {
      // Without a copy they stay where they are, and are offered again.
      noteDevice({ trouble: troubleOf(error) })
      setTimeout(() => isClosed || dispatch({ kind: 'not-put-aside' }), AGAIN_AFTER_MS)
      return
    }
    if (!isClosed) state.set('reset')
  }

  async function readRefused(): Promise<void> {
    const copies = await device.copies(id).catch(() => [])
    const last = copies.at(-1)
    noteDevice({ refused: last ? { code: last.code, count: copies.reduce((sum, copy) => sum + copy.edits, 0) } : null })
  }

  const takeLeft = (): Promise<void> =>
    takeLeftEdits(id, {
      device,
      epoch: () => epoch,
      isClosed: () => isClosed,
      isReadable,
      isHere: update => Y.snapshotContainsUpdate(Y.snapshot(doc), update),
      stored: (row, update) => {
        loadedRows = [...loadedRows, row]
        Y.applyUpdate(doc, update, LOADED)
      },
      unstored: update => Y.applyUpdate(doc, update),
    })

  /** S8: only when it cannot be applied is it asked which rows cannot be read. */
  async function readStored(): Promise<StoredBoard> {
    const apply = (found: StoredBoard): StoredBoard => {
      doc.transact(() => [...found.saved].forEach(bytes => Y.applyUpdate(doc, bytes)), LOADED)
      void device.fold(id, { rows: found.savedRows, whole: () => Y.encodeStateAsUpdate(doc) }).catch(() => {}) // next time
      doc.transact(() => [...found.unsaved].forEach(bytes => Y.applyUpdate(doc, bytes)), LOADED)
      return found
    }
    const found = await device.load(id)
    if (isClosed) return NOTHING
    try {
      return apply(found)
    } catch {
      return apply(await device.loadReadable(id))
    }
  }

  async function load(): Promise<void> {
    const { saved, unsavedRows, unsavedEdits, position, ...about } = await readStored().catch((error: unknown) => {
      noteDevice({ trouble: troubleOf(error) })
      return NOTHING
    })
    if (isClosed) return
    doc.on('update', onUpdate)
    doc.on('afterTransaction', onTransaction)
    epoch = about.epoch
    loadedRows = unsavedRows
    noteDevice({ unsaved: unsavedEdits })
    if (about.unreadable > 0) onUnreadable(about.unreadable)
    await device.noteRoom(id).catch((error: unknown) => noteDevice({ trouble: troubleOf(error) }))
    for (const bytes of takeUnstored(id)) Y.applyUpdate(doc, bytes)
    await takeLeft()
    if (isClosed) return
    // Another tab of this browser is going away and leaves some; the tab that leads may be that one.
    takeMore = () => void (leadership.role() === 'leader' && takeLeft())
    addEventListener('storage', takeMore)
    cleanups.push(device.watchEpoch(id, now => now !== epoch && !isClosed && state.set('reset')))
    cleanups.push(device.watchUnsaved(id, count => noteDevice({ unsaved: count })))
    cleanups.push(device.watchPosition(id, writer.storedElsewhere))
    await readRefused()
    if (isClosed) return
    const isWhole = position !== null && doc.store.pendingStructs === null
    state.set(isWhole ? 'ready' : 'partial')
    link.connect({ position: isWhole && saved.length > 0 ? position : null, epoch })
  }

  const leadership = seekLeadership(`trame:${id}`, () => {
    if (leadership.role() !== 'leader') return writer.follow()
    writer.lead()
    takeMore()
  })
  const ticking = setInterval(() => dispatch({ kind: 'tick', now: Date.now() }), TICK_MS)
  cleanups.push(
    adoptOrphans({
      device,
      board: id,
      tab,
      maySend: () => sync.link.kind === 'online' && leadership.role() === 'leader',
      isOnItsWay: row => sync.waiting.some(sent => sent.rows.includes(row)),
      send: ({ key, bytes }) => {
        // Applied as if the relay had sent it, so that it does not leave twice.
        Y.applyUpdate(doc, bytes, link.origin)
        link.send(bytes, [key])
      },
    }),
  )
  const leave = (): void => {
    const left = writer.unwritten()
    if (left.length > 0 && !hasBeenErased()) leaveEdits(id, tab, { bytes: Y.mergeUpdates([...left]), edits: left.length, epoch })
  }
  addEventListener('pagehide', leave)
  cleanups.push(() => removeEventListener('pagehide', leave), () => removeEventListener('storage', takeMore))
  void load()

  return {
    doc,
    awareness: link.awareness,
    state,
    badge,
    readRefused,
    async close() {
      if (isClosed) return
      isClosed = true
      clearInterval(ticking)
      for (const cleanup of cleanups) cleanup()
      link.close()
      await writer.close()
      const edits = writer.unwritten().length
      if (edits > 0) keepUnstored({ id, title: '', subtitle: '', bytes: Y.encodeStateAsUpdate(doc), edits, at: Date.now() })
      leadership.close()
      doc.destroy()
    },
  }
}

function isReadable(update: Uint8Array): boolean {
  try {
    Y.decodeUpdate(update)
    return true
  } catch {
    return false
  }
}
