/** V17: a view may name fields and groups that somebody has removed since. It opens without them, and says so. */
import { DEFAULT_VIEW, PLACE, type Condition, type GroupBy, type ViewPart, type ViewSpec } from '../model/index.ts'
import type { BoardIndex } from './boardIndex.ts'

/** A part of a view that names what is not there (any more). `title`: what it was called, when that is still known. */
export type MissingPart = { readonly part: ViewPart, readonly id: string, readonly title: string | null }

/** The view without what the board does not have. The same object when nothing is missing. */
export function resolveView(index: BoardIndex, spec: ViewSpec): { readonly spec: ViewSpec, readonly missing: readonly MissingPart[] } {
  const missing: MissingPart[] = []
  const has = (part: ViewPart, id: string): boolean => {
    const field = index.field(id)
    if (field && !field.isArchived) return true
    missing.push({ part, id, title: field?.title ?? null })
    return false
  }
  const group = (part: 'columns' | 'lanes', by: GroupBy | null): GroupBy | null => (by?.by !== 'field' || has(part, by.field) ? by : DEFAULT_VIEW[part])
  const conditions = spec.filter.conditions.flatMap((condition): Condition[] => {
    if (condition.field !== PLACE) return has('conditions', condition.field) ? [condition] : []
    const values = condition.values.filter(id => index.board.nodeKind(String(id)) === 'group')
    for (const id of condition.values) if (!values.includes(id)) missing.push({ part: 'conditions', id: String(id), title: null })
    return values.length > 0 || condition.values.length === 0 ? [values.length === condition.values.length ? condition : { ...condition, values }] : []
  })
  const resolved: ViewSpec = {
    ...spec,
    columns: group('columns', spec.columns),
    lanes: group('lanes', spec.lanes),
    sort: spec.sort && has('sort', spec.sort.field) ? spec.sort : null,
    filter: { text: spec.filter.text, conditions },
    shown: spec.shown.filter(id => id.startsWith('level:') || has('shown', id)),
    colourBy: spec.colourBy !== null && has('colourBy', spec.colourBy) ? spec.colourBy : null,
  }
  return missing.length === 0 ? { spec, missing } : { spec: resolved, missing }
}
