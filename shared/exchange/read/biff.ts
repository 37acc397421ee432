/** What hucre leaves out of an .xls file: fonts that strike through, indents, hidden rows, columns and sheets, widths. [MS-XLS] §2.4. */
import type { CellAt } from '../table.ts'

export type XlsFormats = {
  readonly isEncrypted: boolean
  /** In the order of the workbook. */
  readonly sheets: readonly XlsSheetFormats[]
}
export type XlsSheetFormats = {
  readonly isHidden: boolean
  readonly cells: readonly (CellAt & { readonly isStruck: boolean, readonly indent: number, readonly hasText: boolean })[]
  readonly hiddenRows: readonly number[]
  readonly columns: readonly { readonly first: number, readonly last: number, readonly width: number, readonly isHidden: boolean }[]
}

const RECORD = { FORMULA: 0x06, EOF: 0x0a, FILEPASS: 0x2f, FONT: 0x31, COLINFO: 0x7d, BOUNDSHEET: 0x85, MULRK: 0xbd, XF: 0xe0, ROW: 0x208 } as const
/** LABELSST, NUMBER, LABEL, BOOLERR, RK: all begin with row, column, format. */
const VALUES = new Set([0xfd, 0x203, 0x204, 0x205, 0x27e])

type Record = { readonly id: number, readonly offset: number, readonly data: DataView }

function* records(stream: Uint8Array, from: number): Generator<Record> {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength)
  for (let offset = from; offset + 4 <= stream.length;) {
    const length = Math.min(view.getUint16(offset + 2, true), stream.length - offset - 4)
    yield { id: view.getUint16(offset, true), offset, data: new DataView(stream.buffer, stream.byteOffset + offset + 4, length) }
    offset += 4 + length
  }
}

type Format = { readonly isStruck: boolean, readonly indent: number }

/** Reads the Workbook stream; `RangeError` where it is cut short. */
export function readXlsFormats(stream: Uint8Array): XlsFormats {
  const struckFonts: boolean[] = []
  const xfs: { font: number, indent: number }[] = []
  const sheets: { offset: number, isHidden: boolean }[] = []
  let isEncrypted = false
  for (const { id, data } of records(stream, 0)) {
    if (id === RECORD.EOF) break
    if (id === RECORD.FILEPASS) isEncrypted = true
    else if (id === RECORD.FONT) struckFonts.push((data.getUint16(2, true) & 0x8) !== 0)
    else if (id === RECORD.XF) xfs.push({ font: data.getUint16(0, true), indent: data.getUint8(8) & 0xf })
    else if (id === RECORD.BOUNDSHEET) sheets.push({ offset: data.getUint32(0, true), isHidden: (data.getUint8(4) & 0x3) !== 0 })
  }
  // There is no font 4: the numbers skip it.
  const formats = xfs.map(({ font, indent }): Format => ({ isStruck: struckFonts[font < 4 ? font : font - 1] ?? false, indent }))
  return { isEncrypted, sheets: isEncrypted ? [] : sheets.map(({ offset, isHidden }) => readSheetFormats(stream, { offset, isHidden, formats })) }
}

function readSheetFormats(stream: Uint8Array, { offset, isHidden, formats }: { offset: number, isHidden: boolean, formats: readonly Format[] }): XlsSheetFormats {
  const cells: XlsSheetFormats['cells'][number][] = []
  const hiddenRows: number[] = []
  const columns: XlsSheetFormats['columns'][number][] = []
  const cell = (row: number, column: number, format: number, hasText: boolean): void => void cells.push({ row, column, hasText, ...(formats[format] ?? { isStruck: false, indent: 0 }) })
  for (const { id, data } of records(stream, offset)) {
    if (id === RECORD.EOF) break
    if (VALUES.has(id)) cell(data.getUint16(0, true), data.getUint16(2, true), data.getUint16(4, true), true)
    else if (id === RECORD.FORMULA) cell(data.getUint16(0, true), data.getUint16(2, true), data.getUint16(4, true), !isEmptyString(data))
    else if (id === RECORD.MULRK) {
      for (let at = 4, column = data.getUint16(2, true); at + 6 < data.byteLength; at += 6, column++) cell(data.getUint16(0, true), column, data.getUint16(at, true), true)
    } else if (id === RECORD.ROW && (data.getUint16(12, true) & 0x20) !== 0) hiddenRows.push(data.getUint16(0, true))
    else if (id === RECORD.COLINFO) {
      columns.push({ first: data.getUint16(0, true), last: data.getUint16(2, true), width: Math.round(data.getUint16(4, true) / 256), isHidden: (data.getUint16(8, true) & 0x1) !== 0 })
    }
  }
  return { isHidden, cells, hiddenRows, columns }
}

/** A formula whose result is "": its kept value says so in its first byte. */
const isEmptyString = (data: DataView): boolean => data.getUint16(12, true) === 0xffff && data.getUint8(6) === 3
