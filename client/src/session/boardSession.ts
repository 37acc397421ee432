/** What the views get of an open board. The session owns the document, its store, its sync and its undo. */
import type { Role } from '@trame/shared/access'
import type { Board } from '@trame/shared/model'
import type { BoardIndex } from '@trame/shared/queries'
import type { Badge } from '@trame/shared/sync'
import type { MergeReport } from './mergeReport.ts'
import type { Notices } from './notices.ts'
import type { Observable } from './observable.ts'
import type { Files } from './files/openFiles.ts'
import type { TalkRoom } from './openTalk.ts'
import type { Texts } from './openTexts.ts'

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
/** `count`: how many go along, when there are several. */
export type PeerDrag = { readonly id: string, readonly count?: number, readonly over: { readonly view: 'tree' | 'kanban', readonly id: string, readonly edge: 'before' | 'after' | 'inside' } | null }

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
  /** The relay lets only those in who have a link, and this device does not have the board. */
  | { readonly kind: 'private' }
  /** What lies under this address is another board, or not a board: nothing is shown over it, it can be exported. */
  | { readonly kind: 'mismatch' }
  /** The relay refused edits; they were put aside as a copy, and the board has to be opened again as the relay has it. */
  | { readonly kind: 'reset' }

/** Edits that the relay refused: `file` is the board with them in it, as JSON. */
export type RefusedCopy = { readonly key: number; readonly edits: number; readonly at: number; readonly file: Blob }

export type BoardSession = {
  readonly id: string
  readonly board: Board
  readonly index: BoardIndex
  readonly state: Observable<SessionState>
  readonly badge: Observable<Badge>
  /** What this device may do here; null: nothing any more. */
  readonly role: Observable<Role | null>
  readonly presence: Presence
  readonly texts: Texts
  readonly talk: TalkRoom
  readonly files: Files
  /** What came together after the last time apart; null until then and once it was read. */
  readonly merge: { readonly report: Observable<MergeReport | null>; readonly dismiss: () => void }
  readonly notices: Notices
  readonly refused: {
    readonly list: () => Promise<readonly RefusedCopy[]>
    readonly forget: (key: number) => Promise<void>
    /** Makes the edits of a copy again, with those that they build on; false: it could not be done, and the copy stays. */
    readonly propose: (key: number) => Promise<boolean>
  }
  readonly close: () => Promise<void>
}
