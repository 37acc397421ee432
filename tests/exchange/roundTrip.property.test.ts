import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { BoardDraft, DraftNode } from '@trame/shared/commands'
import { verdictStatuses } from '@trame/shared/exchange'
import { readClipboardHtml, readSheet, readText, type Table } from '@trame/shared/exchange/read'
import { officialTable, writeClipboard, writeCsv, writeOutline, writeXlsx } from '@trame/shared/exchange/write'
import { canonicalBoard, STATUS_KINDS } from '@trame/shared/model'
import { boardOf, content, newBoard, plan } from './boards.ts'
import { parseHtml, tableOf } from './files.ts'

/** Titles that spreadsheets and Markdown would like to understand otherwise. Each board uses each at most once: twins are a doubt. */
const TITLES = [
  '=1+1', '+33 3 87', '-5 °C', '@tous', "'=1", '# dièse', '- tiret', '1. eau', '2) deux', '*étoile*', '_souligné_', '~~barré~~', '[lien](ailleurs)', '`code`', '<b>gras</b>', 'a & b', '"entre guillemets"',
  'un; deux', 'trois, quatre', 'Œuvre à l’étude', '3 kWh/an', '2021', '12,5', 'Axe', 'Projet', 'Priorité', 'Etude et', 'DONNER UN CADRE ET', 'minuscule', 'Page vers la suite', '{accolades}', 'a|b', 'fin\\', "l'eau", '€uro', '日本語', '🌊 eaux', 'x'.repeat(200),
] as const
const statuses = verdictStatuses('fr')

const card = fc.record({
  kind: fc.constant('card' as const),
  status: fc.constantFrom(...STATUS_KINDS),
  fields: fc.record(
    {
      priority: fc.constantFrom('1', '2', '3'),
      territory: fc.constantFrom('FR-DE', 'FR-BE', 'OM', 'Montagne'),
      submission: fc.constantFrom('arbitration', 'interest'),
      rationale: fc.constantFrom('sous réserve', 'faute de budget (2021)'),
      annotation: fc.constantFrom('voir avec Metz', 'à chiffrer'),
    },
    { requiredKeys: [] },
  ),
})
type Shape = { kind: 'card' | 'group'; status?: string; fields: Readonly<Record<string, unknown>>; children?: Shape[] }
const shapes = (depth: number): fc.Arbitrary<Shape[]> =>
  fc.array(depth === 0 ? card : fc.oneof({ weight: 2, arbitrary: card }, { weight: 3, arbitrary: fc.record({ kind: fc.constant('group' as const), fields: fc.constantFrom({}, depth === 3 ? { track: 'common' } : {}), children: fc.constant(0).chain(() => shapes(depth - 1)) }) }), { maxLength: 4 })

const drafts: fc.Arbitrary<BoardDraft> = fc.tuple(shapes(3), fc.shuffledSubarray([...TITLES], { minLength: TITLES.length }), fc.constantFrom('', 'soumis à consultation')).map(([tree, titles, subtitle]) => {
  const left = [...titles]
  let n = 0
  const named = (all: readonly Shape[]): DraftNode[] => all.map(({ children, ...node }): DraftNode => ({ ...node, title: left.pop() ?? `Titre numéro ${++n}`, ...(children ? { children: named(children) } : {}) }))
  return { title: 'PROGRAMME 2024', fields: { ...(subtitle === '' ? {} : { subtitle }), levels: ['Axe', 'Sous-axe', 'Action'] }, statuses, tree: named(tree) }
})

const runs = { numRuns: 30 }

/** The same content, nothing dropped, nothing in doubt. `without` are fields of the board that a format has no place for. */
function expectSame(table: Table, draft: BoardDraft, without: readonly string[] = []): void {
  const planned = plan(table)
  expect(planned.totals.dropped).toBe(0)
  expect(planned.doubts.filter(({ kind }) => kind !== 'annotation')).toEqual([])
  const fields = Object.fromEntries(Object.entries(draft.fields).filter(([name]) => !without.includes(name)))
  expect(content(boardOf(planned, draft.title))).toEqual(content(newBoard({ ...draft, fields })))
}

test('[T40][X17] whatever the board, its official table read back is the same board', () => {
  let merges = 0
  fc.assert(
    fc.property(drafts, draft => {
      const { sheet } = officialTable(canonicalBoard(newBoard(draft)), { language: 'fr' })
      merges += sheet.merges.length
      expectSame({ source: 'xlsx', sheets: [sheet] }, draft)
    }),
    { numRuns: 100 },
  )
  expect(merges).toBeGreaterThan(100)
})

test('[T40][X17] whatever the board, its workbook read back is the same board', async () => {
  await fc.assert(
    fc.asyncProperty(drafts, async draft => {
      const bytes = await writeXlsx(officialTable(canonicalBoard(newBoard(draft)), { language: 'fr' }))
      expectSame(tableOf(await readSheet(bytes, 'a.xlsx')), draft)
    }),
    runs,
  )
})

test('[T42][X18] whatever the board, its CSV read back is the same board, and no cell begins like a formula', () => {
  fc.assert(
    fc.property(drafts, fc.constantFrom(';' as const, ',' as const, '\t' as const), (draft, separator) => {
      // Without merged cells, a label that ends in the middle of a phrase would be read as going on in the next row.
      fc.pre(!/ (et|ET)"/.test(JSON.stringify(draft)))
      const csv = writeCsv(canonicalBoard(newBoard(draft)), { language: 'fr', separator, hasMark: false })
      expect(csv).not.toMatch(/(^|[;,\t\n])"?[=+\-@]/)
      expectSame(tableOf(readText(csv, 'a.csv')), draft, ['subtitle'])
    }),
    runs,
  )
})

test('[T42][X19] whatever the board, its outline and its clipboard range read back are the same board', () => {
  fc.assert(
    fc.property(drafts, draft => {
      const board = canonicalBoard(newBoard(draft))
      const official = officialTable(board, { language: 'fr' })
      expectSame(tableOf(readText(writeOutline(board, { language: 'fr' }), 'a.md')), draft)
      expectSame(tableOf(readClipboardHtml(parseHtml(writeClipboard(official).html))!), draft)
    }),
    runs,
  )
})
