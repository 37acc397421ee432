/** What of a view is remembered on this device, per board: widths of columns and folded groups. */
import type { ViewSpec } from '@trame/shared/model'
import { source, type Source } from '../../session/observable.ts'

export type KeptView = Pick<ViewSpec, 'widths' | 'collapsed'>
const keyOf = (board: string): string => `trame.view.${board}`

function load(board: string): KeptView {
  try {
    const saved: unknown = JSON.parse(localStorage.getItem(keyOf(board)) ?? '{}')
    const { widths, collapsed } = (typeof saved === 'object' && saved !== null ? saved : {}) as Partial<Record<keyof KeptView, unknown>>
    const isWidth = (entry: [string, unknown]): entry is [string, number] => typeof entry[1] === 'number' && entry[1] > 0
    return {
      widths: typeof widths === 'object' && widths !== null ? Object.fromEntries(Object.entries(widths).filter(isWidth)) : {},
      collapsed: Array.isArray(collapsed) ? collapsed.filter(key => typeof key === 'string') : [],
    }
  } catch {
    return { widths: {}, collapsed: [] } // unreadable or refused storage: as at first
  }
}

/** The same value until something of it changes. */
export function keptView(board: string): Source<KeptView> {
  const kept = source(load(board))
  return {
    get: kept.get,
    subscribe: kept.subscribe,
    set(next) {
      if (JSON.stringify(next) === JSON.stringify(kept.get())) return
      kept.set(next)
      try {
        localStorage.setItem(keyOf(board), JSON.stringify(next))
      } catch {
        /* refused storage: remembered for this tab */
      }
    },
  }
}
