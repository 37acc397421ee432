/** The labels of one level on one page: each printed cell is one, unless the sheet breaks its labels over rows. */
import type { CellAt } from '../table.ts'
import { addition, areCapitalised, isNumbered, isUnfinished, lineGoesOn, wordCount, type Lines } from './brokenText.ts'
import { choice, type Doubts } from './doubt.ts'
import type { Grid } from './grid.ts'
import { withoutSuite } from './pages.ts'

export type Label = {
  text: string
  /** In the order of the rows; the first names the label. */
  readonly cells: CellAt[]
  /** The lines it was printed on, before they were repeated. */
  readonly lines: string[]
  /** Row of its first line, and of the last one before anything was repeated. */
  readonly first: number
  last: number
  /** Rows where it, or a part of it, is printed again. */
  readonly repeats: number[]
  /** The row from which it holds: `first`, unless it is printed in the middle of its block. */
  start: number
  /** Put together out of pieces that repeat each other in part, or cut out of a cell that begins with another label. */
  isComposed: boolean
}
/** What a cell says of its level: a label, or that there is none; blank cells say nothing. */
export type Print = { readonly row: number, readonly cell: CellAt, readonly text: string }

const NO_LABEL = /^[—–-]$/
/** A part of a label that is shorter than this is taken for a repetition only on the rows just after it. */
const LONG_ENOUGH = 20
/** Labels before it that a badly recognised cell may repeat. */
const WINDOW = 3

/** In the order of rows. `text` is '' where a merged blank cell or a dash says that this level is absent. */
export function printsIn(grid: Grid, rows: readonly number[], column: number): Print[] {
  return rows.flatMap((row): Print[] => {
    const text = withoutSuite(grid.text(row, column).replace(/\s+/g, ' '))
    const cell = { row, column }
    if (NO_LABEL.test(text)) return [{ row, cell, text: '' }]
    if (text !== '') return [{ row, cell, text }]
    const merge = grid.mergeAt(row, column)
    const isBlankOwner = merge !== null && merge.row === row && grid.text(merge.row, merge.column) === ''
    const isCoveredFromLeft = merge !== null && merge.row === row && merge.column < column
    return isBlankOwner || isCoveredFromLeft ? [{ row, cell, text: '' }] : []
  })
}

export const newLabel = (text: string, cell: CellAt, isComposed = false): Label =>
  ({ text, cells: [cell], lines: [text], first: cell.row, last: cell.row, repeats: [], start: cell.row, isComposed })

/** How a column breaks its labels: widths of lines that surely go on. 0 when none does. */
export function brokenWidth(prints: readonly Print[]): number {
  const broken = prints.filter(({ row, text }, i) => prints[i + 1]?.row === row + 1 && text !== '' && isUnfinished(text) && prints[i + 1]!.text !== text)
  return Math.max(0, ...broken.map(({ text }) => text.length))
}

/** Puts broken and repeated labels together again. Null stands where a level is said to be absent. */
export function joinLabels(prints: readonly Print[], { width, doubts }: { width: number, doubts: Doubts }): { row: number, label: Label | null }[] {
  const lines: Lines = { width, areCapitalised: areCapitalised(prints.map(({ text }) => text).filter(text => text !== '')) }
  const found: { row: number, label: Label | null }[] = []
  const labels: Label[] = []
  const hasNumbers = prints.some(({ text }) => isNumbered(text))
  const open = (row: number, label: Label): void => {
    labels.push(label)
    found.push({ row, label })
  }
  for (const print of prints) {
    const { row, cell, text } = print
    const label = labels.at(-1)
    if (text === '') found.push({ row, label: null })
    else if (!label || found.at(-1)?.label === null) open(row, newLabel(text, cell))
    else if (hasNumbers && isNumbered(text) && !isSame(label.text, text)) open(row, newLabel(text, cell))
    else if (hasNumbers && isNumbered(label.text)) extend(label, print, addition(label.text, text) ?? text)
    else {
      const rest = addition(labels.slice(-WINDOW).map(one => one.text).join(' '), text)
      const isNear = row - Math.max(label.last, ...label.repeats) <= 1
      if (rest === '' && (isNear || text.length >= LONG_ENOUGH)) repeat(label, print)
      else if (rest && !isUnfinished(label.text) && wordCount(rest) > 1) {
        repeat(label, print)
        open(row, newLabel(rest, cell, true))
      } else if (rest) extend(label, print, rest)
      else if (row === label.last + 1 && label.repeats.length === 0 && goesOn(label, print, { lines, doubts })) extend(label, print, text)
      else open(row, newLabel(text, cell))
    }
  }
  return found
}

const isSame = (a: string, b: string): boolean => addition(a, b) === '' && addition(b, a) === ''

function repeat(label: Label, { row, cell }: Print): void {
  label.cells.push(cell)
  label.repeats.push(row)
}

/** Nothing added is a repetition. After the first one, rows are no longer where they were on paper. */
function extend(label: Label, print: Print, added: string): void {
  if (added === '') return repeat(label, print)
  if (label.repeats.length > 0 || added !== print.text) {
    label.isComposed = true
    label.repeats.push(print.row)
  } else {
    label.last = print.row
    label.lines.push(print.text)
  }
  label.cells.push(print.cell)
  label.text = `${label.text} ${added}`
}

function goesOn(label: Label, { row, cell, text }: Print, { lines, doubts }: { lines: Lines, doubts: Doubts }): boolean {
  const on = lineGoesOn(label.lines.at(-1)!, text, lines)
  if (on !== 'likely') return on === 'sure'
  const join = choice('join')
  return doubts.raise({ kind: 'joined-label', cells: [cell, { row: row - 1, column: cell.column }], about: `${label.text} | ${text}`, choices: [join, choice('separate')], unsettled: join }).kind === 'join'
}
