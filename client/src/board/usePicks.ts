import { useEffect, useSyncExternalStore, type MouseEvent } from 'react'
import { useWorkspace } from './useWorkspace.ts'
import type { ViewName, Workspace } from './workspace.ts'

/** `held`: under way by a drag or in the hand; `picked`: one of several. Redraws only what changes its mark. */
export function useNodeMark(id: string): 'held' | 'picked' | undefined {
  const { picks, held } = useWorkspace()
  const isHeld = useSyncExternalStore(held.subscribe, () => held.get().has(id))
  const isPicked = useSyncExternalStore(picks.ids.subscribe, () => picks.ids.get().has(id))
  return isHeld ? 'held' : isPicked ? 'picked' : undefined
}

/** Tells the workspace in which order a view shows its nodes: Shift picks along it. */
export function useVisibleOrder(view: ViewName, order: () => readonly string[]): void {
  const { orders } = useWorkspace()
  useEffect(() => {
    orders.set(view, order)
    return () => void (orders.get(view) === order && orders.delete(view))
  })
}

/** A click on a node: Ctrl or Cmd adds or takes away, Shift picks a range, and so does a tap while picking; else it selects. */
export function pointAt({ picks, orders, select, lastView }: Workspace, view: ViewName, id: string, { shiftKey, ctrlKey, metaKey }: Pick<MouseEvent, 'shiftKey' | 'ctrlKey' | 'metaKey'>): void {
  lastView.set(view)
  if (shiftKey) picks.extend(orders.get(view)?.() ?? [id], id)
  else if (ctrlKey || metaKey || picks.isTapping.get()) picks.toggle(id)
  else {
    picks.clear()
    select(id)
  }
}

/** Goes with `pointAt`: a press with Ctrl, Cmd or Shift. The text that Shift would select is not wanted. */
export function pressAt({ picks }: Workspace, event: MouseEvent): void {
  if (event.button !== 0 || !(event.shiftKey || event.ctrlKey || event.metaKey)) return
  picks.press()
  if (event.shiftKey) event.preventDefault()
}
