import type { Edge } from './dragTypes.ts'

/** The item after which a dragged one comes to stand beside `over`; null puts it first. `list` is in order. */
export function besideItem(list: readonly string[], { dragged, over, edge }: { dragged: string; over: string; edge: Edge }): string | null {
  if (edge === 'after' && over !== dragged) return over
  const others = list.filter(id => id !== dragged || id === over)
  const before = others[others.indexOf(over) - 1] ?? null
  return before === dragged ? null : before
}
