/** The rows of a sheet as lines: where each stands, the project that it names, and what it says about it. */
import type { CellAt, ColumnRole } from '../table.ts'
import { addition, areCapitalised, lineGoesOn, type Lines as LineShape } from './brokenText.ts'
import type { Column } from './columns.ts'
import { choice, type Doubts } from './doubt.ts'
import type { Grid } from './grid.ts'
import type { Label } from './labels.ts'
import { readLevels } from './levels.ts'
import type { Layout, Page } from './pages.ts'

export type Value = { readonly role: ColumnRole, readonly head: string, readonly column: number, readonly text: string, readonly cell: CellAt }
export type Line = {
  readonly row: number
  /** From the top level down; null where a level is absent. */
  readonly path: readonly (Label | null)[]
  /** The project's name as written; '' on a line that only names groups, or only says something. */
  name: string
  readonly nameCells: CellAt[]
  /** What other columns say, in their order. */
  readonly values: Value[]
}
export type Lines = { readonly lines: readonly Line[], readonly isBroken: boolean }

export function readLines(grid: Grid, layout: Layout, doubts: Doubts): Lines {
  const { starts, isFull, isBroken } = readLevels(grid, layout.pages, doubts)
  const lines: Line[] = []
  const current: (Label | null)[] = starts.map(() => null)
  const names = isBroken ? layout.pages.flatMap(page => page.rows.map(row => readLine(grid, page, row, []).name)).filter(name => name !== '') : []
  const shape = isBroken ? { width: 0, areCapitalised: areCapitalised(names) } : null
  for (const page of layout.pages) {
    for (const row of page.rows) {
      step(current, row, { starts, isFull })
      const line = readLine(grid, page, row, [...current])
      if (!joins(grid, page, { line, before: lines.at(-1), shape, doubts })) lines.push(line)
    }
  }
  for (const level of starts) {
    for (const label of level.values()) {
      if (!label) continue
      grid.use(label.cells, 'label')
      grid.use(label.cells.filter(({ row }) => label.repeats.includes(row)), 'repeat')
    }
  }
  return { lines, isBroken }
}

/** What begins on a row ends what lay below it, unless a page only says again where it is. */
function step(current: (Label | null)[], row: number, { starts, isFull }: { starts: readonly ReadonlyMap<number, Label | null>[], isFull: readonly boolean[] }): void {
  starts.forEach((level, depth) => {
    const label = level.get(row)
    if (label === undefined) {
      if (isFull[depth]) current[depth] = null
      return
    }
    const isAgain = label !== null && current[depth]?.text === label.text
    current[depth] = label
    if (!isAgain) current.fill(null, depth + 1)
  })
}

function readLine(grid: Grid, { columns }: Page, row: number, path: (Label | null)[]): Line {
  const text = ({ column }: Column): string => grid.text(row, column)
  const project = columns.find(({ role }) => role === 'project')
  const name = project ? text(project) : ''
  // A dash in the place of a label says that there is none.
  grid.use(columns.filter(column => column.role === 'level' && text(column) !== '').map(({ column }) => ({ row, column })), 'label')
  return {
    row,
    path,
    name,
    nameCells: name === '' ? [] : [{ row, column: project!.column }],
    values: columns.flatMap((column): Value[] => {
      const isValue = column.role !== 'level' && column !== project && text(column) !== ''
      return isValue ? [{ role: column.role, head: column.head, column: column.column, text: text(column), cell: { row, column: column.column } }] : []
    }),
  }
}

/** `shape` is null on sheets that break nothing over rows. */
type Joining = { readonly line: Line, readonly before: Line | undefined, readonly shape: LineShape | null, readonly doubts: Doubts }

/** Rows that only go on with the line above: under a project cell merged over rows, or where a name or an annotation breaks. */
function joins(grid: Grid, { columns }: Page, { line, before, shape, doubts }: Joining): boolean {
  if (!before) return false
  const project = columns.find(({ role }) => role === 'project')?.column ?? -1
  const merge = grid.mergeAt(line.row, project)
  if (line.name === '' && merge && merge.row < line.row && before.name !== '' && before.nameCells.some(({ row }) => row === merge.row)) {
    before.values.push(...line.values)
    return true
  }
  const isAlone = line.row === before.row + 1 && before.name !== '' && !columns.some(({ role, column }) => role === 'level' && grid.text(line.row, column) !== '')
  if (!shape || !isAlone) return false
  if (line.name !== '' && line.values.length === 0) return joinsName(line, before, { shape, doubts })
  const [said] = line.values
  const last = before.values.find(({ role }) => role === said?.role)
  if (line.name !== '' || line.values.length !== 1 || !said || !last || addition(last.text, said.text) === '' || lineGoesOn(last.text, said.text, { width: 0, areCapitalised: true }) !== 'sure') return false
  before.values.splice(before.values.indexOf(last), 1, { ...last, text: `${last.text} ${said.text}` })
  before.values.push({ ...said, role: 'none' })
  return true
}

function joinsName(line: Line, before: Line, { shape, doubts }: { shape: LineShape, doubts: Doubts }): boolean {
  if (lineGoesOn(before.name, line.name, shape) !== 'sure') return false
  const join = choice('join')
  const made = doubts.raise({ kind: 'joined-label', cells: [...line.nameCells, ...before.nameCells], about: `${before.name} | ${line.name}`, choices: [join, choice('separate')], unsettled: join })
  if (made.kind !== 'join') return false
  before.name = `${before.name} ${line.name}`
  before.nameCells.push(...line.nameCells)
  return true
}
