/** Who else is here, what they have selected and drag. Never stored; what others send is read with care. */
import type { Awareness } from 'y-protocols/awareness'
import type { Peer, PeerDrag, Presence } from './boardSession.ts'
import { source } from './observable.ts'
import { profile } from './profile.ts'

/** Selections and drags are told at most this often. */
const TELL_EVERY_MS = 50
const COLOUR = /^#[0-9a-f]{6}$/i
const text = (value: unknown, length: number): string => (typeof value === 'string' ? value.slice(0, length) : '')

function readDrag(value: unknown): PeerDrag | null {
  if (typeof value !== 'object' || value === null || !('id' in value) || typeof value.id !== 'string') return null
  const over = 'over' in value ? value.over : null
  const several = 'count' in value && typeof value.count === 'number' && Number.isSafeInteger(value.count) && value.count > 1 ? { count: value.count } : {}
  if (typeof over !== 'object' || over === null || !('view' in over) || !('id' in over) || !('edge' in over)) return { id: value.id, ...several, over: null }
  const { view, id, edge } = over
  const isPlace = (view === 'tree' || view === 'kanban') && typeof id === 'string' && (edge === 'before' || edge === 'after' || edge === 'inside')
  return { id: value.id, ...several, over: isPlace ? { view, id, edge } : null }
}

function readPeer(client: number, state: Readonly<Record<string, unknown>>): Peer | null {
  const author = text(state.author, 40)
  if (author === '') return null
  return {
    client,
    author,
    name: text(state.name, 60),
    colour: typeof state.colour === 'string' && COLOUR.test(state.colour) ? state.colour : '#495057',
    selected: typeof state.selected === 'string' ? state.selected : null,
    drag: readDrag(state.drag),
  }
}

/** Shares this tab's presence and follows the others', until `close`. */
export function openPresence(awareness: Awareness): Presence & { close: () => void } {
  const peers = source<readonly Peer[]>([])
  let shown = '[]'
  const read = (): void => {
    const next = [...awareness.getStates()].flatMap(([client, state]) => (client === awareness.clientID ? [] : (readPeer(client, state) ?? []))).sort((a, b) => a.client - b.client)
    // Heartbeats change nothing that is seen: the same array, so that nobody draws again.
    const text = JSON.stringify(next)
    if (text === shown) return
    shown = text
    peers.set(next)
  }
  let mine: { selected: string | null; drag: PeerDrag | null } = { selected: null, drag: null }
  let timer: ReturnType<typeof setTimeout> | null = null
  const tell = (): void => {
    timer = null
    const { author, name, colour } = profile.get()
    awareness.setLocalState({ author, name, colour, ...mine })
  }
  const tellSoon = (change: Partial<typeof mine>): void => {
    mine = { ...mine, ...change }
    timer ??= setTimeout(tell, TELL_EVERY_MS)
  }
  tell()
  awareness.on('change', read)
  const stopProfile = profile.subscribe(tell)
  return {
    peers,
    select: selected => tellSoon({ selected }),
    drag: drag => tellSoon({ drag }),
    close() {
      if (timer) clearTimeout(timer)
      stopProfile()
      awareness.off('change', read)
    },
  }
}
