/** A block of cells on its way to and from a spreadsheet: HTML with spans where there is some, else text with tabs. */
export type CellBlock = readonly (readonly string[])[]

/** Tabs part cells, line breaks rows; a cell that holds either, or a quotation mark, is quoted, as spreadsheets do. */
export const toTabText = (block: CellBlock): string =>
  block.map(row => row.map(cell => (/[\t\n\r"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join('\t')).join('\n')

export function fromTabText(text: string): CellBlock {
  const rows: string[][] = [[]]
  let at = 0
  const clean = text.replace(/\r\n?/g, '\n').replace(/\n$/, '')
  while (at <= clean.length) {
    let cell = ''
    if (clean[at] === '"') {
      const end = closingQuote(clean, at)
      cell = clean.slice(at + 1, end).replaceAll('""', '"')
      at = end + 1
    } else {
      const end = clean.slice(at).search(/[\t\n]/)
      cell = end < 0 ? clean.slice(at) : clean.slice(at, at + end)
      at += cell.length
    }
    rows.at(-1)!.push(cell)
    if (clean[at] === '\n') rows.push([])
    at++
  }
  return rows
}

/** The quotation mark that ends the cell begun at `from`; the end of the text when none does. */
function closingQuote(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] !== '"') continue
    if (text[at + 1] === '"') at++
    else return at
  }
  return text.length
}

/** The first table of an HTML fragment, spans repeated into each cell they cover; null when there is none. */
export function fromHtml(html: string): CellBlock | null {
  const table = new DOMParser().parseFromString(html, 'text/html').querySelector('table')
  if (!table) return null
  const rows: string[][] = []
  for (const [y, row] of [...table.rows].entries()) {
    let x = 0
    for (const cell of row.cells) {
      while (rows[y]?.[x] !== undefined) x++
      const text = (cell.innerText || cell.textContent).replace(/\s+/g, ' ').trim()
      for (let dy = 0; dy < Math.max(1, cell.rowSpan); dy++) for (let dx = 0; dx < Math.max(1, cell.colSpan); dx++) (rows[y + dy] ??= [])[x + dx] = text
      x += Math.max(1, cell.colSpan)
    }
  }
  return rows.slice(0, table.rows.length).map(row => Array.from(row, cell => cell ?? ''))
}

export function toHtml(block: CellBlock): string {
  const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return `<table>${block.map(row => `<tr>${row.map(cell => `<td>${escape(cell)}</td>`).join('')}</tr>`).join('')}</table>`
}
