/** CSV for whoever works on with the data: one row a project, each group and field in a column of its own. */
import Papa from 'papaparse'
import { readText, type CanonicalBoard, type CanonicalNode } from '../../model/index.ts'
import { documentOf, type BoardDocument, type ExportOptions } from './lines.ts'
import { ABSENT } from './official.ts'

export type CsvOptions = ExportOptions & {
  readonly separator: ';' | ',' | '\t'
  /** Excel reads UTF-8 only with its mark. */
  readonly hasMark: boolean
}

/** A cell that begins so is a formula to a spreadsheet: an apostrophe before it keeps it text (OWASP, CSV Injection). */
export const FORMULA = /^'*[=+\-@\t\r]/

export function writeCsv(board: CanonicalBoard, { separator, hasMark, ...options }: CsvOptions): string {
  const rows = flatRows(board, options)
  const text = Papa.unparse(rows, { delimiter: separator, newline: '\r\n', escapeFormulae: FORMULA })
  return `${hasMark ? '\ufeff' : ''}${text}\r\n`
}

/** The head, then a row for each project and each group that holds nothing. */
export function flatRows(board: CanonicalBoard, options: ExportOptions): string[][] {
  const document = documentOf(board, options)
  const { levels, lines, words } = document
  const own = board.definitions.filter(({ id, fields, archived, title }) => fields.kind === 'field' && !archived && title !== '' && lines.some(({ card }) => card && id in card.fields))
  const fields = [words.status, words.priority, words.territory, words.submission, words.rationale, words.annotation]
  const above: (string | undefined)[] = []
  const rows = lines.map(({ path, card }, i) => {
    const groups = levels.map((_, level) => {
      const group = path[level]
      // A blank cell would go on with the row above, if no two rows follow each other in one group of this level; on the
      // first row it would look like a block whose label stands further down.
      const isAbsent = group === undefined && (i === 0 || (above[level] !== undefined && path.length === level))
      return group?.text ?? (isAbsent ? ABSENT : '')
    })
    levels.forEach((_, level) => (above[level] = path[level]?.id))
    return [...groups, card?.title ?? '', ...(card ? fieldTexts(card, document) : fields.map(() => '')), ...own.map(({ id }) => (card ? ownText(board, id, card.fields[id]) : ''))]
  })
  return [[...levels, words.project, ...fields, ...own.map(({ title }) => title)], ...rows]
}

function fieldTexts(card: CanonicalNode, { words, columnOf }: BoardDocument): string[] {
  const submission = readText(card.fields.submission)
  return [columnOf(card), readText(card.fields.priority), readText(card.fields.territory), words.submissions[submission]?.replace(/^\[(.*)\]$/, '$1') ?? submission, readText(card.fields.rationale), readText(card.fields.annotation)]
}

/** A value of a field of the board's own: an option by its title, anything else as it is stored. */
function ownText({ definitions }: CanonicalBoard, field: string, value: unknown): string {
  if (value === undefined || value === null) return ''
  if (typeof value !== 'string') return JSON.stringify(value)
  return definitions.find(({ id, title }) => id === `${field}:${value}` && title !== '')?.title ?? value
}
