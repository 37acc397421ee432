/** Which column holds what: by heads in any order and under any name that a rule knows, else by what lies in the columns. */
import type { ImportRule } from '../rules.ts'
import { distance, wordsOf } from '../similar.ts'
import type { ColumnRole } from '../table.ts'
import type { Grid } from './grid.ts'

export type Column = {
  readonly column: number
  readonly role: ColumnRole
  /** The head as written; '' without one. */
  readonly head: string
  /** Of levels: their order from the top. */
  readonly depth: number
}

/** A head is short; what is longer is content. */
const LONGEST_HEAD = 60
const FREE_DEPTH = 100

export type HeadReader = (text: string) => { role: ColumnRole, depth: number } | null

/** Knows a head by its words, one letter more, less or other forgiven. */
export function headReader(rules: readonly ImportRule[]): HeadReader {
  const heads = rules.flatMap(rule => (rule.kind === 'column' ? [{ words: wordsOf(rule.text).join(' '), role: rule.role, depth: rule.depth ?? FREE_DEPTH }] : []))
  return text => {
    const words = wordsOf(text).join(' ')
    if (words === '' || text.length > LONGEST_HEAD) return null
    return heads.find(head => head.words === words) ?? heads.find(head => Math.min(head.words.length, words.length) >= 4 && distance(head.words, words, 1) <= 1) ?? null
  }
}

/** A row is a head when it names a project column or a level, and at least two columns or all that it fills. */
export function isHeadRow(grid: Grid, row: number, readHead: HeadReader): boolean {
  const filled = grid.filled(row)
  const roles = filled.flatMap(({ column }) => readHead(grid.text(row, column)) ?? [])
  const isAbout = roles.some(({ role }) => role === 'project') || roles.filter(({ role }) => role === 'level').length > 1
  return isAbout && filled.every(({ column }) => grid.text(row, column).length <= LONGEST_HEAD) && (roles.length > 1 || roles.length === filled.length)
}

/** The columns under a head row. Those that no rule knows: before the project, levels where they group; the first one after it without a head, the annotation. */
export function columnsUnder(grid: Grid, { head, rows, readHead }: { head: number, rows: readonly number[], readHead: HeadReader }): Column[] {
  const named = Array.from({ length: grid.width }, (_, column) => ({ column, head: grid.text(head, column), known: readHead(grid.text(head, column)) }))
  const project = named.find(({ known }) => known?.role === 'project')?.column ?? mainColumn(grid, rows, named.filter(({ known }) => known === null).map(({ column }) => column))
  const hasAnnotation = named.some(({ known }) => known?.role === 'annotation')
  const annotation = hasAnnotation ? -1 : (named.find(({ column, head: text, known }) => column > project && text === '' && known === null && isUsed(grid, rows, column))?.column ?? -1)
  const roles = named.map(({ column, head: text, known }): Column => {
    if (column === project) return { column, role: 'project', head: text, depth: 0 }
    // Only one column holds the names; a second one of that head is kept as a field.
    if (known && known.role !== 'project') return { column, role: known.role, head: text, depth: known.role === 'level' ? known.depth : 0 }
    if (column === annotation) return { column, role: 'annotation', head: text, depth: 0 }
    return column < project && known === null && groups(grid, rows, column) ? { column, role: 'level', head: text, depth: FREE_DEPTH } : { column, role: 'extra', head: text, depth: 0 }
  })
  return ordered(roles.filter(({ column }) => isUsed(grid, rows, column) || named[column]!.head !== ''))
}

/** Without a head: the fullest column of different texts holds the projects, what is left of it groups them, what is right of it says something about them. */
export function guessColumns(grid: Grid, rows: readonly number[]): Column[] {
  const used = Array.from({ length: grid.width }, (_, column) => column).filter(column => isUsed(grid, rows, column))
  const project = mainColumn(grid, rows, used)
  const after = used.find(column => column > project)
  return ordered(used.map(column => ({
    column,
    head: '',
    role: column === project ? 'project' : column < project ? 'level' : column === after ? 'annotation' : 'extra',
    depth: FREE_DEPTH,
  })))
}

/** As the person said. Columns that they did not name keep what was found. */
export function withRoles(columns: readonly Column[], roles: Readonly<Record<number, ColumnRole>>): Column[] {
  const known = new Set(columns.map(({ column }) => column))
  const added = Object.keys(roles).map(Number).filter(column => !known.has(column)).map((column): Column => ({ column, role: 'extra', head: '', depth: FREE_DEPTH }))
  return ordered([...columns, ...added].map(column => {
    const role = roles[column.column]
    return role === undefined || role === column.role ? column : { ...column, role, depth: FREE_DEPTH }
  }))
}

/** Levels first, by the depth that their head gives, then from left to right; the others as they stand. */
const ordered = (columns: readonly Column[]): Column[] => [
  ...columns.filter(({ role }) => role === 'level').toSorted((a, b) => a.depth - b.depth || a.column - b.column),
  ...columns.filter(({ role }) => role !== 'level').toSorted((a, b) => a.column - b.column),
]

const isUsed = (grid: Grid, rows: readonly number[], column: number): boolean => rows.some(row => grid.text(row, column) !== '')

function mainColumn(grid: Grid, rows: readonly number[], columns: readonly number[]): number {
  const scores = columns.map(column => {
    const texts = rows.map(row => grid.text(row, column)).filter(text => text !== '')
    const length = texts.reduce((sum, text) => sum + Math.min(text.length, 40), 0) / Math.max(1, texts.length)
    return { column, score: new Set(texts).size * Math.sqrt(length) }
  })
  // Of two that are as full, the one further right: groups stand before what they group.
  return scores.toSorted((a, b) => b.score - a.score || b.column - a.column)[0]?.column ?? 0
}

/** Holds fewer different texts than filled rows, is merged downwards, or is blank where others go on. */
function groups(grid: Grid, rows: readonly number[], column: number): boolean {
  const texts = rows.map(row => grid.text(row, column))
  const filled = texts.filter(text => text !== '')
  return filled.some(text => /\p{L}/u.test(text)) && (filled.length < rows.length || new Set(filled).size < filled.length)
}
