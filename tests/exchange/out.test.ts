import { strFromU8, unzipSync } from 'fflate'
import { readXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { createBoard } from '@trame/shared/commands'
import { readBoardJson, writeBoardJson } from '@trame/shared/exchange'
import { readClipboardHtml, readSheet, readText, type Merge, type Table } from '@trame/shared/exchange/read'
import { officialTable, projectSheets, statusTable, writeClipboard, writeCsv, writeOutline, writeXlsx } from '@trame/shared/exchange/write'
import { Board, canonicalBoard, fingerprint } from '@trame/shared/model'
import * as Y from 'yjs'
import { boardOf, content, demonstration, plan } from './boards.ts'
import { bytesOf, parseHtml, tableOf } from './files.ts'
import { findLibreOffice, resave } from './libreOffice.ts'

const FR = { language: 'fr' } as const
const official = () => officialTable(canonicalBoard(demonstration()), FR)

/** What a table says as a board. Nothing of it may be in doubt. */
function again(table: Table): unknown {
  const planned = plan(table)
  expect(planned.doubts).toEqual([])
  expect(planned.totals.dropped).toBe(0)
  return content(boardOf(planned))
}

test('[T40][X16] the official table: title rows, five columns, merged labels, marks and prefixes, rejected rows struck through', () => {
  const { sheet, headRow } = official()
  expect(headRow).toBe(2)
  expect(sheet.rows.slice(0, 4)).toEqual([
    ['PROGRAMME DE TRAVAIL 2021'],
    ['soumis à consultation'],
    ['Axe', 'Sous-axe', 'Action', 'Nom du projet'],
    [
      "[SOCLE] AXE 1 - DONNER UN CADRE ET UNE STRATEGIE D'ENSEMBLE A L'ACTION TRANSFRONTALIERE",
      'CONTRIBUER A LA PRISE EN COMPTE DU TRANSFRONTALIER DANS LES POLITIQUES NATIONALES ET EUROPEENNES',
      'Prise de position dans les politiques et projets de loi français',
      'Projet de loi 3D - Position et avis de la MOT sur le transfrontalier',
      'Priorité 1',
    ],
  ])
  expect(sheet.rows[18]).toEqual(['', '', '', 'FR-DE / [soumis à arbitrage] Accompagnement à la mise en œuvre du TALC et du CCT, et lien avec la loi Alsace', 'Projet inscrit au PW21'])
  expect(sheet.rows[54]).toEqual(['', '', '', '[soumis à arbitrage] Cahier de la MOT "Impact du télétravail des travailleurs frontaliers en matière de co-développement"', 'Projet non retenu pour l’heure'])
  expect(sheet.struck).toEqual([
    { row: 54, column: 3 },
    { row: 54, column: 4 },
  ])
})

test('[T40][X16] its merged ranges and its cells are those of the association’s own workbook', async () => {
  const own = tableOf(await readSheet(bytesOf('programme-2021.xlsx'), '')).sheets[0]!
  const names = (merges: readonly Merge[]) => merges.map(({ row, column, rows, columns }) => `${row} ${column} ${rows}×${columns}`).toSorted()
  expect(names(official().sheet.merges)).toEqual(names(own.merges))
  const different = official().sheet.rows.flatMap((row, r) => row.map((text, c) => [`${r} ${c}`, own.rows[r]![c] ?? '', text.replace('’', "'")]).filter(([, before, after]) => before !== after))
  // The board knows that it is in the programme; the workbook had left that unsaid on one submitted project.
  expect(different).toEqual([['49 4', '', 'Projet inscrit au PW21']])
})

test('[T40][X17] written as a workbook and read back: the same board', async () => {
  const table = tableOf(await readSheet(await writeXlsx(official()), 'programme.xlsx'))
  expect(table.source).toBe('xlsx')
  expect(again(table)).toEqual(content(demonstration()))
})

test('[T40][X17] read by another library than wrote it: merges, strikes, widths, wrapping, A4 landscape, the head on each page', async () => {
  const bytes = await writeXlsx(official())
  const [sheet] = (await readXlsx(bytes, { readStyles: true })).sheets
  expect(sheet!.name).toBe('PROGRAMME DE TRAVAIL 2021')
  expect(sheet!.merges).toHaveLength(31)
  expect(sheet!.columns!.map(({ width }) => width)).toEqual([28, 36, 40, 70, 30])
  expect(sheet!.pageSetup).toMatchObject({ paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: '$3:$3' })
  expect(sheet!.headerFooter).toMatchObject({ oddFooter: '&LPROGRAMME DE TRAVAIL 2021&R&P / &N' })
  expect(sheet!.cells!.get('54,3')!.style).toMatchObject({ font: { strikethrough: true }, alignment: { wrapText: true } })
  expect(sheet!.cells!.get('53,3')!.style!.font?.strikethrough).toBeUndefined()
  // Elements of a worksheet have an order; Excel repairs, or refuses, what is out of it.
  const xml = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml']!)
  const order = ['<sheetPr>', '<sheetViews>', '<cols>', '<sheetData>', '<mergeCells', '<pageMargins', '<pageSetup', '<headerFooter>']
  expect(order.map(tag => xml.indexOf(tag))).toEqual(order.map(tag => xml.indexOf(tag)).toSorted((a, b) => a - b))
  expect(order.every(tag => xml.includes(tag))).toBe(true)
})

test('[T40][X17] rows are high enough for what is in them, also where a label is merged over few of them', async () => {
  const [sheet] = (await readXlsx(await writeXlsx(official()), { readStyles: true })).sheets
  const heightOf = (from: number, count: number): number => Array.from({ length: count }, (_, i) => sheet!.rowDefs!.get(from + i)!.height!).reduce((sum, height) => sum + height, 0)
  expect(sheet!.merges).toHaveLength(31)
  // "RESOUDRE LES OBSTACLES A LA COOPERATION TRANSFRONTALIERE" in 36 characters: two lines; "CONTRIBUER A LA PRISE …" three, over three rows.
  for (const { startRow, endRow, startCol } of sheet!.merges!) {
    const text = String(sheet!.rows[startRow]![startCol] ?? '')
    const lines = Math.ceil(text.length / [28, 36, 40, 70, 30][startCol]!)
    if (endRow > startRow) expect(heightOf(startRow, endRow - startRow + 1), text).toBeGreaterThanOrEqual(lines * 15)
  }
})

const office = findLibreOffice()
if (office === null) console.log('LibreOffice is not installed: what it makes of our files is not tried in this run.')

// Nothing passes in its stead where it is not installed.
test.each(office === null ? [] : ['xlsx', 'ods', 'xls'])('[T40][X17] opened by LibreOffice and saved as %s: the same board', async to => {
  const saved = await resave(await writeXlsx(official()), { from: 'xlsx', to })
  const table = tableOf(await readSheet(saved, `programme.${to}`))
  expect(table.source).toBe(to)
  expect(again(table)).toEqual(content(demonstration()))
})

test('[T41][X24] by status: each project once, under its column, its first group and the groups below it; what the status says is not said again', () => {
  const board = canonicalBoard(demonstration())
  const { sheet, headRow } = statusTable(board, FR)
  expect(sheet.rows[headRow]).toEqual(['Statut', 'Axe', 'Sous-axe › Action', 'Nom du projet'])
  const below = sheet.rows.slice(headRow + 1)
  expect(below).toHaveLength(75)
  expect(below.map(([status = '']) => status).filter(text => text !== '')).toEqual(['À proposer et structurer — 2 projets', 'Envisageable, à discuter — 2 projets', 'Arbitrage en cours d’année — 1 projet', 'Inscrit au programme — 69 projets', 'Non retenu pour l’heure — 1 projet'])
  // A label holds until the next one: three axes in the programme, and no merge that reaches over the end of a status.
  const startOf = (row: number): number => below.findLastIndex(([status = ''], i) => i <= row && status !== '')
  for (const { row, column, rows } of sheet.merges.filter(merge => merge.row > headRow && merge.column > 0)) expect(startOf(row - headRow - 1), `${row} ${column}`).toBe(startOf(row - headRow - 2 + rows))
  const rejected = below.at(-1)!
  expect(rejected.slice(3)).toEqual(['[soumis à arbitrage] Cahier de la MOT "Impact du télétravail des travailleurs frontaliers en matière de co-développement"'])
  expect(sheet.struck).toEqual([{ row: headRow + 75, column: 3 }])
  const titles = projectSheets(board, FR).projects.map(({ title }) => title)
  expect(titles.toSorted()).toEqual(below.map(([, , , text = '']) => titles.find(title => text.endsWith(title))!).toSorted())
  expect(projectSheets(board, FR).projects[0]).toMatchObject({ title: 'Projet de loi 3D - Position et avis de la MOT sur le transfrontalier', status: 'Inscrit au programme', isRejected: false, place: [expect.stringMatching(/^\[SOCLE\] AXE 1/), expect.stringMatching(/^CONTRIBUER/), expect.stringMatching(/^Prise de position/)] })
})

test('[T42][X18] CSV in both separators, with and without its mark: one row a project, and the same board', () => {
  const board = canonicalBoard(demonstration())
  for (const separator of [';', ',', '\t'] as const) {
    for (const hasMark of [true, false]) {
      const csv = writeCsv(board, { ...FR, separator, hasMark })
      expect(csv.startsWith('\ufeff')).toBe(hasMark)
      expect(csv.trimEnd().split('\r\n')).toHaveLength(76)
      const planned = plan(tableOf(readText(csv.replace('\ufeff', ''), 'a.csv')))
      expect(planned.doubts).toEqual([])
      const expected = content(demonstration()) as { title: string; fields: object }
      expect(content(boardOf(planned, expected.title))).toEqual({ ...expected, fields: { levels: ['Axe', 'Sous-axe', 'Action'] } })
    }
  }
  expect(writeCsv(board, { ...FR, separator: ';', hasMark: false }).split('\r\n')[0]).toBe('Axe;Sous-axe;Action;Nom du projet;Statut;Priorité;Territoire;Soumis à;Motif;Annotation')
})

test('[T42][X18] the bytes of a CSV file are read in the encoding in which they were written', async () => {
  const csv = writeCsv(canonicalBoard(demonstration()), { ...FR, separator: ';', hasMark: false })
  const western = Uint8Array.from([...csv].map(letter => ({ '’': 0x92, œ: 0x9c, Œ: 0x8c, '…': 0x85, '—': 0x97 })[letter] ?? letter.charCodeAt(0)))
  const wide = (isLittle: boolean): Uint8Array => {
    const view = new DataView(new ArrayBuffer(2 + csv.length * 2))
    view.setUint16(0, 0xfeff, isLittle)
    for (let i = 0; i < csv.length; i++) view.setUint16(2 + i * 2, csv.charCodeAt(i), isLittle)
    return new Uint8Array(view.buffer)
  }
  const rows = async (bytes: Uint8Array) => tableOf(await readSheet(bytes, 'a.csv')).sheets[0]!.rows
  const expected = await rows(new TextEncoder().encode(csv))
  expect(expected).toHaveLength(76)
  for (const bytes of [new TextEncoder().encode(`\ufeff${csv}`), western, wide(true), wide(false)]) expect(await rows(bytes)).toEqual(expected)
})

test('[T42][X19] an outline in Markdown, read back: the same board', () => {
  const text = writeOutline(canonicalBoard(demonstration()), FR)
  expect(text.split('\n').slice(0, 12)).toEqual([
    '# PROGRAMME DE TRAVAIL 2021',
    '',
    'soumis à consultation',
    '',
    "## [SOCLE] AXE 1 - DONNER UN CADRE ET UNE STRATEGIE D'ENSEMBLE A L'ACTION TRANSFRONTALIERE",
    '',
    '### CONTRIBUER A LA PRISE EN COMPTE DU TRANSFRONTALIER DANS LES POLITIQUES NATIONALES ET EUROPEENNES',
    '',
    '#### Prise de position dans les politiques et projets de loi français',
    '',
    '- Projet de loi 3D - Position et avis de la MOT sur le transfrontalier *(Priorité 1)*',
    '',
  ])
  expect(text).toContain('- ~~[soumis à arbitrage] Cahier de la MOT "Impact du télétravail des travailleurs frontaliers en matière de co-développement"~~ *(Projet non retenu pour l’heure)*')
  const expected = content(demonstration()) as { fields: object }
  expect(again(tableOf(readText(text, 'programme.md')))).toEqual({ ...expected, fields: { ...expected.fields, levels: ['Axe', 'Sous-axe', 'Action'] } })
})

test('[T42][X19] a range on the clipboard pastes back with its merges, as HTML and as text', () => {
  const { html, text } = writeClipboard(official())
  const pasted = readClipboardHtml(parseHtml(html))
  expect(again(tableOf(pasted!))).toEqual(content(demonstration()))
  expect(tableOf(pasted!).sheets[0]!.merges).toHaveLength(31)
  expect(again(tableOf(readText(text, '')))).toEqual(content(demonstration()))
})

test('[T42][X19] of a selection, only what is chosen goes out, under the groups that it stands in', () => {
  const board = demonstration()
  const idOf = (title: string): string => [...board.nodes()].find(id => board.title(id) === title)!
  const { sheet } = officialTable(canonicalBoard(board), { ...FR, only: [idOf('Webinaires'), idOf('Dialogue avec le niveau national')] })
  expect(sheet.rows.slice(3).map(row => row[3])).toEqual([
    "Echanges avec ANCT et Ministères / Relations avec l'Assemblée Nationale et le Sénat (dont groupes de travail parlementaires)",
    "Participation à la préparation de la Présidence française de l'UE en 2022",
    "Appui au réseau d'ingénierie territoriale de l'Etat (Préfets, Conseillers diplomatiques, CEREMA…) et à la Banque des territoires",
    'Webinaires',
  ])
  expect(sheet.rows[6]!.slice(0, 3)).toEqual(['[SUR-MESURE] AXE 3 - FABRIQUER ET CONCRETISER LES PROJETS TRANSFRONTALIERS', 'SOUTENIR LA MISE EN ŒUVRE DES PROGRAMMES NATIONAUX TERRITORIALISES DANS LES TERRITOIRES FRONTALIERS', 'Accompagnement du programme PVD - Petites villes de demain'])
})

test('[T42][X19] JSON keeps all: written, read and written again, the fingerprint is the same', () => {
  const read = readBoardJson(writeBoardJson(demonstration()))
  if (!read.ok) throw new Error(read.code)
  const copy = new Board(new Y.Doc(), { author: 'paul', now: () => 1, random: () => 0.5 })
  createBoard(copy, { room: 'autre', draft: read.draft })
  expect(fingerprint(copy)).toBe(fingerprint(demonstration()))
})
