import { CLOSE, type RefusalCode } from '../protocol/index.ts'
import type { SyncState } from './state.ts'

/** What this device's store can do, and how many edits of all tabs and sessions the relay has not acknowledged. */
export type DeviceState = { readonly unsaved: number; readonly trouble: 'full' | 'refused' | null; readonly refused: { readonly code: RefusalCode; readonly count: number } | null }

/** What is true of this device's edits, all tabs and earlier sessions included. */
export type Badge =
  /** Everything this device wrote is on the relay's disk. */
  | { readonly kind: 'saved-for-all' }
  /** Connected; `count` edits are on their way or not acknowledged yet. */
  | { readonly kind: 'sending'; readonly count: number }
  /** Never connected yet in this session: everything is on this device, `count` edits only there. */
  | { readonly kind: 'saved-here'; readonly count: number }
  /** The relay has been out of reach since `since` (ms since 1970); `count` edits are only on this device. */
  | { readonly kind: 'offline'; readonly since: number; readonly count: number }
  /** The relay refused `count` edits; they are kept as a copy on this device. `rest` is what is true of all the others. */
  | { readonly kind: 'refused'; readonly code: RefusalCode; readonly count: number; readonly rest: Badge }
  /** The relay closed for good: `count` edits are only on this device, and stay there until the page is opened again. */
  | { readonly kind: 'shut-out'; readonly reason: ShutOut; readonly count: number }
  /** This device cannot store: `count` edits live in this tab only (full disk, private mode). */
  | { readonly kind: 'not-stored'; readonly reason: 'full' | 'refused'; readonly count: number }

/** No right to come in; a program too old for the relay; or the two do not understand each other. */
export type ShutOut = 'access' | 'outdated' | 'misunderstood'

function shutOutBy(code: number): ShutOut {
  if (code === CLOSE.unauthorised || code === CLOSE.forbidden) return 'access'
  return code === CLOSE.outdated ? 'outdated' : 'misunderstood'
}

// S3: "saved for all" only when connected and nothing that this device ever wrote is unacknowledged.
export function badgeOf(sync: SyncState, device: DeviceState): Badge {
  const rest = savedWhere(sync, device)
  // S14: work that is nowhere but in this tab is said before a copy that is safe.
  return device.refused && rest.kind !== 'not-stored' ? { kind: 'refused', ...device.refused, rest } : rest
}

function savedWhere({ link, made, acknowledged }: SyncState, { unsaved, trouble }: DeviceState): Badge {
  const count = Math.max(unsaved, made - acknowledged)
  if (trouble && (count > 0 || link.kind !== 'online')) return { kind: 'not-stored', reason: trouble, count }
  switch (link.kind) {
    case 'online':
      return count === 0 ? { kind: 'saved-for-all' } : { kind: 'sending', count }
    case 'offline':
      return { kind: 'offline', since: link.since, count }
    case 'syncing':
      return count === 0 ? { kind: 'saved-here', count } : { kind: 'sending', count }
    case 'idle':
    case 'connecting':
      return { kind: 'saved-here', count }
    case 'closed':
      return { kind: 'shut-out', reason: shutOutBy(link.code), count }
  }
}
