/** Views of one's own: kept on this device, per board, and read as leniently as those of the board. */
import { readViewSpec, writeViewSpec, type ViewSpec } from '@trame/shared/model'
import type { SavedView } from '@trame/shared/queries'
import { source, type Source } from '../../session/observable.ts'

const keyOf = (board: string): string => `trame.views.${board}`

function load(board: string): SavedView[] {
  try {
    const saved: unknown = JSON.parse(localStorage.getItem(keyOf(board)) ?? '[]')
    return (Array.isArray(saved) ? (saved as unknown[]) : []).flatMap(each => {
      if (typeof each !== 'object' || each === null || !('id' in each) || typeof each.id !== 'string' || !('title' in each) || typeof each.title !== 'string') return []
      return [{ id: each.id, title: each.title, ...readViewSpec('spec' in each ? each.spec : null) }]
    })
  } catch {
    return [] // unreadable or refused storage: none
  }
}

export type PrivateViews = Pick<Source<readonly SavedView[]>, 'get' | 'subscribe'> & {
  readonly add: (title: string, spec: ViewSpec) => string
  readonly change: (id: string, parts: { readonly title?: string; readonly spec?: ViewSpec }) => void
  readonly remove: (id: string) => void
  readonly put: (view: SavedView) => void
}

export function openPrivateViews(board: string, newId: () => string): PrivateViews {
  const views = source<readonly SavedView[]>(load(board))
  const keep = (next: readonly SavedView[]): void => {
    views.set(next)
    try {
      localStorage.setItem(keyOf(board), JSON.stringify(next.map(({ id, title, spec }) => ({ id, title, spec: writeViewSpec(spec) }))))
    } catch {
      /* refused storage: remembered for this tab */
    }
  }
  return {
    get: views.get,
    subscribe: views.subscribe,
    add(title, spec) {
      const id = `mine-${newId()}`
      keep([...views.get(), { id, title, spec, dropped: [] }])
      return id
    },
    change: (id, parts) => keep(views.get().map(view => (view.id === id ? { ...view, ...parts } : view))),
    remove: id => keep(views.get().filter(view => view.id !== id)),
    put: view => keep([...views.get().filter(({ id }) => id !== view.id), view]),
  }
}
