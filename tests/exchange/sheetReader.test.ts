import { expect, test } from 'vitest'
import { readText, type Sheet } from '@trame/shared/exchange/read'
import { firstSheet, names, read, tableOf, textOf } from './files.ts'

/** What every reader must make of the document called `formats`, whichever program saved it in whichever format. */
const ROWS = [
  ['PROGRAMME'],
  ['Axe', 'Projet', 'Valeur', 'Caché'],
  ['Axe 1', 'deux\nlignes  et deux espaces', '12.5', 'colonne cachée'],
  ['', 'Projet barré', '2021-07-15'],
  ['', 'tout barré riche'],
  ['Axe 2', 'à demi barré'],
  ['', 'formule', '3'],
  ['', 'formule de texte', 'ab'],
  ['', 'erreur', '#DIV/0!'],
  ['', '    en retrait', 'TRUE'],
  ['', 'ligne cachée'],
  ['', 'dernière & <fin> "œ"', '0.3'],
]
const FILES = ['formats.xlsx', 'formats-exceljs.xlsx', 'formats.ods', 'formats.xls']

test.each(FILES)('[X1] %s: the cells, typed values as text, nothing of comments', async file => {
  expect((await firstSheet(file)).rows).toEqual(ROWS)
})

test.each(FILES)('[X1] %s: merged ranges and what is struck through as a whole', async file => {
  const { merges, struck } = await firstSheet(file)
  expect(merges).toEqual([
    { row: 0, column: 0, rows: 1, columns: 5 },
    { row: 2, column: 0, rows: 3, columns: 1 },
  ])
  expect(names(struck)).toEqual(['B4', 'B5'])
})

test.each(FILES)('[X1] %s: hidden rows, columns and sheets, errors, widths', async file => {
  const [sheet, hidden] = tableOf(await read(file)).sheets
  expect(sheet).toMatchObject({ name: 'Programme é', isHidden: false, hiddenRows: [10], hiddenColumns: [3] })
  expect(names(sheet!.errors)).toEqual(['C9'])
  expect(sheet!.widths[1]).toBeGreaterThanOrEqual(40)
  expect(sheet!.widths[1]).toBeLessThanOrEqual(45)
  expect(hidden).toMatchObject({ name: 'Cachée', isHidden: true, rows: [['secret']] })
})

test.each(['formats.excel.html', 'formats.libreoffice.html'])('[X1] %s: a range on the clipboard has its merges, strikes and hidden rows', async file => {
  const { rows, merges, struck, hiddenRows } = await firstSheet(file)
  expect(rows.slice(0, 2)).toEqual([['PROGRAMME'], ['Axe', 'Projet', 'Valeur']])
  expect(rows[2]![0]).toBe('Axe 1')
  expect(rows[2]![1]).toMatch(/^deux\nlignes {1,2}et deux espaces$/)
  expect(rows.at(-1)![1]).toBe('dernière & <fin> "œ"')
  expect(merges.filter(merge => merge.rows > 1)).toEqual([{ row: 2, column: 0, rows: 3, columns: 1 }])
  expect(names(struck)).toEqual(['B4', 'B5'])
  // Excel writes hidden rows, LibreOffice leaves them out.
  expect(hiddenRows).toEqual(file === 'formats.excel.html' ? [6] : [])
})

/** Cells that every way of saving the programme must agree on. Without merges, a table has the same cells. */
const cellsOf = ({ rows }: Sheet): string[] => rows.flatMap((row, r) => row.flatMap((text, c) => (text === '' ? [] : [`${r}:${c} ${text}`])))

test.each(['ods', 'xls', 'csv', '1252.csv', 'tsv', 'libreoffice.html'])('[X1] the programme saved as %s has the cells of the workbook', async ending => {
  const workbook = await firstSheet('programme-2021.xlsx')
  const saved = await firstSheet(`programme-2021.${ending}`)
  // The workbook itself counts them: <sst count="145">.
  expect(cellsOf(workbook)).toHaveLength(145)
  expect(cellsOf(saved)).toEqual(cellsOf(workbook))
  expect(saved.merges).toHaveLength(/csv|tsv/.test(ending) ? 0 : 31)
})

test('[X2] separators are found by what they separate, not by what is written inside the cells', () => {
  const rows = (text: string) => tableOf(readText(text, 'a.csv')).sheets[0]!.rows
  const expected = [
    ['Axe', 'Projet'],
    ['A, B et C', 'un; deux'],
    ['D', 'trois, quatre, cinq'],
  ]
  expect(rows('Axe;Projet\nA, B et C;"un; deux"\nD;trois, quatre, cinq\n')).toEqual(expected)
  expect(rows('Axe,Projet\n"A, B et C",un; deux\nD,"trois, quatre, cinq"\n')).toEqual(expected)
  expect(rows('Axe\tProjet\nA, B et C\tun; deux\nD\ttrois, quatre, cinq')).toEqual(expected)
  expect(rows('sep=,\nAxe,Projet\n')).toEqual([[], ['Axe', 'Projet']])
})

test('[X2] quoted line breaks stay in their cell; a quotation mark that belongs to the text swallows nothing', () => {
  const rows = (text: string) => tableOf(readText(text, '')).sheets[0]!.rows
  expect(rows('Axe;Projet\r\nA;"un\r\ndeux ""trois"""\r\nB;quatre\r\n')).toEqual([
    ['Axe', 'Projet'],
    ['A', 'un\ndeux "trois"'],
    ['B', 'quatre'],
  ])
  expect(rows('Axe\tProjet\nA\t"Dictionnaire" critique\nB\tEtude "Vers\nC\tfin')).toEqual([
    ['Axe', 'Projet'],
    ['A', '"Dictionnaire" critique'],
    ['B', 'Etude "Vers'],
    ['C', 'fin'],
  ])
})

test('[X2] an outline in Markdown has a row for each line, and says itself what its columns are', () => {
  const text = ['# Programme', 'soumis', '', '## Axe 1', '### Sous-axe', '- Projet un *(Priorité 1)*', '- ~~Projet deux~~', '## Axe 2', '* Groupe', '  * Projet \\*trois\\*', '  * Projet quatre'].join('\n')
  const { rows, struck, layout } = tableOf(readText(text, 'plan.md')).sheets[0]!
  expect(layout).toEqual({ roles: ['level', 'level', 'project', 'annotation'], firstRow: 3 })
  expect(rows).toEqual([['Programme'], ['soumis'], [], ['Axe 1'], ['', 'Sous-axe'], ['', '', 'Projet un', 'Priorité 1'], ['', '', 'Projet deux'], ['Axe 2'], ['', 'Groupe'], ['', '', 'Projet *trois*'], ['', '', 'Projet quatre']])
  expect(names(struck)).toEqual(['C7'])
})

test('[X2] the recognised text is a table of five columns', () => {
  const { rows } = tableOf(readText(textOf('programme-2021.raw.txt'), 'programme-2021.raw.txt')).sheets[0]!
  expect(rows).toHaveLength(92)
  expect(Math.max(...rows.map(row => row.length))).toBe(5)
  expect(rows[14]).toEqual(['[SOCLE] AXE 1 - DONNER UN CADRE ET', '', '', "Comité européen des régions / Mise en œuvre Alliance - Participation à l'évènement organisé par le CoR en juillet 21"])
})
