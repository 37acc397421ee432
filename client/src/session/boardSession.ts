/** What the views get of an open board. The session owns the document, its store, its sync and its undo. */
import type { RefusalCode } from '@trame/shared/protocol'
import type { Board } from '@trame/shared/model'
import type { BoardIndex } from '@trame/shared/queries'
import type { Observable } from './observable.ts'

/** What is true of this device's edits, all tabs and earlier sessions included. */
export type Badge =
  /** Everything this device wrote is on the relay's disk. */
  | { readonly kind: 'saved-for-all' }
  /** Connected; `count` edits are on their way or not acknowledged yet. */
  | { readonly kind: 'sending', readonly count: number }
  /** Never connected yet in this session, or just trying: everything is on this device, `count` edits only there. */
  | { readonly kind: 'saved-here', readonly count: number }
  /** The relay has been out of reach since `since` (ms since 1970); `count` edits are only on this device. */
  | { readonly kind: 'offline', readonly since: number, readonly count: number }
  /** The relay refused `count` edits; they are kept as a copy on this device. */
  | { readonly kind: 'refused', readonly code: RefusalCode, readonly count: number }
  /** This device cannot store: the work lives in this tab only (full disk, private mode). */
  | { readonly kind: 'not-stored', readonly reason: 'full' | 'refused', readonly count: number }

/** Another person's presence. `client` is their tab; it is never stored. */
export type Peer = {
  readonly client: number
  readonly author: string
  readonly name: string
  readonly colour: string
  /** The node they have selected. */
  readonly selected: string | null
  /** What they drag, and where it would go. */
  readonly drag: PeerDrag | null
}
export type PeerDrag = { readonly id: string, readonly over: { readonly view: 'tree' | 'kanban', readonly id: string, readonly edge: 'before' | 'after' | 'inside' } | null }

export type Presence = {
  readonly peers: Observable<readonly Peer[]>
  readonly select: (id: string | null) => void
  /** Rate limited inside; null ends the drag. */
  readonly drag: (drag: PeerDrag | null) => void
}

export type SessionState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready' }
  /** The relay answered and has no such board, nor has this device. */
  | { readonly kind: 'unknown' }
  /** This device does not have the board and the relay is out of reach. */
  | { readonly kind: 'unreachable' }
  /** What lies under this address is another board, or not a board: nothing is shown over it, it can be exported. */
  | { readonly kind: 'mismatch' }

export type BoardSession = {
  readonly id: string
  readonly board: Board
  readonly index: BoardIndex
  readonly state: Observable<SessionState>
  readonly badge: Observable<Badge>
  readonly presence: Presence
  readonly close: () => Promise<void>
}
