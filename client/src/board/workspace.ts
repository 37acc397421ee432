/**
 * What the views of one open board share and nobody else sees: the selected node, an open rename, what is revealed or
 * announced. It lives as long as the board is open; nothing of it is stored.
 */
import type { BoardSession, Peer, PeerDrag } from '../session/index.ts'
import { source, type Observable, type Source } from '../session/observable.ts'

export type ViewName = 'tree' | 'kanban' | 'table'
/** `new-column` comes after `id`; `new-card` goes into the column `id`. */
export type Surface = { readonly kind: 'move' | 'column' | 'new-column' | 'remove-column' | 'new-card'; readonly id: string } | null

/** Anything that says where it is: a button, or a point where the pointer was. */
export type Anchor = { readonly getBoundingClientRect: () => DOMRect }
export type MenuRequest = { readonly of: 'node' | 'status'; readonly id: string; readonly view: ViewName; readonly anchor: Anchor }

export type Workspace = {
  readonly session: BoardSession
  readonly selection: Observable<string | null>
  readonly select: (id: string | null) => void
  /** The node whose title is being typed, and in which view. */
  readonly renaming: Source<{ readonly view: ViewName; readonly id: string } | null>
  /** Where a card was added last. */
  readonly lastGroup: Source<string | null>
  /** The panel or dialog that is open. */
  readonly surface: Source<Surface>
  /** One menu for all rows and cards, so that two thousand of them do not carry one each. */
  readonly menu: Source<MenuRequest | null>
  /** Both views are in sight: what is selected in one can be shown in the other. */
  readonly isSplit: Source<boolean>
  /** A view is asked to bring a node into sight and to focus it; each request is a new object. */
  readonly reveal: Source<{ readonly view: ViewName; readonly id: string; readonly isFocused: boolean } | null>
  /** What assistive technology reads out next. */
  readonly announcement: Source<string>
  readonly peersAt: (id: string) => readonly Peer[]
  readonly subscribePeersAt: (id: string, listener: () => void) => () => void
  readonly dragPeers: Observable<readonly Peer[]>
  readonly shareDrag: (drag: PeerDrag | null) => void
  /** Follows the presence of others until the returned function is called. */
  readonly open: () => () => void
}

const NOBODY: readonly Peer[] = []
const sameSelection = (a: readonly Peer[], b: readonly Peer[]): boolean =>
  a.length === b.length && a.every((peer, i) => peer.client === b[i]!.client && peer.name === b[i]!.name && peer.colour === b[i]!.colour)
const sameDrags = (a: readonly Peer[], b: readonly Peer[]): boolean =>
  sameSelection(a, b) &&
  a.every((peer, i) => {
    const [mine, theirs] = [peer.drag, b[i]!.drag]
    return mine?.id === theirs?.id && mine?.over?.view === theirs?.over?.view && mine?.over?.id === theirs?.over?.id && mine?.over?.edge === theirs?.over?.edge
  })

export function createWorkspace(session: BoardSession): Workspace {
  const selection = source<string | null>(null)
  const dragPeers = source<readonly Peer[]>(NOBODY)
  const listeners = new Map<string, Set<() => void>>()
  let byNode = new Map<string, readonly Peer[]>()

  const readPeers = (): void => {
    const next = new Map<string, Peer[]>()
    const peers = session.presence.peers.get()
    for (const peer of peers) {
      if (peer.selected === null) continue
      const there = next.get(peer.selected)
      if (there) there.push(peer)
      else next.set(peer.selected, [peer])
    }
    const former = byNode
    byNode = next
    for (const id of new Set([...former.keys(), ...next.keys()])) {
      const [before, after] = [former.get(id) ?? NOBODY, next.get(id) ?? NOBODY]
      // The same people: the same array, so that nobody draws again because somebody else moved.
      if (sameSelection(before, after)) {
        if (before.length > 0) byNode.set(id, before)
      } else for (const listener of listeners.get(id) ?? []) listener()
    }
    const dragging = peers.filter(({ drag }) => drag !== null)
    if (!sameDrags(dragging, dragPeers.get())) dragPeers.set(dragging)
  }
  return {
    session,
    selection,
    select(id) {
      if (id === selection.get()) return
      selection.set(id)
      session.presence.select(id)
    },
    renaming: source<{ view: ViewName; id: string } | null>(null),
    lastGroup: source<string | null>(null),
    surface: source<Surface>(null),
    menu: source<MenuRequest | null>(null),
    isSplit: source(false),
    reveal: source<{ view: ViewName; id: string; isFocused: boolean } | null>(null),
    announcement: source(''),
    peersAt: id => byNode.get(id) ?? NOBODY,
    subscribePeersAt(id, listener) {
      const set = listeners.get(id) ?? new Set()
      listeners.set(id, set.add(listener))
      return () => {
        set.delete(listener)
        if (set.size === 0 && listeners.get(id) === set) listeners.delete(id)
      }
    },
    dragPeers,
    shareDrag: session.presence.drag,
    open() {
      readPeers()
      return session.presence.peers.subscribe(readPeers)
    },
  }
}
