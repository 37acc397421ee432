/** Opens a board: from this device first, then in step with the relay. Composition of document, store, link and undo. */
import { Board, BOARD_ID, type Person } from '@trame/shared/model'
import { CLOSE, type OwnMessage, type RefusalCode } from '@trame/shared/protocol'
import { BoardIndex } from '@trame/shared/queries'
import { badgeOf, initialSync, step, type Badge, type DeviceState, type SyncEvent, type SyncState } from '@trame/shared/sync'
import * as Y from 'yjs'
import { readArrival } from './arrival.ts'
import type { BoardSession, SessionState } from './boardSession.ts'
import { device, tab } from './device.ts'
import { openDeviceWriter } from './deviceWriter.ts'
import { hasBeenErased } from './erasure.ts'
import { joinedBadge } from './joinedBadge.ts'
import { keepSteps } from './keptSteps.ts'
import { seekLeadership } from './leadership.ts'
import { leaveEdits } from './leftEdits.ts'
import { watchMerges } from './mergeReport.ts'
import { openNotices } from './notices.ts'
import { source } from './observable.ts'
import { openTexts } from './openTexts.ts'
import { adoptOrphans } from './orphans.ts'
import { askToPersist, recallPersistence } from './persistence.ts'
import { openPresence } from './presence.ts'
import { profile } from './profile.ts'
import { openLink } from './relayLink.ts'
import { rememberRelay } from './relayMemory.ts'
import type { StoredBoard } from './store/deviceStore.ts'
import { troubleOf } from './store/trouble.ts'
import { takeLeftEdits } from './takeLeftEdits.ts'
import { keepUnstored, takeUnstored } from './unstored.ts'

const TICK_MS = 500
/** Refused edits of which no copy could be made are offered again after this. */
const AGAIN_AFTER_MS = 3_000
/** Messages that cannot be read, one after the other, until this tab ends with the relay. */
const MISHEARD_AT_MOST = 3
/** A board that is not on this device waits so long for the relay before the page says that it is out of reach. */
const PATIENCE_MS = 4_000
const LOADED = 'loaded from this device'
const NOTHING: StoredBoard = { saved: [], savedRows: [], unsaved: [], unsavedRows: [], unsavedEdits: 0, position: null, unreadable: 0, epoch: 0 }

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
  const badge = source<Badge>({ kind: 'saved-here', count: 0 })
  const merges = watchMerges(board)
  const notices = openNotices()
  const relay = rememberRelay(doc)
  const texts = openTexts(id, { onUnreadable: count => notices.add({ kind: 'unreadable', count }) })
  const whole = joinedBadge(badge, texts.badge)
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
  const cleanups: (() => void)[] = []

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
        showState(true)
        // S8: what came builds on something that is missing here. Once: if even the whole does not bring it, nothing will.
        if (doc.store.pendingStructs === null || hasAskedForAll) return
        hasAskedForAll = true
        link.remember(null)
        link.reconnect()
      },
      lost: () => dispatch({ kind: 'lost', now: Date.now() }),
      closed: code => dispatch({ kind: 'closed', code }),
      sent: ({ isAnswer, rows }) => dispatch({ kind: 'sent', isAnswer, rows: isAnswer ? [...loadedRows, ...rows] : rows }),
      received: update => {
        // S11, S17: before anything of it is applied, stored or answered.
        const arrival = readArrival(update)
        if (arrival.kind === 'unreadable') mishear()
        else if ((arrival.room ?? id) !== id) showMismatch()
        else {
          writer.remote(update)
          return true
        }
        return false
      },
      // S13: it asks for something that it had on its disk.
      asked: stateVector => relay.isMissed(stateVector) && notices.add({ kind: 'relay-went-back' }),
      garbled: mishear,
      woken: () => sync.link.kind === 'offline' && link.reconnect(),
      own: heed,
      heard: () => dispatch({ kind: 'heard' }),
    },
  })
  const presence = openPresence(link.awareness)

  function heed(message: OwnMessage): void {
    switch (message.kind) {
      case 'acknowledged':
        return dispatch({ kind: 'acknowledged', count: message.count })
      case 'refused':
        return dispatch({ kind: 'refused', code: message.refusal.code })
      case 'position':
        link.remember(message.position)
        return writer.position(message.position)
      case 'ping':
      case 'pong':
        return
    }
  }

  /** S17: asks for everything again; a relay that goes on like this is left. */
  function mishear(): void {
    if (++misheard >= MISHEARD_AT_MOST) return link.giveUp(CLOSE.malformed)
    link.remember(null)
    link.reconnect()
  }

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
    if (isOnline) misheard = 0
    if (wasOnline && !isOnline) merges.apart()
    else if (!wasOnline && isOnline) merges.together(Date.now())
    showBadge()
  }

  /** S10: what the relay refused leaves the board for a copy; the board is opened again as the relay has it. */
  async function putAside(code: RefusalCode): Promise<void> {
    await writer.flush()
    try {
      await device.putRefusedAside(id, { code, epoch, unwritten: writer.unwritten(), whole: () => Y.encodeStateAsUpdate(doc) })
    } catch (error) {
      // Without a copy they stay where they are, and the badge says that they cannot be stored.
      noteDevice({ trouble: troubleOf(error) })
      setTimeout(() => isClosed || dispatch({ kind: 'not-put-aside' }), AGAIN_AFTER_MS)
      return
    }
    if (!isClosed) state.set({ kind: 'reset' })
  }

  function showMismatch(): void {
    link.close()
    dispatch({ kind: 'closed', code: CLOSE.badRoom })
    state.set({ kind: 'mismatch' })
  }

  function showState(isSynced: boolean): void {
    const known = board.has(BOARD_ID)
    const room = board.field(BOARD_ID, 'room')
    if (known && typeof room === 'string' && room !== id) return showMismatch()
    if (known) {
      if (state.get().kind !== 'ready') state.set({ kind: 'ready' })
      const { title, subtitle } = index.about()
      void device.noteBoard({ id, title, subtitle }).catch((error: unknown) => noteDevice({ trouble: troubleOf(error) }))
    } else if (isSynced) state.set({ kind: 'unknown' })
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
      isReadable: update => readArrival(update).kind !== 'unreadable',
      isHere: update => Y.snapshotContainsUpdate(Y.snapshot(doc), update),
      stored: (row, update) => {
        loadedRows = [...loadedRows, row]
        Y.applyUpdate(doc, update, LOADED)
      },
      unstored: update => Y.applyUpdate(doc, update),
    })

  /** Takes what this device has into the document. S8: only when that fails is it asked which rows cannot be read. */
  async function readStored(): Promise<StoredBoard> {
    const apply = (stored: StoredBoard): StoredBoard => {
      const all = (updates: readonly Uint8Array[]): void => doc.transact(() => updates.forEach(bytes => Y.applyUpdate(doc, bytes)), LOADED)
      all(stored.saved)
      relay.confirm()
      void device.fold(id, { rows: stored.savedRows, whole: () => Y.encodeStateAsUpdate(doc) }).catch(() => {}) // next time
      if (stored.saved.length > 0 && stored.unsaved.length > 0) merges.apart({ isQuiet: true })
      all(stored.unsaved)
      return stored
    }
    const stored = await device.load(id)
    if (isClosed) return NOTHING
    try {
      return apply(stored)
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
    // Yjs writes an update anew for whoever listens: nobody does while what is stored here is read. Before the link, so
    // that an edit is counted before the message that carries it is.
    doc.on('update', onUpdate)
    epoch = about.epoch
    loadedRows = unsavedRows
    noteDevice({ unsaved: unsavedEdits })
    if (about.unreadable > 0) notices.add({ kind: 'unreadable', count: about.unreadable })
    for (const bytes of takeUnstored(id)) Y.applyUpdate(doc, bytes)
    await takeLeft()
    if (isClosed) return
    // Another tab of this browser is going away and leaves some; the tab that leads may be that one.
    takeMore = () => void (leadership.role() === 'leader' && takeLeft())
    addEventListener('storage', takeMore)
    // Another tab was refused edits that this one may show.
    cleanups.push(device.watchEpoch(id, now => now !== epoch && !isClosed && state.set({ kind: 'reset' })))
    cleanups.push(device.watchUnsaved(id, count => noteDevice({ unsaved: count })))
    cleanups.push(device.watchPosition(id, writer.storedElsewhere))
    await readRefused()
    if (isClosed) return
    showState(false)
    if (state.get().kind === 'mismatch') return
    cleanups.push(keepSteps(id, board))
    // S8: with something missing in what was stored, everything is asked for again.
    const isWhole = saved.length > 0 && doc.store.pendingStructs === null
    link.connect({ position: isWhole ? position : null, epoch })
    setTimeout(() => {
      if (!isClosed && state.get().kind === 'loading') state.set({ kind: 'unreachable' })
    }, PATIENCE_MS)
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
  const leave = (): void => {
    const left = writer.unwritten()
    if (left.length > 0 && !hasBeenErased()) leaveEdits(id, tab, { bytes: Y.mergeUpdates([...left]), edits: left.length, epoch })
  }
  addEventListener('pagehide', leave)
  cleanups.push(() => removeEventListener('pagehide', leave), () => removeEventListener('storage', takeMore))
  recallPersistence()
  cleanups.push(index.subscribe('board', () => showState(false)))
  void load()

  return {
    id, board, index, state, badge: whole.badge, presence, texts,
    merge: { report: merges.report, dismiss: merges.dismiss },
    notices,
    refused: {
      list: async () => (await import('./refusedCopies.ts')).listRefusedCopies(id),
      async forget(key) {
        await device.dropCopy(key)
        await Promise.all([readRefused(), texts.readRefused()])
      },
    },
    async close() {
      if (isClosed) return
      isClosed = true
      clearInterval(ticking)
      for (const cleanup of cleanups) cleanup()
      presence.close()
      link.close()
      relay.close()
      merges.close()
      whole.close()
      await Promise.all([writer.close(), texts.close()])
      const edits = writer.unwritten().length
      if (edits > 0) keepUnstored({ id, ...index.about(), bytes: Y.encodeStateAsUpdate(doc), edits, at: Date.now() })
      leadership.close()
      index.close()
      board.close()
      doc.destroy()
    },
  }
}
