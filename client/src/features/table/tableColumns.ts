/** The columns of the table: levels of the tree, then fields; without a choice of one's own, those of the official document. */
import { DEFAULT_VIEW, type FieldDefinition, type ViewSpec } from '@trame/shared/model'

export type TableColumn = {
  /** As in a view's `shown` and `widths`. */
  readonly key: string
  readonly widthPx: number
} & ({ readonly kind: 'level'; readonly level: number } | { readonly kind: 'field'; readonly field: FieldDefinition })

export const levelKey = (level: number): string => `level:${level}`
const readLevel = (key: string): number | null => (/^level:[1-9]\d?$/.test(key) ? Number(key.slice(6)) : null)

const OFFICIAL_FIELDS = ['title', 'status', 'priority', 'rationale', 'territory', 'submission']
const WIDTHS_PX: Readonly<Record<string, number>> = { title: 380, status: 190, rationale: 220, priority: 120, territory: 130, submission: 170 }
const LEVEL_PX = 170
const OTHER_PX = 150
const NARROW_TITLE_PX = 236
export const NARROWEST_PX = 64

/** `levels`: how many the board names. `isNarrow`: on a phone the projects come first. */
type Choice = { readonly spec: ViewSpec; readonly levels: number; readonly fields: readonly FieldDefinition[]; readonly isNarrow: boolean }

/** The keys to show, in order. The title is always among them: a row without it says nothing. */
export function shownKeys({ spec: { shown }, levels, isNarrow }: Omit<Choice, 'fields'>): readonly string[] {
  const isChosen = shown.join() !== DEFAULT_VIEW.shown.join()
  const groups = Array.from({ length: levels }, (_, i) => levelKey(i + 1))
  const keys = isChosen ? shown : isNarrow ? [...OFFICIAL_FIELDS, ...groups] : [...groups, ...OFFICIAL_FIELDS]
  return keys.includes('title') ? keys : ['title', ...keys]
}

export function tableColumns({ fields, ...choice }: Choice): readonly TableColumn[] {
  const { spec, isNarrow } = choice
  const byId = new Map(fields.map(field => [field.id, field]))
  return shownKeys(choice).flatMap((key): TableColumn[] => {
    const level = readLevel(key)
    const firstPx = level !== null ? LEVEL_PX : isNarrow && key === 'title' ? NARROW_TITLE_PX : (WIDTHS_PX[key] ?? OTHER_PX)
    const widthPx = Math.max(NARROWEST_PX, spec.widths[key] ?? firstPx)
    if (level !== null) return [{ key, widthPx, kind: 'level', level }]
    const field = byId.get(key)
    return field ? [{ key, widthPx, kind: 'field', field }] : []
  })
}
