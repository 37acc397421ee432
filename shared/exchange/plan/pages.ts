/** A sheet as pages: title rows, a head, rows of content; the next page repeats title and head. */
import type { ColumnRole } from '../table.ts'
import { fold } from '../../model/index.ts'
import { columnsUnder, guessColumns, headReader, isHeadRow, withRoles, type Column } from './columns.ts'
import type { Grid } from './grid.ts'
import type { ImportRule } from '../rules.ts'

export type Page = { readonly rows: readonly number[], readonly columns: readonly Column[] }
export type Layout = {
  readonly title: string
  readonly subtitle: string
  readonly pages: readonly Page[]
  /** No head was found, and nobody has said what the columns are. */
  readonly isGuessed: boolean
}

/** `roles` are a person's own: by column, counted from 0. */
export function readLayout(grid: Grid, rules: readonly ImportRule[], roles: Readonly<Record<number, ColumnRole>>): Layout {
  const all = Array.from({ length: grid.height }, (_, row) => row).filter(row => grid.filled(row).length > 0)
  const given = grid.sheet.layout
  if (given) {
    const columns = given.roles.map((role, column): Column => ({ column, role, head: '', depth: column }))
    const titles = all.filter(row => row < given.firstRow && row !== given.headRow)
    if (given.headRow !== undefined) grid.use(grid.filled(given.headRow), 'header')
    return { ...readTitles(grid, titles), pages: [{ rows: all.filter(row => row >= given.firstRow), columns: withRoles(columns, roles) }], isGuessed: false }
  }
  const readHead = headReader(rules)
  const first = all.find(row => isHeadRow(grid, row, readHead))
  if (first === undefined) return withoutHead(grid, all, roles)
  const heads = all.filter(row => row === first || (row > first && repeatsHead(grid, first, row)))
  // What fills several cells before the first head is content of the same columns.
  const early = all.filter(row => row < heads[0]! && grid.filled(row).length > 1)
  const titles = all.filter(row => row < heads[0]! && grid.filled(row).length === 1)
  const { title, subtitle } = readTitles(grid, titles)
  const printed = new Set(titles.map(row => plain(rowText(grid, row))))
  const pages = heads.map((head, i): Page => {
    const between = all.filter(row => row > head && row < (heads[i + 1] ?? Infinity))
    // The titles of the next page stand at the end of this one.
    const last = between.findLastIndex(row => !printed.has(plain(rowText(grid, row))) && !isPageNumber(rowText(grid, row)))
    const rows = between.filter((row, k) => k <= last && !isPageNumber(rowText(grid, row)))
    grid.use(between.filter(row => !rows.includes(row)).flatMap(row => grid.filled(row)), 'repeat')
    grid.use(grid.filled(head), i === 0 ? 'header' : 'repeat')
    return { rows: i === 0 ? [...early, ...rows] : rows, columns: withRoles(columnsUnder(grid, { head, rows, readHead }), roles) }
  })
  return { title, subtitle, pages, isGuessed: false }
}

/** Without a head only what is merged across the sheet is surely a title. */
function withoutHead(grid: Grid, all: readonly number[], roles: Readonly<Record<number, ColumnRole>>): Layout {
  const first = all.findIndex(row => !(grid.filled(row).length === 1 && (grid.mergeAt(row, grid.filled(row)[0]!.column)?.columns ?? 1) * 2 > grid.width && grid.width > 1))
  const rows = first < 0 ? [] : all.slice(first)
  const { title, subtitle } = readTitles(grid, first < 0 ? all : all.slice(0, first))
  return { title, subtitle, pages: [{ rows, columns: withRoles(guessColumns(grid, rows), roles) }], isGuessed: Object.keys(roles).length === 0 && grid.width > 1 }
}

/** The head of a later page: most of the same words, in whatever order. Other rows may hold a word of the head as their own. */
function repeatsHead(grid: Grid, head: number, row: number): boolean {
  const words = grid.filled(head).map(({ column }) => plain(grid.text(head, column)))
  const found = grid.filled(row).map(({ column }) => plain(grid.text(row, column)))
  return found.every(text => words.includes(text)) && found.length * 3 >= words.length * 2
}

const rowText = (grid: Grid, row: number): string => grid.filled(row).map(({ column }) => grid.text(row, column)).join(' ').replace(/\s+/g, ' ')

const SUITE = /\s*\((suite|cont\.?|continued)\)\s*$/i
/** A label or title without "(suite)", which a page break adds. */
export const withoutSuite = (text: string): string => text.replace(SUITE, '')
const plain = (text: string): string => fold(withoutSuite(text)).trim()
const isPageNumber = (text: string): boolean => /^page\s+\d+(\s*(\/|sur|of)\s*\d+)?$/i.test(text)

function readTitles(grid: Grid, rows: readonly number[]): { title: string, subtitle: string } {
  grid.use(rows.flatMap(row => grid.filled(row)), 'title')
  const [title = '', ...others] = rows.map(row => rowText(grid, row))
  return { title, subtitle: others.join(' — ') }
}
