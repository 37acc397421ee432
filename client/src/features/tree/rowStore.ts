/** The rows in sight and which groups are closed; the latter is remembered on this device, per board. */
import type { BoardIndex, CardQuery } from '@trame/shared/queries'
import type { Observable } from '../../session/observable.ts'
import { treeRows, type TreeRows } from './treeRows.ts'

export type RowStore = Observable<TreeRows> & {
  readonly open: (ids: Iterable<string>) => void
  readonly close: (ids: Iterable<string>) => void
  readonly closed: () => readonly string[]
  /** Opens every group above a node, so that its row is in sight. */
  readonly show: (id: string) => void
}

const keyOf = (boardId: string): string => `trame.closed.${boardId}`

function load(boardId: string): Set<string> {
  try {
    const saved: unknown = JSON.parse(localStorage.getItem(keyOf(boardId)) ?? '[]')
    return new Set(Array.isArray(saved) ? saved.filter(id => typeof id === 'string') : [])
  } catch {
    return new Set() // unreadable or refused storage: everything is open
  }
}

function save(boardId: string, closed: ReadonlySet<string>): void {
  try {
    localStorage.setItem(keyOf(boardId), JSON.stringify([...closed]))
  } catch {
    /* refused storage: remembered for this tab */
  }
}

/** The former answer where nothing changed. */
const kept = (former: TreeRows | undefined, next: TreeRows): TreeRows =>
  former && former.rows.length === next.rows.length && next.rows.every((row, i) => row === former.rows[i]) ? former : next

export function createRowStore(index: BoardIndex, boardId: string, query: CardQuery): RowStore {
  const closed = load(boardId)
  const listeners = new Set<() => void>()
  let rows: TreeRows | undefined
  let isStale = true

  const refresh = (): void => {
    isStale = true
    for (const listener of listeners) listener()
  }
  const change = (ids: Iterable<string>, isClosed: boolean): void => {
    for (const id of ids) {
      if (isClosed) closed.add(id)
      else closed.delete(id)
    }
    save(boardId, closed)
    refresh()
  }
  let stop: (() => void) | null = null
  // Without a filter the index tells more exactly what changes rows.
  let wasFiltered = query.isFiltered
  const refilter = (): void => {
    if (query.isFiltered || wasFiltered) refresh()
    wasFiltered = query.isFiltered
  }

  return {
    get() {
      if (isStale || !rows) rows = kept(rows, treeRows(index, closed, rows, query))
      // Nobody tells of changes while nobody listens: the next question looks again.
      isStale = stop === null
      return rows
    },
    subscribe(listener) {
      listeners.add(listener)
      isStale = true
      if (!stop) {
        const stops = [index.subscribe('structure', refresh), query.subscribe(refilter)]
        stop = () => stops.forEach(end => end())
      }
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        stop?.()
        stop = null
      }
    },
    open: ids => change(ids, false),
    close: ids => change(ids, true),
    closed: () => [...closed],
    show: id => change(index.board.tree.path(id).slice(1), false),
  }
}
