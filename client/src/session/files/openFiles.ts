/** The files of an open board: kept here, sent when the relay is there, fetched when somebody looks at one. */
import type { Badge } from '@trame/shared/sync'
import { source, type Observable } from '../observable.ts'
import { FileStore } from './fileStore.ts'

const AGAIN_AFTER_MS = 15_000
/** The relay will not have it, whenever it is asked: too large, another hash, no room. A right may still be given. */
const FINAL: ReadonlySet<number> = new Set([400, 413, 422, 507])

export type Files = {
  /** Hash → why the relay refused it, or null: files that are on this device only. */
  readonly waiting: Observable<ReadonlyMap<string, string | null>>
  /** Keeps a file on this device; it is sent from there. Rejects when the device will not keep it. */
  readonly add: (hash: string, bytes: Uint8Array) => Promise<void>
  /** The bytes; null while they are neither here nor can be fetched. */
  readonly read: (hash: string) => Promise<Uint8Array | null>
}
export type OpenFiles = Files & {
  /** Null until this device was asked. */
  readonly badge: Observable<Badge | null>
  readonly close: () => void
}

export const fileStore = new FileStore()

export function openFiles(board: string): OpenFiles {
  const waiting = source<ReadonlyMap<string, string | null>>(new Map())
  const badge = source<Badge | null>(null)
  let isSending = false
  /** Something came while others were being sent. */
  let hasNews = false
  let isClosed = false
  let timer: ReturnType<typeof setTimeout> | undefined

  async function send(): Promise<void> {
    clearTimeout(timer)
    hasNews = true
    if (isSending || isClosed) return
    isSending = true
    let hasMore = false
    try {
      while (hasNews) {
        hasNews = false
        hasMore = false
        for (const { hash, bytes, refused } of await fileStore.unsent(board)) {
          if (refused !== undefined) continue
          const response = await fetch(addressOf(board, hash), { method: 'PUT', body: bytes as BufferSource }).catch(() => null)
          if (response?.ok) await fileStore.noteSent(board, hash)
          else if (response && FINAL.has(response.status)) await fileStore.noteRefused(board, hash, String(response.status))
          else hasMore = true
        }
      }
    } catch {
      hasMore = true // the device did not answer
    }
    isSending = false
    if (hasMore && !isClosed) timer = setTimeout(() => void send(), AGAIN_AFTER_MS)
  }
  const wake = (): void => void send()
  const stop = fileStore.watchUnsent(board, found => {
    waiting.set(found)
    const isOnItsWay = [...found.values()].includes(null)
    const next: Badge = found.size === 0 ? { kind: 'saved-for-all' } : { kind: isOnItsWay ? 'sending' : 'saved-here', count: found.size }
    if (JSON.stringify(next) !== JSON.stringify(badge.get())) badge.set(next)
    if (isOnItsWay) void send()
  })
  addEventListener('online', wake)

  return {
    waiting,
    badge,
    add: (hash, bytes) => fileStore.keep(board, hash, bytes, { isSent: false }),
    async read(hash) {
      const kept = await fileStore.read(board, hash).catch(() => null)
      if (kept) return kept
      const response = await fetch(addressOf(board, hash)).catch(() => null)
      if (!response?.ok) return null
      const bytes = new Uint8Array(await response.arrayBuffer())
      // For the next tunnel; a full device looks at it without keeping it.
      await fileStore.keep(board, hash, bytes, { isSent: true }).catch(() => {})
      return bytes
    },
    close() {
      isClosed = true
      clearTimeout(timer)
      stop()
      removeEventListener('online', wake)
    },
  }
}

const addressOf = (board: string, hash: string): string => `/files/${board}/${hash}`
