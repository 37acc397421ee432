/** For each row of a sheet the labels that hold there, level by level. */
import type { Doubts } from './doubt.ts'
import { choice } from './doubt.ts'
import { placeBlocks } from './extents.ts'
import type { Grid } from './grid.ts'
import { brokenWidth, joinLabels, newLabel, printsIn, type Label, type Print } from './labels.ts'
import type { Page } from './pages.ts'

export type LevelStarts = {
  /** By level and row: a label begins, or the level is said to be absent. */
  readonly starts: readonly ReadonlyMap<number, Label | null>[]
  /** By level: each row names it, so that a blank cell means that there is none. */
  readonly isFull: readonly boolean[]
  /** Labels over several rows or printed again: a page was recognised, not typed. */
  readonly isBroken: boolean
}

/** Repetitions are compared letter by letter: only on sheets of a size that somebody scanned. */
const LONGEST_SCAN = 3_000

export function readLevels(grid: Grid, pages: readonly Page[], doubts: Doubts): LevelStarts {
  const depth = Math.max(0, ...pages.map(({ columns }) => columns.filter(({ role }) => role === 'level').length))
  const prints = pages.map(page => Array.from({ length: depth }, (_, level) => printsOf(grid, page, level)))
  // Where cells are merged, somebody typed the sheet: a label has all the room that it needs.
  const isMerged = grid.sheet.merges.length > 0
  const widths = prints.map(page => page.map(brokenWidth))
  const isCentred = Array.from({ length: depth }, (_, level) => !isMerged && level < depth - 1 && standsInTheMiddle(grid, pages[0]!, { prints: prints[0]!, level }))
  const isBroken = !isMerged && !grid.sheet.layout && grid.height <= LONGEST_SCAN && (widths.flat().some(width => width > 0) || isCentred.some(Boolean))
  const starts = Array.from({ length: depth }, () => new Map<number, Label | null>())
  const isFull = Array.from({ length: depth }, (_, level) => !isBroken && prints.some(page => page[level]!.some(({ row, text }, i) => text !== '' && page[level]![i + 1]?.text === text && page[level]![i + 1]!.row === row + 1)))
  prints.forEach((page, p) => {
    const read = page.map((level, l) => (isBroken ? joinLabels(level, { width: widths[p]![l]!, doubts }) : level.map(({ row, cell, text }) => ({ row, label: text === '' ? null : newLabel(text, cell) }))))
    if (isBroken) settlePage(pages[p]!, read, { isCentred, goesOn: p > 0, doubts })
    read.forEach((level, l) => {
      for (const { row, label } of level) {
        if (label?.text === '') grid.use(label.cells, 'left-out')
        else starts[l]!.set(label?.start ?? row, label)
      }
    })
  })
  return { starts, isFull, isBroken }
}

function printsOf(grid: Grid, { rows, columns }: Page, level: number): Print[] {
  const column = columns.filter(({ role }) => role === 'level')[level]?.column
  return column === undefined ? [] : printsIn(grid, rows, column)
}

/** The page begins before the first label, and most labels stand beside a project that no lower group begins with. */
function standsInTheMiddle(grid: Grid, { rows, columns }: Page, { prints, level }: { prints: readonly (readonly Print[])[], level: number }): boolean {
  const labels = prints[level]!.filter(({ text, row }, i) => text !== '' && prints[level]![i - 1]?.row !== row - 1)
  const below = prints.slice(level + 1).find(deeper => deeper.length > 0)
  if (labels.length === 0 || !below || prints[level]![0]!.row === rows[0]) return false
  const project = columns.find(({ role }) => role === 'project')?.column ?? -1
  const within = labels.filter(({ row }) => grid.text(row, project) !== '' && !below.some(print => print.row === row)).length
  return within * 2 > labels.length
}

type PageLabels = readonly (readonly { row: number, label: Label | null }[])[]
type PageContext = { readonly isCentred: readonly boolean[], readonly goesOn: boolean, readonly doubts: Doubts }

/** Where blocks begin: from the deepest level up, because the upper ones begin where lower ones do. */
function settlePage({ rows }: Page, levels: PageLabels, { isCentred, goesOn, doubts }: PageContext): void {
  const labelsOf = (level: number): Label[] => (levels[level] ?? []).flatMap(({ label }) => label ?? [])
  for (let level = levels.length - 1; level >= 0; level--) {
    const below = labelsOf(level + 1)
    for (const [i, label] of labelsOf(level).entries()) {
      if (isSmeared(label) && below.length === 0) doubtStart(label, { after: labelsOf(level)[i - 1] ?? null, doubts })
      // A lower label that is only printed again beside this one began with it.
      const beside = below.findLast(lower => lower.first <= label.first)
      if (beside?.repeats.includes(label.first) && beside.start > (labelsOf(level)[i - 1]?.last ?? -1)) label.start = Math.min(label.start, beside.start)
    }
    const places = labelsOf(level + 1).map(({ start }) => start)
    if (isCentred[level] && rows.length > 0) placeBlocks({ labels: labelsOf(level), first: rows[0]!, last: rows.at(-1)!, places, goesOn, doubts })
    for (const label of labelsOf(level)) doubtText(label, doubts)
  }
}

const isSmeared = ({ repeats, first }: Label): boolean => repeats.includes(first + 1)

/** A label printed again on the next row stood in the middle of its block: it may begin on any row since the one before. */
function doubtStart(label: Label, { after, doubts }: { after: Label | null, doubts: Doubts }): void {
  const from = Math.max((after ? Math.max(after.last, ...after.repeats) : label.first - 1) + 1, label.first - 5)
  const rows = Array.from({ length: label.first - from + 1 }, (_, i) => from + i)
  const found = choice('start', { row: label.first })
  if (rows.length > 1) label.start = doubts.raise({ kind: 'extent', cells: [label.cells[0]!], about: label.text, choices: rows.map(row => choice('start', { row })), unsettled: found }).row ?? label.first
}

/** A text that is nowhere printed as a whole, against the lines that it began with; left out, its rows go on with the label before. */
function doubtText(label: Label, doubts: Doubts): void {
  if (!label.isComposed) return
  const keep = choice('keep', { text: label.text })
  const lines = label.lines.join(' ')
  const choices = [keep, ...(lines === label.text ? [] : [choice('text', { text: lines })]), choice('leave-out', { text: '' })]
  label.text = doubts.raise({ kind: 'garbled-label', cells: label.cells, about: label.text, choices, unsettled: keep }).text ?? label.text
}
