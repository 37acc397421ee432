/** Opens a board: from this device first, then in step with the relay. Composition of document, store, link and undo. */
import { Board, BOARD_ID, type Person } from '@trame/shared/model'
import type { OwnMessage } from '@trame/shared/protocol'
import { BoardIndex } from '@trame/shared/queries'
import { badgeOf, initialSync, step, type Badge, type DeviceState, type SyncEvent, type SyncState } from '@trame/shared/sync'
import * as Y from 'yjs'
import type { BoardSession, SessionState } from './boardSession.ts'
import { device, tab } from './device.ts'
import { openDeviceWriter } from './deviceWriter.ts'
import { keepSteps } from './keptSteps.ts'
import { seekLeadership } from './leadership.ts'
import { watchMerges } from './mergeReport.ts'
import { source } from './observable.ts'
import { askToPersist } from './persistence.ts'
import { openPresence } from './presence.ts'
import { profile } from './profile.ts'
import { listRefusedCopies } from './refusedCopies.ts'
import { openLink } from './relayLink.ts'
import { troubleOf } from './store/trouble.ts'

const TICK_MS = 500
/** Rows of a tab that has not sent them by then are sent by the leading tab. */
const ORPHANED_AFTER_MS = 5_000
/** A board that is not on this device waits so long for the relay before the page says that it is out of reach. */
const PATIENCE_MS = 4_000
const LOADED = 'loaded from this device'

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
  let sync: SyncState = initialSync
  let stored: DeviceState = { unsaved: 0, trouble: null, refused: null }
  let loadedRows: readonly number[] = []
  let pings = 0
  let isClosed = false
  const cleanups: (() => void)[] = []

  const showBadge = (): void => {
    const next = badgeOf(sync, stored)
    if (JSON.stringify(next) !== JSON.stringify(badge.get())) badge.set(next)
  }
  const noteDevice = (change: Partial<DeviceState>): void => {
    stored = { ...stored, ...change }
    showBadge()
  }

  // Before the link, so that an edit is counted before the message that carries it is.
  doc.on('update', (bytes: Uint8Array, origin: unknown) => {
    if (origin === LOADED) return
    if (origin === link.origin) writer.remote(bytes)
    else {
      dispatch({ kind: 'edited' })
      writer.own(bytes, sync.made)
      askToPersist()
    }
  })
  const writer = openDeviceWriter({ board: id, doc, onTrouble: trouble => trouble !== stored.trouble && noteDevice({ trouble }) })
  const link = openLink({
    doc,
    room: id,
    origin: location.origin,
    on: {
      connecting: () => dispatch({ kind: 'connecting' }),
      open: () => dispatch({ kind: 'open' }),
      synced: () => {
        dispatch({ kind: 'synced' })
        showState(true)
      },
      lost: () => {
        if (sync.link.kind === 'online') merges.apart()
        dispatch({ kind: 'lost', now: Date.now() })
      },
      closed: code => dispatch({ kind: 'closed', code }),
      sent: ({ isAnswer, rows }) => dispatch({ kind: 'sent', isAnswer, rows: isAnswer ? [...loadedRows, ...rows] : rows }),
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
          merges.apart()
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
    if (!wasOnline && sync.link.kind === 'online') merges.together(Date.now())
    showBadge()
  }

  /** S10: what the relay refused leaves the board for a copy; the board is opened again as the relay has it. */
  async function putAside(code: Parameters<typeof device.putRefusedAside>[1]): Promise<void> {
    await writer.flush()
    await device.putRefusedAside(id, code).catch((error: unknown) => noteDevice({ trouble: troubleOf(error) }))
    if (!isClosed) state.set({ kind: 'reset' })
  }

  function showState(isSynced: boolean): void {
    const known = board.has(BOARD_ID)
    const room = board.field(BOARD_ID, 'room')
    if (known && typeof room === 'string' && room !== id) {
      link.close()
      return state.set({ kind: 'mismatch' })
    }
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

  async function load(): Promise<void> {
    const { update, unsavedRows, position } = await device.load(id).catch((error: unknown) => {
      noteDevice({ trouble: troubleOf(error) })
      return { update: null, unsavedRows: [], position: null }
    })
    if (isClosed) return
    loadedRows = unsavedRows
    if (update) Y.applyUpdate(doc, update, LOADED)
    if (unsavedRows.length > 0) merges.apart()
    cleanups.push(device.watchUnsaved(id, unsaved => noteDevice({ unsaved })))
    await readRefused()
    if (isClosed) return
    showState(false)
    if (state.get().kind === 'mismatch') return
    cleanups.push(keepSteps(id, board))
    // Without the rows there is no position to go by: everything is asked for again.
    link.connect(update ? position : null)
    setTimeout(() => {
      if (!isClosed && state.get().kind === 'loading') state.set({ kind: 'unreachable' })
    }, PATIENCE_MS)
    void device.fold(id).catch(() => {}) // next time
  }

  /** The leading tab sends what tabs that are gone could not. */
  async function adoptOrphans(): Promise<void> {
    if (sync.link.kind !== 'online' || leadership.role() !== 'leader') return
    const rows = await device.unsavedRows(id).catch(() => [])
    for (const { key, tab: author, bytes, at } of rows) {
      if (author === tab || Date.now() - at < ORPHANED_AFTER_MS || sync.waiting.some(sent => sent.rows.includes(key))) continue
      Y.applyUpdate(doc, bytes, LOADED)
      link.send(bytes, [key])
    }
  }

  const leadership = seekLeadership(`trame:${id}`, () => (leadership.role() === 'leader' ? writer.lead() : writer.follow()))
  const ticking = setInterval(() => dispatch({ kind: 'tick', now: Date.now() }), TICK_MS)
  const adopting = setInterval(() => void adoptOrphans(), ORPHANED_AFTER_MS)
  cleanups.push(index.subscribe('board', () => showState(false)))
  void load()

  return {
    id, board, index, state, badge, presence,
    merge: { report: merges.report, dismiss: merges.dismiss },
    refused: {
      list: () => listRefusedCopies(id),
      async forget(key) {
        await device.dropCopy(key)
        await readRefused()
      },
    },
    async close() {
      if (isClosed) return
      isClosed = true
      clearInterval(ticking)
      clearInterval(adopting)
      for (const cleanup of cleanups) cleanup()
      presence.close()
      link.close()
      merges.close()
      await writer.close()
      leadership.close()
      index.close()
      board.close()
      doc.destroy()
    },
  }
}
