/**
 * What the views of one open board share and nobody else sees: the selected node, an open rename, what is revealed or
 * announced. It lives as long as the board is open; nothing of it is stored.
 */
import type { BoardSession, Peer, PeerDrag } from '../session/index.ts'
import { source, type Observable, type Source } from '../session/observable.ts'
import { createPicks, type Picks } from './picks.ts'

export type ViewName = 'tree' | 'kanban' | 'table'
/** `ids`: all that a move or a field is about, where they are several; `view`: where the focus goes back to. `new-column` comes after `id`; `new-card` goes into the column `id`; `fields` opens with the field `id`, if any; `new-field` comes after the columns `ids` of a table. */
export type Surface = {
  readonly kind: 'move' | 'field' | 'column' | 'new-column' | 'remove-column' | 'new-card' | 'fields' | 'new-field'
  readonly id: string
  readonly ids?: readonly string[]
  readonly view?: ViewName
} | null

/** Anything that says where it is: a button, or a point where the pointer was. */
export type Anchor = { readonly getBoundingClientRect: () => DOMRect }
/** `group`: a column of the kanban, by its key. */
export type MenuRequest = { readonly of: 'node' | 'group'; readonly id: string; readonly view: ViewName; readonly anchor: Anchor }

export type Workspace = {
  readonly session: BoardSession
  readonly selection: Observable<string | null>
  readonly select: (id: string | null) => void
  readonly picks: Picks
  /** What a drag or a hand carries now. */
  readonly held: Source<ReadonlySet<string>>
  /** What is in the hand: the next tap says where it goes. */
  readonly carrying: Source<readonly string[] | null>
  /** Where something was done last: of two views in sight, the one to go back to. */
  readonly lastView: Source<ViewName | null>
  /** What can be opened from elsewhere, by the palette: each is there as long as its owner is. */
  readonly doors: Map<string, () => void>
  /** How each view that is open orders its nodes. */
  readonly orders: Map<ViewName, () => readonly string[]>
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

const NOTHING_HELD: ReadonlySet<string> = new Set()
const NOBODY: readonly Peer[] = []
const sameSelection = (a: readonly Peer[], b: readonly Peer[]): boolean =>
  a.length === b.length && a.every((peer, i) => peer.client === b[i]!.client && peer.name === b[i]!.name && peer.colour === b[i]!.colour)
const sameDrags = (a: readonly Peer[], b: readonly Peer[]): boolean =>
  sameSelection(a, b) &&
  a.every((peer, i) => {
    const [mine, theirs] = [peer.drag, b[i]!.drag]
    return mine?.id === theirs?.id && mine?.count === theirs?.count && mine?.over?.view === theirs?.over?.view && mine?.over?.id === theirs?.over?.id && mine?.over?.edge === theirs?.over?.edge
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
  const select = (id: string | null): void => {
    if (id === selection.get()) return
    selection.set(id)
    session.presence.select(id)
  }
  const picks = createPicks(session, { ...selection, select })
  return {
    session,
    selection,
    select,
    picks,
    held: source(NOTHING_HELD),
    carrying: source<readonly string[] | null>(null),
    orders: new Map(),
    doors: new Map(),
    lastView: source<ViewName | null>(null),
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
      const stops = [session.presence.peers.subscribe(readPeers), picks.open()]
      return () => stops.forEach(stop => stop())
    },
  }
}
