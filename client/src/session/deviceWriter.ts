/** Writes one board's updates to the device's store: my own within a tick, what came from elsewhere in the leader's name. */
import * as Y from 'yjs'
import type { Position } from '@trame/shared/protocol'
import { device, tab } from './device.ts'
import { troubleOf, type Trouble } from './store/trouble.ts'

/** What comes from the relay is written at most this often. */
const REMOTE_EVERY_MS = 100

export type DeviceWriter = {
  /** An edit of this tab; `made` counts them from 1. */
  own: (bytes: Uint8Array, made: number) => void
  remote: (bytes: Uint8Array) => void
  /** The relay's log is known up to here: stored with what came before it. */
  position: (position: Position) => void
  /** My edits up to `made` and these rows are with the relay. */
  saved: (made: number, rows: readonly number[]) => void
  /** This tab became the one that writes what comes from the relay. */
  lead: () => void
  follow: () => void
  flush: () => Promise<void>
  close: () => Promise<void>
}

type Batch = { bytes: Uint8Array[]; last: number }

export function openDeviceWriter({ board, doc, onTrouble }: { board: string; doc: Y.Doc; onTrouble: (trouble: Trouble | null) => void }): DeviceWriter {
  let role: 'undecided' | 'leader' | 'follower' = 'undecided'
  let batch: Batch = { bytes: [], last: 0 }
  let remote: Uint8Array[] = []
  let position: Position | null = null
  /** Something came from elsewhere while another tab was to write it: on taking over, the whole state is written once. */
  let hasMissed = false
  let savedUpTo = 0
  const rows: { key: number; last: number }[] = []
  let writing: Promise<void> = Promise.resolve()
  let ownTimer: ReturnType<typeof setTimeout> | null = null
  let remoteTimer: ReturnType<typeof setTimeout> | null = null

  /** One write after the other; a failed one is told, and what it held stays in `batch` for the next. */
  const enqueue = (work: () => Promise<void>): Promise<void> => (writing = writing.then(work))

  const writeOwn = (): Promise<void> => {
    ownTimer = null
    return enqueue(async () => {
      const { bytes, last } = batch
      if (bytes.length === 0) return
      batch = { bytes: [], last }
      try {
        const merged = bytes.length === 1 ? bytes[0]! : Y.mergeUpdates(bytes)
        const key = await device.addOwn(board, tab, { bytes: merged, edits: bytes.length, isSaved: savedUpTo >= last })
        onTrouble(null)
        // The relay may have acknowledged it while it was being written.
        if (savedUpTo >= last) await device.markSaved([key])
        else rows.push({ key, last })
      } catch (error) {
        batch = { bytes: [...bytes, ...batch.bytes], last: batch.last }
        onTrouble(troubleOf(error))
      }
    })
  }

  const writeRemote = (): Promise<void> => {
    remoteTimer = null
    return enqueue(async () => {
      if (role !== 'leader' || (remote.length === 0 && !position)) return
      const [bytes, at] = [remote, position]
      remote = []
      position = null
      try {
        await device.addRemote(board, tab, bytes, at)
      } catch (error) {
        // The relay still has it; without its position stored, it is sent again next time.
        onTrouble(troubleOf(error))
      }
    })
  }

  const onPageHide = (): void => void Promise.all([writeOwn(), writeRemote()])
  addEventListener('pagehide', onPageHide)

  return {
    own(bytes, made) {
      batch.bytes.push(bytes)
      batch.last = made
      ownTimer ??= setTimeout(() => void writeOwn(), 0)
    },
    remote(bytes) {
      if (role === 'follower') hasMissed = true
      else {
        remote.push(bytes)
        remoteTimer ??= setTimeout(() => void writeRemote(), REMOTE_EVERY_MS)
      }
    },
    position(at) {
      position = at
      remoteTimer ??= setTimeout(() => void writeRemote(), REMOTE_EVERY_MS)
    },
    saved(made, foreign) {
      savedUpTo = Math.max(savedUpTo, made)
      const mine = rows.filter(row => row.last <= savedUpTo)
      rows.splice(0, rows.length, ...rows.filter(row => row.last > savedUpTo))
      const keys = [...mine.map(row => row.key), ...foreign]
      if (keys.length > 0) void enqueue(() => device.markSaved(keys).catch((error: unknown) => onTrouble(troubleOf(error))))
    },
    lead() {
      role = 'leader'
      if (hasMissed) remote.push(Y.encodeStateAsUpdate(doc))
      hasMissed = false
      void writeRemote()
    },
    follow() {
      role = 'follower'
      hasMissed ||= remote.length > 0
      remote = []
    },
    async flush() {
      await Promise.all([writeOwn(), writeRemote()])
    },
    async close() {
      if (ownTimer) clearTimeout(ownTimer)
      if (remoteTimer) clearTimeout(remoteTimer)
      removeEventListener('pagehide', onPageHide)
      await Promise.all([writeOwn(), writeRemote()])
    },
  }
}
