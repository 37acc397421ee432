import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { DEFAULT_RULES, planImport } from '@trame/shared/exchange/plan'
import { EMPTY_SHEET, MAX_CELLS, MAX_FILE_BYTES, MAX_UNPACKED_BYTES, readSheet, readText } from '@trame/shared/exchange/read'
import { readXlsFormats } from '../../shared/exchange/read/biff.ts'
import { bytesOf, read, tableOf, textOf } from './files.ts'

const workbook = (rows: string): Uint8Array =>
  zipSync({
    ...unzipSync(bytesOf('formats.xlsx')),
    'xl/worksheets/sheet1.xml': strToU8(`<worksheet><sheetData>${rows}</sheetData></worksheet>`),
  })
const text = (at: string, value: string): string => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`
const document = (files: Record<string, string>): Uint8Array => zipSync(Object.fromEntries(Object.entries(files).map(([name, content]) => [name, strToU8(content)])))

test.each(['encrypted.xlsx', 'encrypted.ods'])('[X3] %s is refused as encrypted', async file => {
  expect(await read(file)).toEqual({ ok: false, code: 'encrypted' })
})

test('[X3] an encrypted Excel 97 workbook says so in its first records', () => {
  const record = (id: number, ...data: number[]) => [id & 0xff, id >> 8, data.length, 0, ...data]
  const stream = Uint8Array.from([...record(0x809, 0, 6, 5, 0), ...record(0x2f, 0, 0), ...record(0x0a)])
  expect(readXlsFormats(stream)).toEqual({ isEncrypted: true, sheets: [] })
})

test.each(['formats.xlsx', 'formats.ods', 'formats.xls'])('[X3] %s cut short at any place is refused as damaged or read whole, and never throws', async file => {
  const bytes = bytesOf(file)
  const whole = JSON.stringify(tableOf(await readSheet(bytes, file)))
  for (const share of [0.05, 0.3, 0.6, 0.9, 0.99]) {
    const result = await readSheet(bytes.subarray(0, Math.floor(bytes.length * share)), file)
    if (result.ok) expect(JSON.stringify(result.table)).toBe(whole)
    else expect(result.code).toBe('damaged')
  }
})

test('[X3] a file is what its bytes say, whatever it is called', async () => {
  expect(tableOf(await readSheet(bytesOf('programme-2021.csv'), 'programme.xlsx')).source).toBe('csv')
  expect(tableOf(await readSheet(bytesOf('programme-2021.xlsx'), 'programme.csv')).source).toBe('xlsx')
  expect(tableOf(await readSheet(bytesOf('programme-2021.ods'), 'programme.xls')).source).toBe('ods')
})

test('[X3] what is no spreadsheet is refused by what it is', async () => {
  const codeOf = async (bytes: Uint8Array, name = 'programme.xlsx') => {
    const result = await readSheet(bytes, name)
    return result.ok ? 'read' : `${result.code} ${result.detail ?? ''}`.trim()
  }
  expect(await codeOf(new Uint8Array())).toBe('empty-file')
  expect(await codeOf(strToU8('%PDF-1.7\n…'))).toBe('wrong-kind pdf')
  expect(await codeOf(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]))).toBe('wrong-kind image')
  expect(await codeOf(document({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w/>' }))).toBe('wrong-kind document')
  expect(await codeOf(document({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<x/>' }))).toBe('wrong-kind document')
  expect(await codeOf(document({ '[Content_Types].xml': '<Types/>', 'ppt/presentation.xml': '<p/>' }))).toBe('wrong-kind presentation')
  expect(await codeOf(document({ 'lisez-moi.txt': 'bonjour' }))).toBe('wrong-kind archive')
  expect(await codeOf(document({ '[Content_Types].xml': '<Types/>', 'xl/workbook.bin': 'x' }))).toBe('unsupported xlsb')
  expect(await codeOf(Uint8Array.from([1, 2, 0, 3, 0, 4]))).toBe('wrong-kind binary')
  expect(await codeOf(strToU8('\n  \n ;;\n'))).toBe('no-content')
  expect(await codeOf(bytesOf('empty.ods'))).toBe('no-content')
  expect(await codeOf(strToU8(textOf('formats.excel.html')), 'programme.xls')).toBe('wrong-kind html')
})

test('[X1][X3] a workbook with macros is read like any other, and its macros are not', async () => {
  const parts = unzipSync(bytesOf('formats.xlsx'))
  const types = strFromU8(parts['[Content_Types].xml']!).replace('spreadsheetml.sheet.main+xml', 'spreadsheetml.sheet.macroEnabled.main+xml')
  expect(types).toContain('macroEnabled')
  const macros = zipSync({ ...parts, '[Content_Types].xml': strToU8(types.replaceAll('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.macroEnabled', 'application/vnd.ms-excel.sheet.macroEnabled')), 'xl/vbaProject.bin': strToU8('Attribute VB_Name = "ThisWorkbook"') })
  expect(tableOf(await readSheet(macros, 'formats.xlsm'))).toEqual(tableOf(await read('formats.xlsx')))
})

test('[X4] a file of 100 MB is refused by its size, before anything of it is read', async () => {
  const bytes = new Uint8Array(100 * 1024 * 1024)
  bytes.set(bytesOf('formats.xlsx'))
  expect(await readSheet(bytes, 'grand.xlsx')).toEqual({ ok: false, code: 'too-large', limit: MAX_FILE_BYTES })
})

test('[X4] a zip bomb is refused by what its directory declares; one that lies is stopped where it lied', async () => {
  const bomb = zipSync({ ...unzipSync(bytesOf('formats.ods')), 'content.xml': new Uint8Array(5_000_000).fill(32) })
  expect(bomb.length).toBeLessThan(20_000)
  const declaring = (size: number): Uint8Array => {
    const bytes = bomb.slice()
    const view = new DataView(bytes.buffer)
    // The uncompressed size stands 24 bytes into each entry of the central directory.
    for (let at = 0; at + 46 < bytes.length; at++) if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) === 5_000_000) view.setUint32(at + 24, size, true)
    return bytes
  }
  expect(await readSheet(declaring(MAX_UNPACKED_BYTES), 'bombe.ods')).toEqual({ ok: false, code: 'too-large-inside', limit: MAX_UNPACKED_BYTES })
  expect(await readSheet(declaring(1_000), 'bombe.ods')).toMatchObject({ ok: false, code: 'damaged' })
  expect(await readSheet(declaring(0), 'bombe.ods')).toEqual({ ok: false, code: 'damaged' })
})

test('[X4] a hundred thousand empty rows cost nothing; cells in opposite corners and too many cells are refused', async () => {
  const empty = Array.from({ length: 100_000 }, (_, i) => `<row r="${i + 2}"/>`).join('')
  expect(tableOf(await readSheet(workbook(`<row r="1">${text('A1', 'Projet')}</row>${empty}`), 'vide.xlsx')).sheets[0]!.rows).toEqual([['Projet']])
  const corners = `<row r="1">${text('A1', 'a')}</row><row r="1048576">${text('XFD1048576', 'b')}</row>`
  expect(await readSheet(workbook(corners), 'coins.xlsx')).toEqual({ ok: false, code: 'too-many-cells', limit: MAX_CELLS })
  expect(readText('a;b;c;d;e\n'.repeat(MAX_CELLS / 5 + 1), 'grand.csv')).toEqual({ ok: false, code: 'too-many-cells', limit: MAX_CELLS })
})

test('[X4] a million repeated empty rows of an OpenDocument sheet are not walked', async () => {
  const rows = (inside: string) => `<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet><table:table table:name="A">${inside}</table:table></office:spreadsheet></office:body></office:document-content>`
  const file = (inside: string) => document({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': rows(inside) })
  const filled = '<table:table-cell office:value-type="string"><text:p>Projet</text:p></table:table-cell>'
  const trailing = '<table:table-row table:number-rows-repeated="1048574"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
  expect(tableOf(await readSheet(file(`<table:table-row>${filled}</table:table-row>${trailing}`), 'a.ods')).sheets[0]!.rows).toEqual([['Projet']])
  expect(await readSheet(file(`<table:table-row table:number-rows-repeated="1048576">${filled}</table:table-row>`), 'a.ods')).toEqual({ ok: false, code: 'too-many-cells', limit: MAX_CELLS })
})

test('[X3] deleted text that an OpenDocument file still holds is not read', async () => {
  const content = `<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet>
    <table:tracked-changes><table:cell-content-change><table:previous><table:change-track-table-cell/></table:previous></table:cell-content-change><table:deletion><table:table-cell><text:p>ancien</text:p></table:table-cell></table:deletion></table:tracked-changes>
    <table:table table:name="A"><table:table-row-group><table:table-row><table:table-cell><office:annotation><text:p>note</text:p></office:annotation><text:p>nou<text:span>veau</text:span></text:p></table:table-cell></table:table-row></table:table-row-group></table:table>
  </office:spreadsheet></office:body></office:document-content>`
  const file = document({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': content })
  expect(tableOf(await readSheet(file, 'a.ods')).sheets.map(({ rows }) => rows)).toEqual([[['nouveau']]])
})

test('[X4] texts of absurd length are read and planned like any other, in time', () => {
  const long = 'x'.repeat(30_000)
  const spaces = ' '.repeat(200_000)
  const rows = [['Axe', 'Projet'], ['DONNER UN CADRE ET', 'p1'], [`${long}${long}`, long], [`${'MOT '.repeat(8_000)}ET`, `${long}y`], ['FIN', `a${'à b '.repeat(8_000)}`], ['FIN', 'Projet inscrit au PW21 '.repeat(1_000)]]
  const { totals } = planImport({ source: 'tsv', sheets: [{ ...EMPTY_SHEET, rows }] }, DEFAULT_RULES, { language: 'fr' })
  expect(totals).toMatchObject({ cells: 12, dropped: 0 })
  const outline = readText(`# A\n- ${spaces}b${spaces}*(c)*${spaces}d\n#${spaces}e${spaces}f\n`, 'a.md')
  expect(tableOf(outline).sheets[0]!.rows.flat().filter(text => text !== '')).toHaveLength(3)
})

test('[X4] a workbook that declares countless merged ranges is planned all the same', () => {
  const merges = Array.from({ length: 100_000 }, () => ({ row: 0, column: 0, rows: 1_000_000, columns: 16_000 }))
  const rows = Array.from({ length: 300 }, (_, i) => ['A', '', `p${i}`])
  expect(planImport({ source: 'xlsx', sheets: [{ ...EMPTY_SHEET, rows, merges }] }, DEFAULT_RULES, { language: 'fr' }).totals.dropped).toBe(0)
})
