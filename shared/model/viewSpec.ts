/**
 * V16: a view is data: one question asked of the projects, and how the answer is drawn. It is read leniently, part by
 * part: what this program does not know or cannot read is left out and reported, and the rest is shown.
 */
import * as v from 'valibot'

export const VIEW_KINDS = ['tree', 'kanban', 'split', 'table'] as const
export type ViewKind = (typeof VIEW_KINDS)[number]

const unitSchema = v.picklist(['year', 'month', 'day'])
const groupBySchema = v.variant('by', [
  v.object({ by: v.literal('field'), field: v.string(), unit: v.optional(unitSchema) }),
  v.object({ by: v.literal('level'), level: v.pipe(v.number(), v.integer(), v.minValue(1)) }),
])
/** By a field (dates by year, month or day; by month when left out), or by a level of the tree, 1 for the topmost groups. */
export type GroupBy = v.InferOutput<typeof groupBySchema>

const sortSchema = v.object({ field: v.string(), descending: v.boolean() })
export type Sort = v.InferOutput<typeof sortSchema>

export const OPERATORS = ['is', 'not', 'contains', 'empty', 'filled', 'before', 'after', 'min', 'max'] as const
/** `is` and `not`: any of the values. `before`, `after`: less, more. `min`, `max`: at least, at most. */
export type Operator = (typeof OPERATORS)[number]
const conditionSchema = v.object({ field: v.string(), operator: v.picklist(OPERATORS), values: v.array(v.union([v.string(), v.number()])) })
/** On a field, or on PLACE: lying below one of these groups. */
export type Condition = v.InferOutput<typeof conditionSchema>
/** Stands in a condition for a card's place in the tree. */
export const PLACE = 'place'
/** All conditions hold and all words of the text are found. */
export type Filter = { readonly text: string, readonly conditions: readonly Condition[] }
export const NO_FILTER: Filter = { text: '', conditions: [] }

const PARTS = {
  kind: v.picklist(VIEW_KINDS),
  columns: groupBySchema,
  lanes: groupBySchema,
  sort: sortSchema,
  text: v.string(),
  conditions: v.array(v.unknown()),
  shown: v.array(v.string()),
  widths: v.record(v.string(), v.pipe(v.number(), v.minValue(1))),
  density: v.picklist(['normal', 'compact']),
  colourBy: v.string(),
  collapsed: v.array(v.string()),
  hideEmpty: v.boolean(),
}
export type ViewSpec = {
  readonly kind: ViewKind
  /** Null: one column. */
  readonly columns: GroupBy | null
  readonly lanes: GroupBy | null
  /** Null: by hand. */
  readonly sort: Sort | null
  readonly filter: Filter
  /** Fields, and levels of the tree as `level:1`, in the order they are shown in. */
  readonly shown: readonly string[]
  /** Of a table's columns, in CSS pixels, by the names of `shown`. */
  readonly widths: Readonly<Record<string, number>>
  readonly density: 'normal' | 'compact'
  readonly colourBy: string | null
  /** Keys of groups. */
  readonly collapsed: readonly string[]
  readonly hideEmpty: boolean
}
export type ViewPart = keyof typeof PARTS
const VIEW_PARTS = Object.keys(PARTS) as ViewPart[]
/** `unknown`: a part that this program does not know; `malformed`: one that it cannot read. */
export type DroppedPart = { readonly part: string, readonly reason: 'unknown' | 'malformed' }

export const DEFAULT_VIEW: ViewSpec = {
  kind: 'kanban',
  columns: { by: 'field', field: 'status' },
  lanes: null,
  sort: null,
  filter: NO_FILTER,
  shown: ['territory', 'priority', 'submission', 'rationale'],
  widths: {},
  density: 'normal',
  colourBy: null,
  collapsed: [],
  hideEmpty: false,
}

/** What null is written as: a part that is absent stands for its default. */
const NONE = 'none'
const NULLABLE: ReadonlySet<string> = new Set(['columns', 'lanes', 'sort', 'colourBy'])
/** `kind` says what a record is; there the view's own kind has another name. */
const RECORD_NAMES: Partial<Record<ViewPart, string>> = { kind: 'layout' }
const NOT_PARTS: ReadonlySet<string> = new Set(['kind', 'title', 'was', 'rank', 'gone'])

const recordName = (part: ViewPart): string => RECORD_NAMES[part] ?? part
const flat = ({ filter, ...rest }: ViewSpec): Readonly<Record<ViewPart, unknown>> => ({ ...rest, text: filter.text, conditions: filter.conditions })
const isPart = (name: string): name is ViewPart => Object.hasOwn(PARTS, name)

/** A view as its record holds it: one field per part, so that two people who change different parts both keep their change. `parts`: all, when left out. */
export function writeViewSpec(spec: ViewSpec, parts: readonly ViewPart[] = VIEW_PARTS): Readonly<Record<string, unknown>> {
  const values = flat(spec)
  return Object.fromEntries(parts.map(part => [recordName(part), values[part] ?? NONE]))
}

/** Reads a view from a record, from JSON, from wherever; `base` is what absent and unreadable parts are taken from. */
export function readViewSpec(value: unknown, base: ViewSpec = DEFAULT_VIEW): { readonly spec: ViewSpec, readonly dropped: readonly DroppedPart[] } {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { spec: base, dropped: value === undefined || value === null ? [] : [{ part: 'view', reason: 'malformed' }] }
  const dropped: DroppedPart[] = []
  const parts: Record<string, unknown> = flat(base)
  for (const [name, raw] of Object.entries(value)) {
    if (raw === null || raw === undefined) continue
    const part = name === 'layout' ? 'kind' : name
    if (NOT_PARTS.has(name)) continue
    if (!isPart(part)) {
      dropped.push({ part, reason: 'unknown' })
      continue
    }
    const read = raw === NONE && NULLABLE.has(part) ? null : part === 'conditions' ? readConditions(raw, dropped) : v.safeParse(PARTS[part], raw)
    if (read === null) parts[part] = null
    else if (read.success) parts[part] = read.output
    else dropped.push({ part, reason: 'malformed' })
  }
  const { text, conditions, ...rest } = parts
  return { spec: { ...rest, filter: { text, conditions } } as ViewSpec, dropped }
}

/** One condition that cannot be read does not take the others with it. */
function readConditions(raw: unknown, dropped: DroppedPart[]): { success: boolean, output: Condition[] } {
  if (!Array.isArray(raw)) return { success: false, output: [] }
  const read = raw.map(condition => v.safeParse(conditionSchema, condition))
  if (read.some(({ success }) => !success)) dropped.push({ part: 'conditions', reason: 'malformed' })
  return { success: true, output: read.flatMap(result => (result.success ? [result.output] : [])) }
}

/** The parts in which two views differ. */
export const differingParts = (a: ViewSpec, b: ViewSpec): ViewPart[] => {
  const [left, right] = [flat(a), flat(b)]
  return VIEW_PARTS.filter(part => JSON.stringify(left[part]) !== JSON.stringify(right[part]))
}
