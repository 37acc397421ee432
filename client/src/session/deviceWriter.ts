/** Writes one board's updates to the device's store: my own within a tick, what the relay sent in the leader's name. */
import * as Y from 'yjs'
import type { Position } from '@trame/shared/protocol'
import { RemotePieces } from './remotePieces.ts'
import type { DeviceStore } from './store/deviceStore.ts'
import { troubleOf, type Trouble } from './store/trouble.ts'

/** What comes from the relay is written at most this often. */
const REMOTE_EVERY_MS = 100
/** What could not be written is tried again after this. */
const AGAIN_AFTER_MS = 3_000

export type DeviceWriter = {
  /** An edit of this tab; `made` counts them from 1. */
  own: (bytes: Uint8Array, made: number) => void
  /** An update as the relay sent it. */
  remote: (bytes: Uint8Array) => void
  /** The relay's log is known up to here: stored with what came before it. */
  position: (position: Position) => void
  /** Another tab has stored everything up to here. */
  storedElsewhere: (position: Position) => void
  /** My edits up to `made` and these rows are with the relay. */
  saved: (made: number, rows: readonly number[]) => void
  /** This tab became the one that writes what comes from the relay, or learnt that another is. */
  lead: () => void
  follow: () => void
  /** My edits that are not known to be on the disk. */
  unwritten: () => readonly Uint8Array[]
  flush: () => Promise<void>
  /** Resolves when all that was handed over so far is on the disk, whoever was to write it; never, if it cannot be. */
  stored: () => Promise<void>
  /** Writes what is left; resolves when it is on the disk or has failed. */
  close: () => Promise<void>
}

export type WriterOptions = {
  device: Pick<DeviceStore, 'addOwn' | 'addRemote' | 'markSaved' | 'expect'>
  board: string
  tab: string
  /** The board's epoch when it was loaded. */
  epoch: () => number
  onTrouble: (trouble: Trouble | null) => void
}

type Piece = { readonly bytes: Uint8Array; readonly last: number }

export function openDeviceWriter({ device, board, tab, epoch, onTrouble }: WriterOptions): DeviceWriter {
  let role: 'undecided' | 'leader' | 'follower' = 'undecided'
  let isClosed = false
  let own: Piece[] = []
  let underWay: Piece[] = []
  const remote = new RemotePieces()
  let savedUpTo = 0
  let rows: { key: number; last: number }[] = []
  let marks: number[] = []
  let writing: Promise<void> = Promise.resolve()
  let ownTimer: ReturnType<typeof setTimeout> | null = null
  let remoteTimer: ReturnType<typeof setTimeout> | null = null
  let againTimer: ReturnType<typeof setTimeout> | null = null
  let failures = 0
  let onAgain: (() => void)[] = []

  const fail = (error: unknown): void => {
    onTrouble(troubleOf(error))
    failures++
    if (!isClosed) againTimer ??= setTimeout(() => void writeAll(), AGAIN_AFTER_MS)
  }
  const enqueue = (work: () => Promise<void>): Promise<void> => (writing = writing.then(work))

  async function putOwn(): Promise<void> {
    const batch = own
    const last = batch.at(-1)?.last
    if (last === undefined) return
    // S16: an edit is not on the disk before what it may build on, whichever tab was to write that.
    await putRemote()
    own = own.slice(batch.length)
    underWay = batch
    try {
      const key = await device.addOwn(board, tab, { bytes: merged(batch.map(piece => piece.bytes)), edits: batch.length, isSaved: savedUpTo >= last, epoch: epoch() })
      underWay = []
      onTrouble(null)
      if (key === null) return
      // The relay may have acknowledged it while it was being written.
      if (savedUpTo >= last) await mark([key])
      else rows.push({ key, last })
    } catch (error) {
      underWay = []
      own = [...batch, ...own]
      fail(error)
    }
  }

  async function putRemote(): Promise<void> {
    if (remote.isEmpty) return
    const { bytes, position } = remote.take()
    // S7: a position covers my own edits too: it waits for them.
    const at = own.length === 0 ? position : null
    if (position && !at) remote.putBack({ bytes: [], position })
    if (bytes.length === 0 && !at) return
    try {
      await device.addRemote(board, tab, { bytes, position: at, epoch: epoch() })
    } catch (error) {
      remote.putBack({ bytes, position: at })
      fail(error)
    }
  }

  async function mark(keys: readonly number[]): Promise<void> {
    const all = [...marks, ...keys]
    marks = []
    try {
      await device.markSaved(all)
    } catch (error) {
      marks = [...all, ...marks]
      fail(error)
    }
  }

  const writeOwn = (): Promise<void> => {
    ownTimer = null
    return enqueue(putOwn)
  }
  const writeRemote = (): Promise<void> => {
    remoteTimer = null
    return role === 'leader' ? enqueue(putRemote) : Promise.resolve()
  }
  const writeAll = async (): Promise<void> => {
    againTimer = null
    const waiting = onAgain
    onAgain = []
    for (const resolve of waiting) resolve()
    await Promise.all([writeOwn(), writeRemote(), enqueue(() => mark([]))])
  }
  const writeRemoteSoon = (): void => {
    if (role !== 'follower') remoteTimer ??= setTimeout(() => void writeRemote(), REMOTE_EVERY_MS)
  }

  return {
    own(bytes, made) {
      own.push({ bytes, last: made })
      ownTimer ??= setTimeout(() => void writeOwn(), 0)
    },
    remote(bytes) {
      remote.add(bytes)
      writeRemoteSoon()
    },
    position(at) {
      remote.cover(at)
      writeRemoteSoon()
    },
    // S6: what a follower was sent it keeps until the leader is known to have written it.
    storedElsewhere(position) {
      if (role === 'follower') remote.dropStored(position)
    },
    saved(made, foreign) {
      savedUpTo = Math.max(savedUpTo, made)
      const mine = rows.filter(row => row.last <= savedUpTo)
      rows = rows.filter(row => row.last > savedUpTo)
      const keys = [...mine.map(row => row.key), ...foreign]
      if (keys.length > 0) void enqueue(() => mark(keys))
    },
    lead() {
      role = 'leader'
      void writeRemote()
    },
    follow() {
      role = 'follower'
    },
    unwritten: () => [...underWay, ...own].map(piece => piece.bytes),
    async flush() {
      await Promise.all([writeOwn(), writeRemote()])
    },
    async stored() {
      // With all edits of this turn: they share a row.
      await new Promise(resolve => setTimeout(resolve, 0))
      for (;;) {
        let hasFailed = true
        await enqueue(async () => {
          const before = failures
          await putRemote()
          await putOwn()
          hasFailed = failures > before
        })
        if (!hasFailed) return
        await new Promise<void>(resolve => onAgain.push(resolve))
      }
    },
    close() {
      isClosed = true
      for (const timer of [ownTimer, remoteTimer, againTimer]) if (timer) clearTimeout(timer)
      // A follower too: nobody else may have got what it was sent.
      const done = Promise.all([writeAll(), enqueue(putRemote)]).then(() => {})
      device.expect(board, done)
      return done
    },
  }
}

const merged = (updates: Uint8Array[]): Uint8Array => (updates.length === 1 ? updates[0]! : Y.mergeUpdates(updates))
