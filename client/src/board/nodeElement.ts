import type { ViewName } from './workspace.ts'

/** Where a node is drawn, in this view if it is there, for giving the focus back. */
export function nodeElement(id: string, view?: ViewName | null): HTMLElement | null {
  const inView = (name: string): HTMLElement | null => document.querySelector(`[data-view=${name}] :is([role=treeitem], [data-card])[data-node="${CSS.escape(id)}"], [data-view=${name}] [role=row][data-node="${CSS.escape(id)}"] > [tabindex="0"]`)
  return (view && inView(view)) ?? ['kanban', 'tree', 'table'].map(inView).find(element => element !== null) ?? null
}
