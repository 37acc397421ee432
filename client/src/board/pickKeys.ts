/** Keys that pick several: the same in tree and kanban (the pattern of a tree that takes several). */
import type { KeyboardEvent } from 'react'
import { isKey } from './keys.ts'
import type { ViewName, Workspace } from './workspace.ts'

/** The node to focus next; `same` stays; null: no such key. `nextOf` says where an arrow leads. */
export function pickByKey({ picks, orders, lastView }: Workspace, view: ViewName, event: KeyboardEvent, id: string, nextOf: (key: string) => string | undefined): { readonly focus: string } | 'same' | null {
  lastView.set(view)
  if (isKey(event, 'pick')) {
    picks.toggle(id)
    return 'same'
  }
  const order = orders.get(view)?.() ?? []
  if (isKey(event, 'pickAll')) {
    picks.set(order)
    return 'same'
  }
  if (isKey(event, 'unpick') && picks.ids.get().size > 0) {
    picks.clear()
    return 'same'
  }
  if (!event.shiftKey || event.altKey || event.ctrlKey || event.metaKey || !/^(Arrow(Up|Down|Left|Right)|Home|End)$/.test(event.key)) return null
  const next = nextOf(event.key)
  if (next === undefined || !order.includes(next)) return 'same'
  picks.extend(order, next)
  return { focus: next }
}
