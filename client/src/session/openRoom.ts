/**
 * A room: one document of a board, on this device first, then in step with the other tabs and with the relay. What is in
 * the document is its user's business. Composition of store, sync and link.
 */
import { CLOSE, type RefusalCode } from '@trame/shared/protocol'
import { badgeOf, initialSync, step, type Badge, type DeviceState, type SyncEvent, type SyncState } from '@trame/shared/sync'
import type { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { device, tab } from './device.ts'
import { openDeviceWriter } from './deviceWriter.ts'
import { hasBeenErased } from './erasure.ts'
import { seekLeadership } from './leadership.ts'
import { leaveEdits } from './leftEdits.ts'
import { listenToRelay, type Verdict } from './linkEvents.ts'
import type { MergeWatch } from './mergeReport.ts'
import type { Notice } from './notices.ts'
import { source, type Observable } from './observable.ts'
import { adoptOrphans } from './orphans.ts'
import { askToPersist, recallPersistence } from './persistence.ts'
import { isReadableUpdate } from './readableUpdate.ts'
import { LOADED, NOTHING_STORED, readStored } from './readStored.ts'
import { openLink } from './relayLink.ts'
import { rememberRelay } from './relayMemory.ts'
import { troubleOf } from './store/trouble.ts'
import { takeLeftEdits } from './takeLeftEdits.ts'
import { keepUnstored, takeUnstored } from './unstored.ts'

const TICK_MS = 500
/** Refused edits of which no copy could be made are offered again after this. */
const AGAIN_AFTER_MS = 3_000

/**
 * `partial`: what others wrote may be missing, for this device never heard the relay on it. `reset`: the relay refused
 * edits; they were put aside, and the room is to be opened again. `mismatch`: something else lies under this name.
 */
export type RoomState = 'loading' | 'partial' | 'ready' | 'reset' | 'mismatch'

export type Room = {
  readonly id: string
  readonly doc: Y.Doc
  readonly awareness: Awareness
  /** The origin of transactions that came from elsewhere. */
  readonly origin: unknown
  readonly state: Observable<RoomState>
  readonly badge: Observable<Badge>
  /** Notes on the device that the room was opened, and what it is called now. */
  readonly note: () => Promise<void>
  /** Makes edits once more as if they were made now; false: they are not on the disk. */
  readonly redo: (updates: readonly Uint8Array[]) => Promise<boolean>
  /** What lies under this name is something else: the relay is left, and the state is `mismatch`. */
  readonly leave: () => void
  /** Ends it; the document is left to whoever made it. */
  readonly close: () => Promise<void>
}

export type RoomOptions = {
  /** The room's name. */
  id: string
  doc: Y.Doc
  /** What it is called in the list of this device's boards. */
  about: () => { readonly title: string; readonly subtitle: string }
  /** S11, S17: what an update that the relay sent is, asked before anything of it is applied, stored or answered. */
  judge: (update: Uint8Array) => Verdict
  onNotice: (notice: Notice) => void
  /** This device made the board: the relay keeps it for it (R1). */
  isMaker?: boolean
  /** The role in which the relay has this device here; null: it does not let it in (any more). */
  onRole?: (role: string | null) => void
  /** What the device has is in the document; the relay is asked next. */
  onLoaded: () => void
  /** What the relay has is in the document too. */
  onSynced?: () => void
  /** Whoever reports what comes together after a time apart. */
  merges?: Pick<MergeWatch, 'apart' | 'together'>
}

export function openRoom({ id, doc, about, judge, onNotice, isMaker, onRole, onLoaded, onSynced, merges }: RoomOptions): Room {
  const state = source<RoomState>('loading')
  const badge = source<Badge>({ kind: 'saved-here', count: 0 })
  const relay = rememberRelay(doc)
  let sync: SyncState = initialSync
  let stored: DeviceState = { unsaved: 0, trouble: null, refused: null }
  let loadedRows: readonly number[] = []
  let pings = 0
  let isClosed = false
  let epoch = 0
  /** Takes edits that another tab leaves, once this one is loaded. */
  let takeMore = (): void => {}
  const cleanups: (() => void)[] = []

  const isOver = (): boolean => state.get() === 'reset' || state.get() === 'mismatch'
  const reset = (): void => void (isClosed || isOver() || state.set('reset'))
  const showBadge = (): void => {
    const next = badgeOf(sync, stored)
    if (JSON.stringify(next) === JSON.stringify(badge.get())) return
    badge.set(next)
    if (next.kind === 'saved-for-all') relay.confirm()
  }
  const noteDevice = (change: Partial<DeviceState>): void => {
    stored = { ...stored, ...change }
    showBadge()
  }
  const noteTrouble = (error: unknown): void => noteDevice({ trouble: troubleOf(error) })

  const onUpdate = (bytes: Uint8Array, origin: unknown): void => {
    // S6: what came from elsewhere is written as the relay sent it, and by the tab that made it.
    if (origin === link.origin || origin === LOADED) return
    dispatch({ kind: 'edited' })
    writer.own(bytes, sync.made)
    askToPersist()
  }
  const writer = openDeviceWriter({ device, board: id, tab, epoch: () => epoch, onTrouble: trouble => trouble !== stored.trouble && noteDevice({ trouble }) })
  const events = listenToRelay({
    doc,
    writer,
    judge,
    dispatch,
    link: () => link,
    isOffline: () => sync.link.kind === 'offline',
    loadedRows: () => loadedRows,
    onSynced: () => {
      if (!isOver()) state.set('ready')
      onSynced?.()
    },
    // S13: it asks for something that it had on its disk.
    onAsked: stateVector => relay.isMissed(stateVector) && onNotice({ kind: 'relay-went-back' }),
    onRole: role => onRole?.(role),
    onForeign: leave,
  })
  const link = openLink({ doc, room: id, isMaker, origin: location.origin, stored: writer.stored, on: events.on })

  function dispatch(event: SyncEvent): void {
    const wasOnline = sync.link.kind === 'online'
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
    const isOnline = sync.link.kind === 'online'
    if (isOnline) events.understood()
    if (wasOnline && !isOnline) merges?.apart()
    else if (!wasOnline && isOnline) merges?.together(Date.now())
    showBadge()
  }

  /** S10: what the relay refused leaves the room for a copy; the room is opened again as the relay has it. */
  async function putAside(code: RefusalCode): Promise<void> {
    await writer.flush()
    try {
      await device.putRefusedAside(id, { code, epoch, unwritten: writer.unwritten(), whole: () => Y.encodeStateAsUpdate(doc) })
    } catch (error) {
      // Without a copy they stay where they are, and the badge says that they cannot be stored.
      noteTrouble(error)
      setTimeout(() => isClosed || dispatch({ kind: 'not-put-aside' }), AGAIN_AFTER_MS)
      return
    }
    reset()
  }

  function leave(): void {
    link.close()
    dispatch({ kind: 'closed', code: CLOSE.badRoom })
    state.set('mismatch')
  }

  const takeLeft = (): Promise<void> =>
    takeLeftEdits(id, {
      device,
      epoch: () => epoch,
      isClosed: () => isClosed,
      isReadable: isReadableUpdate,
      isHere: update => Y.snapshotContainsUpdate(Y.snapshot(doc), update),
      stored: (row, update) => {
        loadedRows = [...loadedRows, row]
        Y.applyUpdate(doc, update, LOADED)
      },
      unstored: update => Y.applyUpdate(doc, update),
    })

  async function load(): Promise<void> {
    const { saved, unsavedRows, unsavedEdits, position, ...found } = await readStored({ id, doc, isClosed: () => isClosed, onSaved: relay.confirm, onBoth: () => merges?.apart({ isQuiet: true }) }).catch((error: unknown) => {
      noteTrouble(error)
      return NOTHING_STORED
    })
    if (isClosed) return
    // Yjs writes an update anew for whoever listens: nobody does while what is stored here is read. Before the link, so
    // that an edit is counted before the message that carries it is.
    doc.on('update', onUpdate)
    epoch = found.epoch
    loadedRows = unsavedRows
    noteDevice({ unsaved: unsavedEdits })
    if (found.unreadable > 0) onNotice({ kind: 'unreadable', count: found.unreadable })
    for (const bytes of takeUnstored(id)) Y.applyUpdate(doc, bytes)
    await takeLeft()
    if (isClosed) return
    // Another tab of this browser is going away and leaves some; the tab that leads may be that one.
    takeMore = () => void (leadership.role() === 'leader' && takeLeft())
    addEventListener('storage', takeMore)
    // Another tab was refused edits that this one may show.
    cleanups.push(device.watchEpoch(id, now => now !== epoch && reset()))
    cleanups.push(device.watchUnsaved(id, unsaved => noteDevice({ unsaved })))
    cleanups.push(device.watchPosition(id, writer.storedElsewhere))
    noteDevice({ refused: await device.refused(id).catch(() => null) })
    if (isClosed) return
    // S21: another tab may give a copy up.
    cleanups.push(device.watchRefused(id, refused => noteDevice({ refused })))
    // S8: with something missing in what was stored, everything is asked for again.
    const isWhole = doc.store.pendingStructs === null
    if (!isOver()) state.set(isWhole && position !== null ? 'ready' : 'partial')
    onLoaded()
    if (state.get() === 'mismatch') return
    link.connect({ position: isWhole && saved.length > 0 ? position : null, epoch })
  }

  const leadership = seekLeadership(`trame:${id}`, () => {
    if (leadership.role() !== 'leader') return writer.follow()
    writer.lead()
    takeMore()
  })
  const ticking = setInterval(() => {
    dispatch({ kind: 'tick', now: Date.now() })
    if (badge.get().kind === 'saved-for-all') relay.confirm()
  }, TICK_MS)
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
  const leaveUnwritten = (): void => {
    const left = writer.unwritten()
    if (left.length > 0 && !hasBeenErased()) leaveEdits(id, tab, { bytes: Y.mergeUpdates([...left]), edits: left.length, epoch })
  }
  addEventListener('pagehide', leaveUnwritten)
  cleanups.push(() => removeEventListener('pagehide', leaveUnwritten), () => removeEventListener('storage', takeMore))
  recallPersistence()
  void load()

  return {
    id,
    doc,
    awareness: link.awareness,
    origin: link.origin,
    state,
    badge,
    leave,
    note: () => device.noteBoard({ id, ...about() }).catch(noteTrouble),
    async redo(updates) {
      if (isClosed || isOver()) return false
      for (const bytes of updates) Y.applyUpdate(doc, bytes)
      await writer.flush()
      return writer.unwritten().length === 0
    },
    async close() {
      if (isClosed) return
      isClosed = true
      clearInterval(ticking)
      for (const cleanup of cleanups) cleanup()
      doc.off('update', onUpdate)
      link.close()
      relay.close()
      await writer.close()
      const edits = writer.unwritten().length
      if (edits > 0) keepUnstored({ id, ...about(), bytes: Y.encodeStateAsUpdate(doc), edits, at: Date.now() })
      leadership.close()
    },
  }
}
