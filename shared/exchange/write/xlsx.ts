/** The official document as an Excel workbook, by write-excel-file: merged labels, struck rows, wrapping, A4 landscape, the head on each page. */
import writeExcelFile, { type SheetData } from 'write-excel-file/universal'
import type { OfficialTable } from './official.ts'
import { rowHeights } from './rowHeights.ts'

const FONT = { fontFamily: 'Calibri', fontSize: 11 } as const
const GREY = '#D9D9D9'
const BORDER = { borderStyle: 'thin', borderColor: '#808080' } as const

/** The bytes of an .xlsx file. */
export async function writeXlsx({ sheet, headRow, title }: OfficialTable): Promise<Uint8Array> {
  const blob = (await writeExcelFile(
    cells({ sheet, headRow }),
    { sheet: sheet.name, orientation: 'landscape', stickyRowsCount: headRow + 1, columns: sheet.widths.map(width => ({ width: width ?? 10 })) },
    { ...FONT, features: [printed({ headRow, title, sheetName: sheet.name })] },
  ).toBlob()) as { arrayBuffer: () => Promise<ArrayBuffer> }
  return new Uint8Array(await blob.arrayBuffer())
}

function cells({ sheet, headRow }: Pick<OfficialTable, 'sheet' | 'headRow'>): SheetData {
  const heights = rowHeights(sheet)
  const width = sheet.widths.length
  const merged = new Map(sheet.merges.map(merge => [`${merge.row} ${merge.column}`, merge]))
  const covered = new Set(sheet.merges.flatMap(({ row, column, rows, columns }) =>
    Array.from({ length: rows * columns }, (_, i) => `${row + Math.floor(i / columns)} ${column + (i % columns)}`).slice(1)))
  const struck = new Set(sheet.struck.map(({ row, column }) => `${row} ${column}`))
  return sheet.rows.map((row, r) => Array.from({ length: width }, (_, column) => {
    const at = `${r} ${column}`
    if (covered.has(at)) return null
    const merge = merged.get(at)
    const text = row[column] ?? ''
    const isTitle = r < headRow
    return {
      ...(text === '' ? {} : { value: text, type: String }),
      height: heights[r],
      wrap: true,
      alignVertical: r <= headRow || column >= width - 2 ? ('top' as const) : ('center' as const),
      ...(isTitle ? { align: 'center' as const, fontSize: r === 0 ? 14 : 11 } : BORDER),
      ...(r <= headRow ? { fontWeight: 'bold' as const } : {}),
      ...(r === headRow ? { backgroundColor: GREY } : {}),
      ...(struck.has(at) ? { textDecoration: { strikethrough: true } } : {}),
      ...(merge ? { rowSpan: merge.rows, columnSpan: merge.columns } : {}),
    }
  }))
}

const escapeXml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** What the library has no option for: one page wide, the head repeated, the title and page numbers at the foot (ECMA-376, part 1, §18.3.1). */
function printed({ headRow, title, sheetName }: { headRow: number, title: string, sheetName: string }) {
  const quoted = `'${sheetName.replaceAll("'", "''")}'`
  const head = `<definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">${escapeXml(quoted)}!$${headRow + 1}:$${headRow + 1}</definedName></definedNames>`
  const foot = `<headerFooter><oddFooter>&amp;L${escapeXml(escapeXml(title.replaceAll('&', '&&')).slice(0, 120))}&amp;R&amp;P / &amp;N</oddFooter></headerFooter>`
  return {
    files: {
      transform: {
        'xl/workbook.xml': { transform: (xml: string) => xml.replace(/<definedNames\s*\/>|<definedNames>[^]*?<\/definedNames>/, '').replace('</sheets>', `</sheets>${head}`) },
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml: string) => xml
            .replace(/(<worksheet[^>]*>)/, '$1<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
            .replace(/<pageSetup[^>]*\/>/, `<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>${foot}`),
        },
      },
    },
  }
}
