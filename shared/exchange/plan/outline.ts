/** An outline in one column of a sheet: its depth is in leading spaces or in numbers (1, 1.1, 1.1.1). */
import type { ImportRule } from '../rules.ts'
import type { CellAt, ColumnRole, Sheet } from '../table.ts'
import { headReader, isHeadRow } from './columns.ts'
import { Grid } from './grid.ts'

const NUMBERED = /^\s*(\d+(?:\.\d+)*)[.)]?\s+(?=\S)/
/** Lines that must be numbered, as a share. */
const MOST = 0.6

/** `number` is how much of the text its number takes. */
type Item = { readonly row: number, readonly depth: number, readonly number: number }

export type Unfolded = {
  readonly sheet: Sheet
  /** From a cell of the unfolded sheet to the one it was. */
  readonly origin: (cell: CellAt) => CellAt
}

/** The same sheet with a column for each level, or the sheet itself when it is no outline. Rows keep their numbers. */
export function unfoldOutline(sheet: Sheet, rules: readonly ImportRule[]): Unfolded {
  const asItIs: Unfolded = { sheet, origin: cell => cell }
  if (sheet.layout) return asItIs
  const grid = new Grid(sheet)
  const readHead = headReader(rules)
  const rows = Array.from({ length: grid.height }, (_, row) => row).filter(row => grid.filled(row).length > 0)
  const head = rows.find(row => isHeadRow(grid, row, readHead)) ?? -1
  const body = rows.filter(row => row > head)
  const column = outlineColumn(grid, body)
  if (column === null || (head >= 0 && grid.filled(head).some(cell => readHead(grid.text(head, cell.column))?.role === 'level'))) return asItIs
  const items = itemsOf(grid, body, column)
  const levels = Math.max(...items.map(({ depth }) => depth))
  if (levels === 0) return asItIs
  const unfolded = unfold(sheet, { items, levels, column, head, readHead: text => readHead(text)?.role ?? null })
  return { sheet: unfolded, origin: ({ row, column: to }) => ({ row, column: to > column + levels ? to - levels : Math.min(to, column) }) }
}

/** The one column whose texts are indented in several steps, or numbered in several depths; columns beside it only say something about it. */
function outlineColumn(grid: Grid, rows: readonly number[]): number | null {
  const column = Math.min(...rows.map(row => grid.filled(row)[0]!.column))
  const first = rows.filter(row => grid.text(row, column) !== '')
  if (rows.length < 2 || first.length < rows.length || !Number.isFinite(column)) return null
  const depths = new Set(itemsOf(grid, rows, column).map(({ depth }) => depth))
  return depths.size > 1 ? column : null
}

function itemsOf(grid: Grid, rows: readonly number[], column: number): Item[] {
  const numbers = rows.map(row => NUMBERED.exec(grid.raw(row, column))?.[1])
  const isNumbered = numbers.filter(number => number?.includes('.')).length > 0 && numbers.filter(number => number !== undefined).length >= rows.length * MOST
  if (isNumbered) {
    let last = 0
    return rows.map((row, i) => {
      // What has no number lies below what had one.
      const number = numbers[i]
      if (number !== undefined) last = number.split('.').length - 1
      return { row, depth: number === undefined ? last + 1 : last, number: NUMBERED.exec(grid.raw(row, column))?.[0].length ?? 0 }
    })
  }
  let indents: number[] = []
  return rows.map(row => {
    const indent = /^\s*/.exec(grid.raw(row, column).replaceAll('\t', '    '))![0].length
    indents = [...indents.filter(other => other < indent), indent]
    return { row, depth: indents.length - 1, number: 0 }
  })
}

type Unfolding = { readonly items: readonly Item[], readonly levels: number, readonly column: number, readonly head: number, readonly readHead: (text: string) => ColumnRole | null }

/** Lines with something below them are groups; the others are projects, however deep. */
function unfold(sheet: Sheet, { items, levels, column, head, readHead }: Unfolding): Sheet {
  const isGroup = new Map(items.map(({ row, depth }, i) => [row, (items[i + 1]?.depth ?? 0) > depth]))
  const itemAt = new Map(items.map(item => [item.row, item]))
  const width = Math.max(...sheet.rows.map(row => row.length))
  const after = levels - column
  const place = (row: number, from: number): number => (from < column ? from : from > column ? from + after : isGroup.get(row) ? column + itemAt.get(row)!.depth : levels + column)
  const rows = sheet.rows.map((cells, row) => {
    const moved: string[] = []
    cells.forEach((text, from) => {
      const to = row <= head && from === column ? levels + column : place(row, from)
      while (moved.length < to) moved.push('')
      if (text !== '' || moved[to] === undefined) moved[to] = from === column ? text.slice(itemAt.get(row)?.number ?? 0).trim() : text
    })
    return moved
  })
  const move = ({ row, column: from }: CellAt): CellAt => ({ row, column: place(row, from) })
  const heads = head < 0 ? [] : rows[head]!
  const roles = Array.from({ length: width + levels }, (_, to): ColumnRole => {
    if (to >= column && to < column + levels) return 'level'
    if (to === column + levels) return 'project'
    return readHead(heads[to] ?? '') ?? (to === column + levels + 1 ? 'annotation' : 'extra')
  })
  // A project ends the groups that lie deeper: a merged blank cell says that they are absent.
  const merges = items.filter(({ row, depth }) => !isGroup.get(row) && depth < levels).map(({ row, depth }) => ({ row, column: column + depth, rows: 1, columns: levels - depth }))
  return { ...sheet, rows, merges, struck: sheet.struck.map(move), errors: sheet.errors.map(move), layout: { roles, firstRow: items[0]?.row ?? 0, ...(head < 0 ? {} : { headRow: head }) } }
}
