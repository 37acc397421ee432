/** The programme as a Markdown outline: groups are headings, projects items, what the last column says stands after them in italics. */
import type { CanonicalBoard } from '../../model/index.ts'
import { annotationLines, cardText, documentOf, type ExportOptions } from './lines.ts'
import { ABSENT } from './official.ts'

/** Headings go down to the sixth degree, and the first is the title's. */
const DEEPEST = 6

const escapeMarkdown = (text: string): string =>
  text.replace(/\s+/g, ' ').trim().replace(/[\\`*_<~]/g, '\\$&').replace(/^([#>+-]|\d+(?=[.)]\s))/, match => (/\d/.test(match) ? match : `\\${match}`)).replace(/^(\d+)([.)]\s)/, '$1\\$2')

export function writeOutline(board: CanonicalBoard, options: ExportOptions): string {
  const document = documentOf(board, options)
  const { title, subtitle, lines, words, kindOf } = document
  const out = [`# ${escapeMarkdown(title)}`, '', ...(subtitle === '' ? [] : [escapeMarkdown(subtitle), ''])]
  let current: readonly string[] = []
  const heading = (depth: number, text: string): void => {
    if (out.at(-1) !== '') out.push('')
    out.push(`${'#'.repeat(Math.min(depth + 2, DEEPEST))} ${text}`, '')
  }
  for (const { path, card } of lines) {
    const ids = path.map(({ id }) => id)
    const known = ids.findIndex((id, depth) => id !== current[depth])
    const from = known < 0 ? ids.length : known
    path.slice(from).forEach(({ text }, i) => heading(from + i, escapeMarkdown(text)))
    // A project straight in a group, after the groups below it: a heading of its own says that it is in none of them.
    if (from === ids.length && current.length > ids.length) heading(ids.length, ABSENT)
    current = ids
    if (!card) continue
    const name = escapeMarkdown(cardText(card, words))
    const said = annotationLines(card, document).map(escapeMarkdown).join(' ; ')
    out.push(`- ${kindOf(card) === 'rejected' ? `~~${name}~~` : name}${said === '' ? '' : ` *(${said})*`}`)
  }
  return `${out.join('\n').trimEnd()}\n`
}
