import type { Sheet } from '../table.ts'
import { booleanText, ERROR_TEXT, numberText } from './cellText.ts'
import { MAX_COLUMNS, MAX_ROWS } from './limits.ts'
import type { Attributes, OdsStyles } from './odsStyles.ts'
import { SheetBuilder } from './sheetBuilder.ts'

/** A cell while its paragraphs go by. `letters` counts what is neither space nor struck, `struck` what is. */
type OpenCell = { attributes: Attributes, paragraphs: string[], letters: number, struck: number }

/** Parts whose cells or paragraphs are not the sheet's: deleted text, comments, drawings. */
const APART = new Set(['table:tracked-changes', 'office:annotation', 'draw:frame', 'table:shapes', 'office:forms', 'table:scenario'])

const count = (value: string | undefined): number => Math.max(1, Math.trunc(Number(value ?? 1)) || 1)

/** Sheets out of the tags of content.xml. */
export class OdsTables {
  readonly sheets: Sheet[] = []
  private readonly styles: OdsStyles
  private readonly budget = { cells: 0 }
  private builder: SheetBuilder | null = null
  private row = 0
  private column = 0
  private rowRepeat = 1
  /** Cells of the current row, put down when it ends, because it may be repeated. */
  private cells: { column: number, repeat: number, cell: OpenCell }[] = []
  private cell: OpenCell | null = null
  private spans: (boolean | undefined)[] = []
  private apart: string[] = []

  constructor(styles: OdsStyles) {
    this.styles = styles
  }

  open = (name: string, attributes: Attributes): void => {
    if (this.apart.length > 0 || APART.has(name)) {
      this.apart.push(name)
      return
    }
    switch (name) {
      case 'table:table':
        this.builder = new SheetBuilder({ name: attributes['table:name'] ?? '', isHidden: this.styles.get('table', attributes['table:style-name'], 'isHidden') ?? false, budget: this.budget })
        this.row = 0
        this.column = 0
        return
      case 'table:table-column':
        return this.openColumn(attributes)
      case 'table:table-row':
        this.rowRepeat = count(attributes['table:number-rows-repeated'])
        this.column = 0
        this.cells = []
        if (isHidden(attributes)) for (let row = this.row; row < Math.min(this.row + this.rowRepeat, MAX_ROWS); row++) this.builder?.hiddenRows.push(row)
        return
      case 'table:table-cell':
      case 'table:covered-table-cell':
        this.cell = { attributes, paragraphs: [], letters: 0, struck: 0 }
        return
      default:
        this.openText(name, attributes)
    }
  }

  close = (name: string): void => {
    if (this.apart.length > 0) {
      this.apart.pop()
      return
    }
    if (name === 'text:span') this.spans.pop()
    else if (name === 'table:table-cell' || name === 'table:covered-table-cell') this.closeCell()
    else if (name === 'table:table-row') this.closeRow()
    else if (name === 'table:table' && this.builder) {
      this.sheets.push(this.builder.sheet())
      this.builder = null
    }
  }

  text = (text: string): void => {
    const { cell } = this
    if (!cell || this.apart.length > 0 || cell.paragraphs.length === 0) return
    cell.paragraphs[cell.paragraphs.length - 1] += text
    const letters = text.replace(/\s/g, '').length
    if (this.spans.at(-1) ?? this.styles.get('table-cell', cell.attributes['table:style-name'], 'isStruck') ?? false) cell.struck += letters
    else cell.letters += letters
  }

  private openColumn(attributes: Attributes): void {
    const { builder } = this
    const width = this.styles.get('table-column', attributes['table:style-name'], 'width') ?? null
    for (let i = count(attributes['table:number-columns-repeated']); i > 0 && this.column < MAX_COLUMNS; i--, this.column++) {
      if (isHidden(attributes)) builder?.hiddenColumns.push(this.column)
      builder?.widths.push(width)
    }
  }

  private openText(name: string, attributes: Attributes): void {
    if (!this.cell) return
    if (name === 'text:p' || name === 'text:h') this.cell.paragraphs.push('')
    else if (name === 'text:span') this.spans.push(this.styles.get('text', attributes['text:style-name'], 'isStruck') ?? this.spans.at(-1))
    else if (name === 'text:s') this.text(' '.repeat(Math.min(count(attributes['text:c']), 1_000)))
    else if (name === 'text:tab') this.text('\t')
    else if (name === 'text:line-break') this.text('\n')
  }

  private closeCell(): void {
    const { cell } = this
    this.cell = null
    if (!cell) return
    const repeat = count(cell.attributes['table:number-columns-repeated'])
    this.cells.push({ column: this.column, repeat, cell })
    this.column += repeat
  }

  private closeRow(): void {
    const { builder } = this
    const filled = this.cells.filter(({ cell }) => textOf(cell) !== '' || cell.attributes['table:number-rows-spanned'] !== undefined)
    // Rows that repeat nothing are only counted: a sheet ends with a million of them.
    for (let i = 0; builder && i < (filled.length > 0 ? this.rowRepeat : 0); i++) {
      for (const { column, repeat, cell } of filled) for (let k = 0; k < repeat; k++) this.put(builder, cell, { row: this.row + i, column: column + k })
    }
    this.row += this.rowRepeat
  }

  private put(builder: SheetBuilder, cell: OpenCell, at: { row: number, column: number }): void {
    const text = textOf(cell)
    const style = cell.attributes['table:style-name']
    const isStruck = cell.paragraphs.length === 0 ? this.styles.get('table-cell', style, 'isStruck') === true : cell.struck > 0 && cell.letters === 0
    builder.put(at, text, { isStruck, isError: cell.attributes['calcext:value-type'] === 'error' || ERROR_TEXT.test(text), indent: this.styles.get('table-cell', style, 'indent') })
    builder.merge(at, { rows: count(cell.attributes['table:number-rows-spanned']), columns: count(cell.attributes['table:number-columns-spanned']) })
  }
}

const isHidden = (attributes: Attributes): boolean => attributes['table:visibility'] === 'collapse' || attributes['table:visibility'] === 'filter'

function textOf({ attributes, paragraphs }: OpenCell): string {
  const shown = paragraphs.join('\n')
  switch (attributes['calcext:value-type'] === 'error' ? 'error' : attributes['office:value-type']) {
    case 'float':
    case 'percentage':
    case 'currency':
      return attributes['office:value'] === undefined ? shown : numberText(Number(attributes['office:value']))
    case 'date':
      return odsDate(attributes['office:date-value']) || shown
    case 'boolean':
      return attributes['office:boolean-value'] === undefined ? shown : booleanText(attributes['office:boolean-value'] === 'true')
    case 'string':
      return shown || (attributes['office:string-value'] ?? '')
    case undefined:
    default:
      return shown
  }
}

/** `2021-07-15` or `2021-07-15T10:30:00`, as cells of other formats are written. */
function odsDate(value: string | undefined): string {
  const match = /^(-?\d{4,}-\d\d-\d\d)(?:T(\d\d:\d\d))?/.exec(value ?? '')
  return match ? [match[1], match[2] === '00:00' ? undefined : match[2]].filter(part => part !== undefined).join(' ') : ''
}
