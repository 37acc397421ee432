/**
 * T8: several nodes picked at once, by Ctrl and Shift, by keys, or by taps in the mode that a menu opens. One set for
 * all views, as long as the board is open; nothing of it is stored.
 */
import type { BoardSession } from '../session/index.ts'
import { source, type Observable } from '../session/observable.ts'

export type Picks = {
  /** The same set until it changes; empty where one node is selected and no more. */
  readonly ids: Observable<ReadonlySet<string>>
  /** A tap adds or takes away instead of selecting: fingers have no Ctrl. */
  readonly isTapping: Observable<boolean>
  /** A press with Ctrl or Shift begins: a row that takes the focus meanwhile selects itself, and what was selected before counts. */
  readonly press: () => void
  readonly startTapping: (id: string) => void
  readonly toggle: (id: string) => void
  /** All from where the range began up to `to`, in the order that the view shows. */
  readonly extend: (order: readonly string[], to: string) => void
  readonly set: (ids: readonly string[]) => void
  readonly clear: () => void
  /** What an action on a node is about: all that are picked if it is one of them, else it alone. */
  readonly along: (id: string) => readonly string[]
  /** Lets go of what others archive, until the returned function is called. */
  readonly open: () => () => void
}

type Selection = Observable<string | null> & { readonly select: (id: string) => void }
const NOTHING: ReadonlySet<string> = new Set()

export function createPicks({ board, index }: Pick<BoardSession, 'board' | 'index'>, selection: Selection): Picks {
  const ids = source<ReadonlySet<string>>(NOTHING)
  const isTapping = source(false)
  /** Where a range began, and the node it went to last: it goes on from there as long as nothing else was selected. */
  let range: { readonly from: string; readonly to: string } | null = null
  let pressed: string | null | undefined
  const current = (): string | null => {
    const before = pressed === undefined ? selection.get() : pressed
    pressed = undefined
    return before
  }
  const isThere = (id: string): boolean => board.nodeKind(id) !== null && !board.isArchived(id)
  const set = (next: Iterable<string>): void => {
    const there = new Set([...next].filter(isThere))
    const now = ids.get()
    if (there.size === now.size && [...there].every(id => now.has(id))) return
    ids.set(there.size === 0 ? NOTHING : there)
    if (there.size === 0) isTapping.set(false)
  }
  const clear = (): void => {
    range = null
    pressed = undefined
    isTapping.set(false)
    set(NOTHING)
  }
  return {
    ids,
    isTapping,
    press: () => void (pressed = selection.get()),
    startTapping(id) {
      set([...ids.get(), id])
      isTapping.set(true)
      selection.select(id)
    },
    toggle(id) {
      const before = current()
      const former = ids.get().size === 0 && !isTapping.get() && before !== null && before !== id ? [before] : ids.get()
      const next = new Set(former)
      if (!next.delete(id)) next.add(id)
      set(next)
      selection.select(id)
      range = { from: id, to: id }
    },
    extend(order, to) {
      const before = current()
      const from = range && range.to === before && order.includes(range.from) ? range.from : before !== null && order.includes(before) ? before : to
      const [a, b] = [order.indexOf(from), order.indexOf(to)]
      set(order.slice(Math.min(a, b), Math.max(a, b) + 1))
      selection.select(to)
      range = { from, to }
    },
    set,
    clear,
    along: id => (ids.get().has(id) ? [...ids.get()] : [id]),
    open: () => index.subscribe('structure', () => set(ids.get())),
  }
}

/** For a drag: all that go along, left out when it is one. */
export function severalIds(picks: Picks, id: string): { readonly ids?: readonly string[] } {
  const ids = picks.along(id)
  return ids.length > 1 ? { ids } : {}
}
