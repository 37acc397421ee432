/** The official document as a neutral table: title rows, a head, merged labels, what the last column says, rejected rows struck through. */
import type { CanonicalBoard, CanonicalNode } from '../../model/index.ts'
import { trimRows, type CellAt, type Merge, type Sheet } from '../table.ts'
import { annotationLines, cardText, documentOf, type BoardDocument, type DocumentLine, type ExportOptions } from './lines.ts'

export type OfficialTable = {
  readonly sheet: Sheet
  /** The row of the head; the titles stand above it. */
  readonly headRow: number
  readonly title: string
}

/** In characters, from the first level to the annotation; more levels are as wide as the last one. */
const LEVEL_WIDTHS = [28, 36, 40]
const PROJECT_WIDTH = 70
const ANNOTATION_WIDTH = 30
/** What a spreadsheet takes as the name of a sheet. */
const LONGEST_SHEET_NAME = 31
/** Says that a level is absent where a blank cell would go on with the row above. */
export const ABSENT = '—'

export const officialTable = (board: CanonicalBoard, options: ExportOptions): OfficialTable => {
  const document = documentOf(board, options)
  return tableOf(document, { widths: LEVEL_WIDTHS, saysOf: card => annotationLines(card, document) })
}

type Look = {
  /** Of the level columns. */
  readonly widths: readonly number[]
  /** What the last column says of a project, a line each. */
  readonly saysOf: (card: CanonicalNode) => readonly string[]
}

/** A document as a table: its groups are merged labels, its projects rows. */
export function tableOf(document: BoardDocument, { widths, saysOf }: Look): OfficialTable {
  const { title, subtitle, levels, lines, words, kindOf } = document
  const titles = [title, subtitle].filter(text => text !== '')
  const headRow = titles.length
  const width = levels.length + 2
  const labels = labelCells(document)
  const rows = lines.map(({ card }, i) => [...labels.texts[i]!, card ? cardText(card, words) : '', card ? saysOf(card).join('\n') : ''])
  const struck = lines.flatMap(({ card }, i): CellAt[] => (card && kindOf(card) === 'rejected' ? [{ row: i, column: levels.length }, { row: i, column: levels.length + 1 }] : []))
  const below = <Place extends CellAt>(place: Place): Place => ({ ...place, row: place.row + headRow + 1 })
  return {
    title,
    headRow,
    sheet: {
      name: sheetName(title),
      isHidden: false,
      rows: trimRows([...titles.map(text => [text]), [...levels, words.project], ...rows]),
      merges: [...titles.map((_, row) => ({ row, column: 0, rows: 1, columns: width })), ...labels.merges.map(below)],
      hiddenRows: [],
      hiddenColumns: [],
      struck: struck.filter(({ row, column }) => rows[row]![column] !== '').map(below),
      errors: [],
      widths: [...levels.map((_, i) => widths[Math.min(i, widths.length - 1)]!), PROJECT_WIDTH, ANNOTATION_WIDTH],
    },
  }
}

export function sheetName(title: string): string {
  const name = title.replace(/[[\]:*?/\\']+/g, ' ').replace(/\s+/g, ' ').trim().slice(0, LONGEST_SHEET_NAME).trim()
  return name === '' ? 'Programme' : name
}

/** For each line the text of its level cells, and the merges that they need, counted from the first line. */
export function labelCells({ levels, lines }: BoardDocument): { texts: string[][], merges: Merge[] } {
  const texts = lines.map(() => levels.map(() => ''))
  const merges: Merge[] = []
  const merge = (row: number, column: number, size: { rows: number, columns: number }): void => {
    if (size.rows > 1 || size.columns > 1) merges.push({ row, column, ...size })
  }
  levels.forEach((_, level) => {
    for (const { from, to } of runs(lines, level)) {
      const rows = to - from + 1
      const group = lines[from]!.path[level]
      if (group) {
        texts[from]![level] = group.text
        merge(from, level, { rows, columns: 1 })
      } else if (lines[from]!.path.length === level) {
        // The levels below a group that projects lie in straight: blank, as one cell where it is more than one.
        merge(from, level, { rows, columns: levels.length - level })
        const isOne = rows === 1 && levels.length - level === 1
        if (isOne && goesOn(lines, from, level)) texts[from]![level] = ABSENT
      }
    }
  })
  return { texts, merges }
}

/** Lines that follow each other in the same group of a level, or straight in the same group above it. */
function runs(lines: readonly DocumentLine[], level: number): { from: number, to: number }[] {
  const placeOf = ({ path }: DocumentLine): string => path[level]?.id ?? `below ${path.at(-1)?.id ?? ''}`
  const found: { from: number, to: number }[] = []
  lines.forEach((line, i) => {
    const before = lines[i - 1]
    if (before && placeOf(before) === placeOf(line)) found.at(-1)!.to = i
    else found.push({ from: i, to: i })
  })
  return found
}

/** A blank cell here would be read as the label above it: the same group holds one already. */
function goesOn(lines: readonly DocumentLine[], row: number, level: number): boolean {
  for (let i = row - 1; i >= 0 && lines[i]!.path[level - 1]?.id === lines[row]!.path[level - 1]?.id; i--) if (lines[i]!.path[level]) return true
  return false
}
