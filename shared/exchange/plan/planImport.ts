import { compileMarks } from '../marks.ts'
import type { ImportRule } from '../rules.ts'
import { countCells, EMPTY_SHEET, type CellAt, type Sheet, type Table } from '../table.ts'
import { TreeBuilder } from './buildTree.ts'
import { extraField, readCard } from './cards.ts'
import type { Column } from './columns.ts'
import { choice, Doubts } from './doubt.ts'
import { CELL_USES, Grid, type CellUse } from './grid.ts'
import { readLines } from './lines.ts'
import { unfoldOutline } from './outline.ts'
import { readLayout, type Layout } from './pages.ts'
import type { ImportPlan, PlanField, PlanNode, PlanOptions, PlanTotals } from './plan.ts'
import { sift } from './toVerify.ts'

/** What a table would make of a board, line by line. Pure: the same table, rules and choices give the same plan. */
export function planImport(table: Table, rules: readonly ImportRule[], options: PlanOptions): ImportPlan {
  const sheet = options.sheet ?? Math.max(0, table.sheets.findIndex(one => !one.isHidden && countCells(one) > 0))
  const unfolded = unfoldOutline(table.sheets[sheet] ?? EMPTY_SHEET, rules)
  const grid = new Grid(unfolded.sheet)
  const doubts = new Doubts(options.settled ?? {})
  const layout = readLayout(grid, rules, options.roles ?? {})
  if (layout.isGuessed) doubts.raise({ kind: 'columns', cells: [], about: '', choices: [choice('keep')], unsettled: choice('keep') })
  const { lines, isBroken } = readLines(grid, layout, doubts)
  const marks = compileMarks(rules)
  const context = { grid, marks, statuses: options.statuses ?? [], isBroken, doubts }
  const named = lines.filter(({ name }) => name !== '')
  const { cards, groups } = sift(named.map(line => readCard(line, context)), lines.filter(({ name }) => name === ''), context)
  const builder = new TreeBuilder(marks)
  const standing = new Map(cards.map(card => [card.line, card]))
  const extra = cards.filter(card => !lines.includes(card.line))
  for (const line of lines) {
    builder.addGroups(line)
    const card = standing.get(line)
    if (card) builder.addCard(card)
    for (const piece of extra) if (piece.line.row === line.row) builder.addCard(piece)
  }
  const toVerify = builder.addUnverified(groups, options.language)
  return {
    sheet,
    title: layout.title,
    subtitle: layout.subtitle,
    levels: levelNames(layout),
    columns: layout.pages[0]?.columns ?? [],
    fields: fieldsOf(layout, options.language),
    tree: builder.tree.map(node => traced(node, unfolded.origin)),
    toVerify,
    doubts: doubts.list.map(doubt => ({ ...doubt, cells: doubt.cells.map(unfolded.origin) })),
    uses: usesOf(grid, table.sheets[sheet] ?? EMPTY_SHEET, unfolded.origin),
    totals: totalsOf(grid, builder.tree, toVerify),
  }
}

const traced = (node: PlanNode, origin: (cell: CellAt) => CellAt): PlanNode => ({ ...node, from: node.from.map(origin), children: node.children.map(child => traced(child, origin)) })

/** Only when all of them have one. */
function levelNames({ pages: [page] }: Layout): string[] {
  const heads = (page?.columns ?? []).filter(({ role }) => role === 'level').map(({ head }) => head)
  return heads.every(head => head !== '') ? heads : []
}

function fieldsOf({ pages }: Layout, language: 'fr' | 'en'): PlanField[] {
  const columns = new Map<number, Column>()
  for (const page of pages) for (const column of page.columns) if (column.role === 'extra' && !columns.get(column.column)?.head) columns.set(column.column, column)
  const unnamed = language === 'fr' ? 'Colonne' : 'Column'
  return [...columns.values()].map(({ column, head }) => ({ key: extraField(column), title: head.replace(/\s+/g, ' ') || `${unnamed} ${column + 1}` }))
}

function usesOf(grid: Grid, { rows }: Sheet, origin: (cell: CellAt) => CellAt): (CellUse | null)[][] {
  const uses = rows.map(row => row.map((): CellUse | null => null))
  for (const cell of grid.cells()) {
    const { row, column } = origin(cell)
    uses[row]![column] = grid.useOf(cell)
  }
  return uses
}

function totalsOf(grid: Grid, tree: readonly PlanNode[], toVerify: string | null): PlanTotals {
  const used = Object.fromEntries(CELL_USES.map(use => [use, 0])) as Record<CellUse, number>
  let cells = 0
  let dropped = 0
  for (const cell of grid.cells()) {
    cells++
    const use = grid.useOf(cell)
    if (use === null) dropped++
    else used[use]++
  }
  const groups: number[] = []
  let projects = 0
  let unverified = 0
  const count = (nodes: readonly PlanNode[], depth: number, isUnverified: boolean): void => {
    for (const { key, kind, children } of nodes) {
      const isBelow = isUnverified || key === toVerify
      if (kind === 'card' && isBelow) unverified++
      else if (kind === 'card') projects++
      else if (!isBelow) groups[depth] = (groups[depth] ?? 0) + 1
      count(children, depth + 1, isBelow)
    }
  }
  count(tree, 0, false)
  return { cells, used, dropped, groups: Array.from(groups, one => one ?? 0), projects, toVerify: unverified }
}
