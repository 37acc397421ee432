/** The programme in the order of its columns: a table of what is decided, what is not, and what is left out. */
import { readText, type CanonicalBoard, type CanonicalNode } from '../../model/index.ts'
import { documentOf, type BoardDocument, type DocumentGroup, type ExportOptions } from './lines.ts'
import { tableOf, type OfficialTable } from './official.ts'

/** Status, first level, the levels below it. */
const WIDTHS = [22, 30, 40]
const BELOW = ' › '

/** A row a project under its status and its first group; columns without a project are left out. */
export function statusTable(board: CanonicalBoard, options: ExportOptions): OfficialTable {
  const document = documentOf(board, options)
  const { levels, words } = document
  const [first, ...below] = levels
  return tableOf({ ...document, levels: [words.status, ...(first === undefined ? [] : [first]), ...(below.length === 0 ? [] : [below.join(BELOW)])], lines: linesByStatus(board, document) }, { widths: WIDTHS, saysOf: notesOf(document) })
}

function linesByStatus(board: CanonicalBoard, { lines, words }: BoardDocument): BoardDocument['lines'] {
  const columns = [...board.statuses.map(({ id, title }) => ({ id, title })), { id: '', title: words.noStatus }]
  const known = new Set(columns.map(({ id }) => id))
  const idOf = (card: CanonicalNode): string => (known.has(card.status ?? '') ? (card.status ?? '') : '')
  return columns.flatMap(({ id, title }) => {
    const inside = lines.flatMap(({ path, card }) => (card && idOf(card) === id ? [{ path, card }] : []))
    const status: DocumentGroup = { id, text: `${title} — ${inside.length} ${words.counts[inside.length > 1 ? 1 : 0]}` }
    return inside.map(({ path: [axis, ...below], card }) => {
      // Their own in each status, so that the label of an axis ends with it.
      const groups: DocumentGroup[] = axis ? [{ id: `${id}/${axis.id}`, text: axis.text }] : []
      if (below.length > 0) groups.push({ id: `${id}/${below.at(-1)!.id}`, text: below.map(({ text }) => text).join(BELOW) })
      return { path: [status, ...groups], card }
    })
  })
}

/** The status stands in its own column: what is left to say is what people wrote, and the priority. */
const notesOf = ({ words }: BoardDocument) => ({ fields }: CanonicalNode): string[] => {
  const priority = readText(fields.priority)
  return [readText(fields.annotation), readText(fields.rationale), priority === '' ? '' : `${words.priorityMark} ${priority}`].filter(line => line !== '')
}
