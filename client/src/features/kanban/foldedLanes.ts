import { source, type Observable } from '../../session/observable.ts'

/** Which lanes show their head only; remembered on this device, per board. */
export type FoldedLanes = Observable<ReadonlySet<string>> & { readonly toggle: (lane: string) => void; readonly unfold: (lane: string) => void }

const keyOf = (boardId: string): string => `trame.lanes.folded.${boardId}`

function load(boardId: string): Set<string> {
  try {
    const saved: unknown = JSON.parse(localStorage.getItem(keyOf(boardId)) ?? '[]')
    return new Set(Array.isArray(saved) ? saved.filter(id => typeof id === 'string') : [])
  } catch {
    return new Set() // unreadable or refused storage: all are open
  }
}

export function createFoldedLanes(boardId: string): FoldedLanes {
  const folded = source<ReadonlySet<string>>(load(boardId))
  const keep = (next: ReadonlySet<string>): void => {
    folded.set(next)
    try {
      localStorage.setItem(keyOf(boardId), JSON.stringify([...next]))
    } catch {
      /* refused storage: remembered for this tab */
    }
  }
  const unfold = (lane: string): void => keep(new Set([...folded.get()].filter(id => id !== lane)))
  return {
    get: folded.get,
    subscribe: folded.subscribe,
    unfold: lane => folded.get().has(lane) && unfold(lane),
    toggle: lane => (folded.get().has(lane) ? unfold(lane) : keep(new Set([...folded.get(), lane]))),
  }
}
