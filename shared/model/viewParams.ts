/**
 * V18: a view in an address: short, stable, and readable by people, for a link says what it shows. Only parts that
 * differ from `base` are in it: `?vue=kanban&couloirs=niveau:1&filtre=priorite:est:1,2;territoire:contient:FR&q=eau`.
 */
import { utcTime } from './calendar.ts'
import { DEFAULT_VIEW, differingParts, OPERATORS, VIEW_KINDS, type Condition, type DroppedPart, type GroupBy, type Operator, type ViewKind, type ViewPart, type ViewSpec } from './viewSpec.ts'

const KINDS: Readonly<Record<ViewKind, string>> = { tree: 'arbre', kanban: 'kanban', split: 'partage', table: 'tableau' }
const OPERATOR_WORDS: Readonly<Record<Operator, string>> = { is: 'est', not: 'pas', contains: 'contient', empty: 'vide', filled: 'rempli', before: 'avant', after: 'apres', min: 'min', max: 'max' }
const UNITS = { year: 'annee', month: 'mois', day: 'jour' } as const
/** Built-in fields by their French names; a board's own fields by their ids. */
const FIELDS: Readonly<Record<string, string>> = {
  title: 'titre', status: 'statut', priority: 'priorite', territory: 'territoire', submission: 'soumission', rationale: 'motif', annotation: 'annotation', track: 'volet', author: 'auteur', createdAt: 'creation', changedAt: 'modification', place: 'place',
}
const TIMES: ReadonlySet<string> = new Set(['createdAt', 'changedAt'])
const NONE = 'aucun'
const BY_HAND = 'manuel'

/** The parameters that a view uses; whoever writes an address keeps the others. */
export const VIEW_PARAMS = ['vue', 'colonnes', 'couloirs', 'tri', 'q', 'filtre', 'champs', 'densite', 'couleur', 'vides'] as const
export type ViewParam = (typeof VIEW_PARAMS)[number]

const keyOf = <K extends string>(words: Readonly<Record<K, string>>, word: string): K | undefined => (Object.keys(words) as K[]).find(key => words[key] === word)
const writeField = (id: string): string => FIELDS[id] ?? (id.startsWith('level:') ? `niveau:${id.slice(6)}` : id)
const readField = (word: string): string => keyOf(FIELDS, word) ?? (word.startsWith('niveau:') ? `level:${word.slice(7)}` : word)

/** The signs that part things here, as people's own text may hold them too. */
const escape = (text: string): string => text.replace(/[%,;:]|^=/g, sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
const unescape = (text: string): string => text.replace(/%(25|2C|3B|3A|3D)/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

const writeGroup = (by: GroupBy | null): string => (by === null ? NONE : by.by === 'level' ? `niveau:${by.level}` : writeField(by.field) + (by.unit ? `:${UNITS[by.unit]}` : ''))
function readGroup(text: string): GroupBy | null | undefined {
  if (text === NONE) return null
  const [name, rest, ...more] = text.split(':')
  if (!name || more.length > 0) return undefined
  if (name === 'niveau') return /^[1-9]\d?$/.test(rest ?? '') ? { by: 'level', level: Number(rest) } : undefined
  if (rest === undefined) return { by: 'field', field: readField(name) }
  const unit = keyOf(UNITS, rest)
  return unit && { by: 'field', field: readField(name), unit }
}

const writeCondition = ({ field, operator, values }: Condition): string =>
  [writeField(field), OPERATOR_WORDS[operator], ...(values.length > 0 ? [values.map(value => (typeof value === 'number' ? writeNumber(field, value) : escape(value))).join(',')] : [])].join(':')
/** Numbers and texts that look like numbers are told apart by the sign `=` before the number. */
const writeNumber = (field: string, value: number): string => (TIMES.has(field) ? `=${escape(utcTime(value))}` : `=${value}`)
function readConditionValue(field: string, text: string): string | number {
  if (!text.startsWith('=')) return unescape(text)
  const value = TIMES.has(field) ? Date.parse(unescape(text.slice(1))) : Number(text.slice(1))
  return Number.isFinite(value) ? value : unescape(text)
}
function readCondition(text: string): Condition | undefined {
  const [name, word, values, ...more] = text.split(':')
  const operator = OPERATORS.find(each => OPERATOR_WORDS[each] === word)
  if (!name || !operator || more.length > 0) return undefined
  const field = readField(name)
  return { field, operator, values: values === undefined ? [] : values.split(',').map(value => readConditionValue(field, value)) }
}

const WRITERS: Readonly<Partial<Record<ViewPart, (spec: ViewSpec) => readonly [ViewParam, string]>>> = {
  kind: ({ kind }) => ['vue', KINDS[kind]],
  columns: ({ columns }) => ['colonnes', writeGroup(columns)],
  lanes: ({ lanes }) => ['couloirs', writeGroup(lanes)],
  sort: ({ sort }) => ['tri', sort === null ? BY_HAND : (sort.descending ? '-' : '') + writeField(sort.field)],
  text: ({ filter }) => ['q', filter.text],
  conditions: ({ filter }) => ['filtre', filter.conditions.map(writeCondition).join(';')],
  shown: ({ shown }) => ['champs', shown.map(writeField).join(',')],
  density: ({ density }) => ['densite', density === 'compact' ? 'compacte' : 'normale'],
  colourBy: ({ colourBy }) => ['couleur', colourBy === null ? NONE : writeField(colourBy)],
  hideEmpty: ({ hideEmpty }) => ['vides', hideEmpty ? 'masques' : 'visibles'],
}

/** What an address has to say of a view, in a fixed order. Widths and collapsed groups are not in it. */
export const encodeViewParams = (spec: ViewSpec, base: ViewSpec = DEFAULT_VIEW): [ViewParam, string][] =>
  differingParts(spec, base).flatMap(part => {
    const [name, value] = WRITERS[part]?.(spec) ?? []
    return name === undefined || value === undefined ? [] : [[name, value]]
  })

/** Parameters as text for an address, without the question mark; only what must be is escaped. */
export const queryText = (params: readonly (readonly [name: string, value: string])[]): string =>
  params.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value).replace(/%(2C|3A|3B|3D|2F)/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))}`).join('&')

type Changes = { -readonly [P in keyof ViewSpec]?: ViewSpec[P] } & { text?: string, conditions?: Condition[] }

/** Undefined for what cannot be read. */
const READERS: Readonly<Record<ViewParam, (text: string) => Changes | undefined>> = {
  vue: text => {
    const kind = VIEW_KINDS.find(each => KINDS[each] === text)
    return kind && { kind }
  },
  colonnes: text => {
    const columns = readGroup(text)
    return columns === undefined ? undefined : { columns }
  },
  couloirs: text => {
    const lanes = readGroup(text)
    return lanes === undefined ? undefined : { lanes }
  },
  tri: text => (text === BY_HAND ? { sort: null } : /^-?[^-]/.test(text) ? { sort: { field: readField(text.replace(/^-/, '')), descending: text.startsWith('-') } } : undefined),
  q: text => ({ text }),
  filtre: text => ({ conditions: text === '' ? [] : text.split(';').flatMap(part => readCondition(part) ?? []) }),
  champs: text => ({ shown: text === '' ? [] : text.split(',').map(readField) }),
  densite: text => (text === 'compacte' ? { density: 'compact' } : text === 'normale' ? { density: 'normal' } : undefined),
  couleur: text => (text === '' ? undefined : { colourBy: text === NONE ? null : readField(text) }),
  vides: text => (text === 'masques' ? { hideEmpty: true } : text === 'visibles' ? { hideEmpty: false } : undefined),
}

/** The view of an address: `get` gives a parameter's text or null. What cannot be read is left out and reported under the parameter's name. */
export function decodeViewParams(get: (param: ViewParam) => string | null, base: ViewSpec = DEFAULT_VIEW): { readonly spec: ViewSpec, readonly dropped: readonly DroppedPart[] } {
  const dropped: DroppedPart[] = []
  let changes: Changes = {}
  for (const param of VIEW_PARAMS) {
    const text = get(param)
    if (text === null) continue
    const read = READERS[param](text)
    const isPartial = param === 'filtre' && text !== '' && read?.conditions?.length !== text.split(';').length
    if (read === undefined || isPartial) dropped.push({ part: param, reason: 'malformed' })
    changes = { ...changes, ...read }
  }
  const { text = base.filter.text, conditions = base.filter.conditions, ...rest } = changes
  return { spec: { ...base, ...rest, filter: { text, conditions } }, dropped }
}
