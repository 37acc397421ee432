import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyImport, boardForPlan, matchPlan, type ImportPlan, type PlanNode } from '@trame/shared/exchange/plan'
import { countCells, readText, type Sheet } from '@trame/shared/exchange/read'
import { canonicalBoard } from '@trame/shared/model'
import { boardOf, newBoard, plan, tableFrom } from './boards.ts'
import { tableOf } from './files.ts'

/** Texts as they stand in programmes, and as no programme has them. */
const text = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('', '', '', 'AXE 1 - DONNER UN CADRE ET', 'UNE STRATEGIE', 'Eau', 'Etude des flux', 'Etude des fluxs', '[soumis à arbitrage] Etude', '[soumis à intérêt', 'FR-DE / Carte', 'Priorité 1', 'Projet inscrit au PW21', 'voir avec Metz', '—', '#REF!', '1.1 Eau', '  en retrait', 'deux\nlignes', '[SOCLE]', '=1+1', 'Page 2', 'A (suite)') },
  { weight: 1, arbitrary: fc.string({ maxLength: 12 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 8 }) },
  { weight: 1, arbitrary: fc.lorem({ maxCount: 60 }) },
)
const head = fc.constantFrom(['Axe', 'Sous-axe', 'Action', 'Nom du projet', ''], ['Projet', 'Axe', 'Remarque'], ['Axis', 'Project', 'Status', 'Budget', 'N°'], ['Nom', 'Autre'], null)
const cell = fc.record({ row: fc.nat(20), column: fc.nat(6) })

const sheets: fc.Arbitrary<Sheet> = fc
  .record({
    head,
    again: fc.nat(15),
    rows: fc.array(fc.array(text, { maxLength: 6 }), { maxLength: 20 }),
    merges: fc.array(fc.record({ row: fc.nat(20), column: fc.nat(5), rows: fc.integer({ min: 1, max: 6 }), columns: fc.integer({ min: 1, max: 3 }) }), { maxLength: 4 }),
    struck: fc.array(cell, { maxLength: 3 }),
    errors: fc.array(cell, { maxLength: 2 }),
    hiddenRows: fc.array(fc.nat(20), { maxLength: 3 }),
  })
  .map(({ head: heads, again, rows, ...more }) => {
    const all = heads ? [['PROGRAMME'], [...heads], ...rows.toSpliced(again, 0, ['PROGRAMME'], [...heads])] : rows
    return tableFrom(all, more).sheets[0]!
  })

const nodes = (tree: readonly PlanNode[]): PlanNode[] => tree.flatMap(node => [node, ...nodes(node.children)])
const dropped = ({ totals }: ImportPlan) => [totals.dropped, totals.cells - Object.values(totals.used).reduce((sum, count) => sum + count, 0)]

test('[X13] whatever the table, every filled cell has one use, and lines come from cells that hold something', () => {
  const seen = { cells: 0, projects: 0, groups: 0, doubts: 0, toVerify: 0 }
  fc.assert(
    fc.property(sheets, sheet => {
      const planned = plan({ source: 'csv', sheets: [sheet] })
      expect(planned.totals.cells).toBe(countCells(sheet))
      expect(dropped(planned)).toEqual([0, 0])
      expect(planned.uses.map(row => row.map(use => use !== null))).toEqual(sheet.rows.map(row => row.map(text => text.trim() !== '')))
      for (const { from, title, kind } of nodes(planned.tree)) {
        if (kind === 'card') expect(from.length).toBeGreaterThan(0)
        expect(title.trim()).not.toBe('')
        for (const { row, column } of from) expect(sheet.rows[row]?.[column]?.trim(), `${row}:${column}`).toBeTruthy()
      }
      seen.cells += planned.totals.cells
      seen.projects += planned.totals.projects
      seen.groups += planned.totals.groups.reduce((sum, count) => sum + count, 0)
      seen.doubts += planned.doubts.length
      seen.toVerify += planned.totals.toVerify
    }),
    { numRuns: 400 },
  )
  console.log(`generated: ${JSON.stringify(seen)}`)
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(100)
})

test('[X13] whatever is chosen for each doubt, nothing is dropped, and nothing left out that was not chosen to be', () => {
  fc.assert(
    fc.property(sheets, fc.infiniteStream(fc.nat(5)), (sheet, dice) => {
      const first = plan({ source: 'csv', sheets: [sheet] })
      const settled = Object.fromEntries(first.doubts.map(({ id, choices }) => [id, choices[dice.next().value % choices.length]!.id]))
      const planned = plan({ source: 'csv', sheets: [sheet] }, { settled })
      expect(dropped(planned)).toEqual([0, 0])
      if (!Object.values(settled).includes('leave-out')) expect(planned.totals.used['left-out']).toBe(0)
    }),
    { numRuns: 200 },
  )
})

test('[X15] whatever the table, importing it twice adds nothing the second time', () => {
  fc.assert(
    fc.property(sheets, sheet => {
      const planned = plan({ source: 'csv', sheets: [sheet] })
      const board = boardOf(planned)
      const match = matchPlan(planned, canonicalBoard(board))
      expect(match.nodes.filter(({ state }) => state !== 'same')).toEqual([])
      expect(applyImport(board, planned, { title: 'a' })).toEqual({ ok: true, value: { added: 0, changed: 0, moved: 0, archived: 0 } })
    }),
    { numRuns: 100 },
  )
})

test('[X14] whatever two tables, the second imported over the first and undone leaves what the first one gave', () => {
  fc.assert(
    fc.property(sheets, sheets, (one, other) => {
      const board = boardOf(plan({ source: 'csv', sheets: [one] }))
      const visible = () => [...board.nodes()].filter(id => board.isVisible(id)).map(id => [board.title(id), board.title(board.tree.parent(id) ?? ''), board.statusOf(id)])
      const before = visible()
      const second = applyImport(board, plan({ source: 'csv', sheets: [other] }), { title: 'b' })
      if (!second.ok) throw new Error(second.code)
      if (Object.values(second.value).some(count => count > 0)) board.undo()
      expect(visible()).toEqual(before)
    }),
    { numRuns: 100 },
  )
})

test('[X13] whatever the text, it is read and planned without a cell dropped', () => {
  fc.assert(
    fc.property(fc.array(fc.array(text, { maxLength: 5 }), { minLength: 1, maxLength: 12 }), fc.constantFrom('\t', ';', ','), (rows, separator) => {
      const read = readText(rows.map(row => row.join(separator)).join('\n'), 'a.txt')
      if (!read.ok) {
        expect(read.code).toBe('no-content')
        return
      }
      const planned = plan(tableOf(read))
      expect(dropped(planned)).toEqual([0, 0])
      expect(newBoard(boardForPlan(planned, { language: 'en', title: 'a' })).title('board')).toBe(planned.title || 'a')
    }),
    { numRuns: 200 },
  )
})
