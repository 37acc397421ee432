/**
 * Tables out of HTML, as Excel, LibreOffice and web pages put them on the clipboard. Parsing is the browser's
 * (`new DOMParser().parseFromString(html, 'text/html')`); this walk needs of its nodes only what `NodeLike` says.
 */
import type { Sheet } from '../table.ts'
import { ERROR_TEXT } from './cellText.ts'
import { unguarded } from './delimited.ts'
import { MAX_COLUMNS, MAX_ROWS } from './limits.ts'
import { SheetBuilder } from './sheetBuilder.ts'

export type NodeLike = {
  readonly nodeType: number
  /** In capitals for elements of HTML documents. */
  readonly nodeName: string
  readonly nodeValue: string | null
  readonly childNodes: ArrayLike<NodeLike>
  /** Of elements. */
  readonly getAttribute?: (name: string) => string | null
}

const TEXT = 3
const COMMENT = 8
const PIXELS_PER_CHARACTER = 7
/** LibreOffice puts what people noted on a cell into an element of that name. */
const UNREAD = new Set(['STYLE', 'SCRIPT', 'COMMENT'])
const BLOCKS = new Set(['P', 'DIV', 'LI', 'TR', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6'])

const children = (node: NodeLike): NodeLike[] => Array.from(node.childNodes)
const nameOf = (node: NodeLike): string => node.nodeName.toUpperCase()
const attribute = (node: NodeLike, name: string): string => node.getAttribute?.(name) ?? ''

/** Each outermost table as a sheet, named by its number; a table inside a cell is that cell's text. */
export function readHtmlTables(root: NodeLike, name = ''): Sheet[] {
  const struckClasses = findStruckClasses(root)
  const budget = { cells: 0 }
  return outermost(root, 'TABLE').map((table, i) => readTable(table, { struckClasses, builder: new SheetBuilder({ name: name || String(i + 1), budget }) }))
}

function outermost(node: NodeLike, name: string): NodeLike[] {
  return children(node).flatMap(child => (nameOf(child) === name ? [child] : outermost(child, name)))
}

/** Excel says it in a style sheet: `.xl65 { … text-decoration:line-through … }`. */
function findStruckClasses(root: NodeLike): ReadonlySet<string> {
  const css = outermost(root, 'STYLE').map(rawText).join('\n')
  const rules = [...css.matchAll(/([^{}]+)\{([^{}]*)\}/g)].filter(([, , body]) => body!.includes('line-through'))
  return new Set(rules.flatMap(([, selectors]) => [...selectors!.matchAll(/\.([\w-]+)/g)].map(match => match[1]!)))
}

const rawText = (node: NodeLike): string => node.nodeValue ?? children(node).map(rawText).join('')

type Context = { readonly struckClasses: ReadonlySet<string>, readonly builder: SheetBuilder }

function readTable(table: NodeLike, { struckClasses, builder }: Context): Sheet {
  readColumns(table, builder)
  const rows = rowsOf(table)
  /** For each column, the first row that no cell from above reaches. */
  const free: number[] = []
  rows.slice(0, MAX_ROWS).forEach((tr, row) => {
    if (isUnseen(tr)) builder.hiddenRows.push(row)
    let column = 0
    for (const cell of children(tr).filter(child => nameOf(child) === 'TD' || nameOf(child) === 'TH')) {
      while ((free[column] ?? 0) > row) column++
      // A row span of 0 reaches the end of the table (HTML Living Standard).
      const rowSpan = span(cell, 'rowspan') || rows.length - row
      const columnSpan = span(cell, 'colspan') || 1
      const { text, isStruck } = readCell(cell, struckClasses)
      builder.put({ row, column }, text, { isStruck, isError: ERROR_TEXT.test(text.trim()) })
      builder.merge({ row, column }, { rows: Math.min(rowSpan, rows.length - row), columns: columnSpan })
      for (let i = 0; i < columnSpan; i++) free[column + i] = row + rowSpan
      column += columnSpan
    }
  })
  return builder.sheet()
}

const rowsOf = (node: NodeLike): NodeLike[] => children(node).flatMap(child => (nameOf(child) === 'TR' ? [child] : /^(THEAD|TBODY|TFOOT)$/.test(nameOf(child)) ? rowsOf(child) : []))

function span(cell: NodeLike, name: string): number {
  const value = Number.parseInt(attribute(cell, name) || '1', 10)
  return Number.isNaN(value) || value < 0 ? 1 : Math.min(value, name === 'colspan' ? MAX_COLUMNS : MAX_ROWS)
}

function readColumns(table: NodeLike, builder: SheetBuilder): void {
  // Excel writes <col>, LibreOffice a <colgroup> for each column.
  const groups = outermost(table, 'COLGROUP')
  const inside = [...groups.flatMap(children), ...children(table)].filter(child => nameOf(child) === 'COL')
  const columns = inside.length > 0 ? inside : groups
  for (const column of columns) {
    const width = Number.parseInt(attribute(column, 'width'), 10)
    for (let i = span(column, 'span'); i > 0 && builder.widths.length < MAX_COLUMNS; i--) {
      if (isUnseen(column) || width === 0) builder.hiddenColumns.push(builder.widths.length)
      builder.widths.push(Number.isNaN(width) ? null : Math.round(width / PIXELS_PER_CHARACTER))
    }
  }
}

const isUnseen = (node: NodeLike): boolean => /display\s*:\s*none/i.test(attribute(node, 'style'))

function readCell(cell: NodeLike, struckClasses: ReadonlySet<string>): { text: string, isStruck: boolean } {
  let text = ''
  let letters = 0
  let struck = 0
  const walk = (node: NodeLike, isStruck: boolean): void => {
    if (node.nodeType === TEXT) {
      const piece = (node.nodeValue ?? '').replace(/[ \t\r\n\f]+/g, ' ')
      text += text === '' || /\s/.test(text.at(-1)!) ? piece.replace(/^ /, '') : piece
      const count = piece.replace(/\s/g, '').length
      if (isStruck) struck += count
      else letters += count
      return
    }
    const name = nameOf(node)
    if (UNREAD.has(name) || node.nodeType === COMMENT) return
    if (name === 'BR' || (BLOCKS.has(name) && text !== '')) text = `${text.endsWith(' ') ? text.trimEnd() : text}\n`
    const isLine = isStruck || /^(S|STRIKE|DEL)$/.test(name) || /line-through/.test(attribute(node, 'style')) || attribute(node, 'class').split(/\s+/).some(one => struckClasses.has(one))
    for (const child of children(node)) walk(child, isLine)
  }
  walk(cell, false)
  const indent = /^[\u00a0 ]*/.exec(text)![0].length
  return { text: ' '.repeat(indent) + unguarded(text.replaceAll('\u00a0', ' ').trim()), isStruck: struck > 0 && letters === 0 }
}
