/** CSV and TSV, by Papa Parse: separators, quoted line breaks; and cells that an export made safe for spreadsheets. */
import Papa from 'papaparse'
import type { Sheet } from '../table.ts'
import { ERROR_TEXT, lineBreaks } from './cellText.ts'
import { SheetBuilder } from './sheetBuilder.ts'

export const SEPARATORS = [';', ',', '\t'] as const
export type Separator = (typeof SEPARATORS)[number]

/** How many lines are looked at to find the separator. */
const SAMPLE_LINES = 50

/** The separator that parts most lines into the same number of cells, and more than one; semicolon where nothing does. */
export function findSeparator(text: string): Separator {
  const declared = /^sep=([;,\t])\s*$/im.exec(text.slice(0, 10))?.[1]
  const scores = SEPARATORS.map(separator => {
    const widths = Papa.parse<string[]>(text, { delimiter: separator, preview: SAMPLE_LINES }).data.map(row => row.length).filter(width => width > 1)
    const most = Math.max(0, ...[...new Set(widths)].map(width => widths.filter(other => other === width).length))
    return { separator, score: most + widths.length / 1_000 }
  })
  return SEPARATORS.find(separator => separator === declared) ?? scores.toSorted((a, b) => b.score - a.score)[0]!.separator
}

export function readDelimited(text: string, { name, separator }: { name: string, separator: Separator }): Sheet {
  // The line itself stays, empty, so that rows keep their numbers.
  const body = text.replace(/^sep=[;,\t](?=\r?\n)/i, '')
  let { data, errors } = Papa.parse<string[]>(body, { delimiter: separator })
  // A quotation mark that opens a cell but is part of its text would swallow the lines after it.
  if (errors.some(({ type }) => type === 'Quotes')) ({ data, errors } = Papa.parse<string[]>(body, { delimiter: separator, quoteChar: '\0' }))
  const builder = new SheetBuilder({ name, budget: { cells: 0 } })
  data.forEach((row, i) => row.forEach((cell, column) => {
    const written = unguarded(lineBreaks(cell))
    builder.put({ row: i, column }, written, { isError: ERROR_TEXT.test(written) })
  }))
  return builder.sheet()
}

/** Without the apostrophe that an export puts before what a spreadsheet would run. */
export const unguarded = (cell: string): string => (/^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell)
