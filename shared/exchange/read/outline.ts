/** Markdown outlines: headings and lists, the form that `write/outline.ts` writes. One source line is one row. */
import type { ColumnRole, Sheet } from '../table.ts'
import { SheetBuilder } from './sheetBuilder.ts'

const HEADING = /^(#{1,6})\s+(.*?)\s*#*\s*$/
const ITEM = /^(\s*)(?:[-*+]|\d+[.)])\s+(.*)$/
/** `*(Priorité 1)*` at the end of a line. */
const ANNOTATION = /\s*(?<!\\)\*\((.*)\)\*\s*$/
const STRUCK = /^~~(.*)~~$/

/** A longer line is a text: looking for marks at both its ends would cost the square of its length. */
const LONGEST_MARKED = 5_000
const matched = (pattern: RegExp, line: string): RegExpExecArray | null => (line.length > LONGEST_MARKED ? null : pattern.exec(line))

type Line = { readonly row: number, readonly kind: 'title' | 'heading' | 'item' | 'text', readonly depth: number, readonly text: string }

/** Text that begins with a heading or a list, and holds little else. */
export function looksLikeOutline(text: string): boolean {
  const lines = text.split(/\r\n?|\n/).filter(line => line.trim() !== '')
  const marked = lines.filter(line => /^#{1,6}\s+\S/.test(line) || /^\s*[-*+]\s+\S/.test(line)).length
  return lines.length > 0 && /^\s*(#{1,6}|[-*+])\s+\S/.test(lines[0]!) && marked * 2 > lines.length
}

export function readOutline(text: string, name: string): Sheet {
  const lines = readLines(text)
  const first = lines.find(({ kind }) => kind === 'heading' || kind === 'item')?.row ?? Infinity
  const isGroup = (i: number): boolean => lines[i]!.kind === 'heading' || (lines[i + 1]?.kind === 'item' && lines[i + 1]!.depth > lines[i]!.depth)
  const levels = 1 + Math.max(-1, ...lines.map((line, i) => (line.kind !== 'title' && line.kind !== 'text' && isGroup(i) ? line.depth : -1)))
  const builder = new SheetBuilder({ name, budget: { cells: 0 } })
  lines.forEach((line, i) => {
    const { row, kind, depth } = line
    if (kind === 'title' || (kind === 'text' && row < first)) return builder.put({ row, column: 0 }, plain(line.text))
    if (kind === 'text') return builder.put({ row, column: levels + 1 }, plain(line.text))
    const annotation = matched(ANNOTATION, line.text)?.[1]
    const whole = annotation === undefined ? line.text : line.text.replace(ANNOTATION, '')
    const struck = matched(STRUCK, whole.trim())?.[1]
    builder.put({ row, column: isGroup(i) ? depth : levels }, plain(struck ?? whole), { isStruck: struck !== undefined })
    // A project ends the groups that lie deeper: a merged blank cell says that they are absent.
    if (!isGroup(i) && depth < levels) builder.merges.push({ row, column: depth, rows: 1, columns: levels - depth })
    if (annotation !== undefined) builder.put({ row, column: levels + 1 }, plain(annotation))
  })
  const roles: ColumnRole[] = [...Array<ColumnRole>(levels).fill('level'), 'project', 'annotation']
  return { ...builder.sheet(), layout: { roles, firstRow: Math.min(first, lines.length === 0 ? 0 : lines.at(-1)!.row + 1) } }
}

/** Lines with their depth from 0: a list hangs below the heading before it. A single first heading of the first degree is the title. */
function readLines(text: string): Line[] {
  const raw = text.split(/\r\n?|\n/)
  const degrees = raw.flatMap(line => matched(HEADING, line)?.[1]!.length ?? [])
  const hasTitle = degrees[0] === 1 && degrees.filter(degree => degree === 1).length === 1 && raw.find(line => line.trim() !== '')?.startsWith('# ') === true
  const base = hasTitle ? Math.min(...degrees.slice(1), 6) : Math.min(...degrees, 6)
  let below = 0
  let indents: number[] = []
  return raw.flatMap((line, row): Line[] => {
    const heading = matched(HEADING, line)
    const item = heading ? null : matched(ITEM, line)
    if (line.trim() === '') return []
    if (heading) {
      if (hasTitle && heading[1]!.length === 1) return [{ row, kind: 'title', depth: 0, text: heading[2]! }]
      const depth = Math.max(0, heading[1]!.length - base)
      below = depth + 1
      indents = []
      return [{ row, kind: 'heading', depth, text: heading[2]! }]
    }
    if (!item) return [{ row, kind: 'text', depth: 0, text: line.trim() }]
    const indent = item[1]!.replaceAll('\t', '    ').length
    indents = [...indents.filter(other => other < indent), indent]
    return [{ row, kind: 'item', depth: below + indents.length - 1, text: item[2]! }]
  })
}

/** Without the marks of emphasis that enclose all of it, and without backslashes before signs. */
const plain = (text: string): string => text.trim().replace(/^(\*\*|__)(.+)\1$/, '$2').replace(/\\([\\`*_{}[\]()#+\-.!~<>|])/g, '$1')
