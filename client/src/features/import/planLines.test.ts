import { DEFAULT_RULES, planImport } from '@trame/shared/exchange/plan'
import { EMPTY_SHEET } from '@trame/shared/exchange/read'
import { expect, test } from 'vitest'
import { planLines, traceOf } from './planLines.ts'

const plan = planImport(
  { source: 'csv', sheets: [{ ...EMPTY_SHEET, rows: [['Axe', 'Projet', 'Annotation'], ['Eau', 'Carte', 'à voir'], ['', 'Digue', 'Priorité 1']] }] },
  DEFAULT_RULES,
  { language: 'fr' },
)

test('[X21] each line of a plan leads to its cells, and each cell to its lines', () => {
  const lines = planLines(plan, null)
  expect(lines.map(({ node, level, above }) => [node.title, level, above.length])).toEqual([['Eau', 1, 0], ['Carte', 2, 1], ['Digue', 2, 1]])
  const trace = traceOf(lines, plan)
  const titles = (row: number): string[] => [...trace.keysOf([0, 1, 2].map(column => ({ row, column })))].map(key => trace.lineOf(key)!.node.title)
  expect([titles(0), titles(1), titles(2)]).toEqual([[], ['Eau', 'Carte'], ['Digue']])
  expect([...trace.doubtful].map(key => trace.lineOf(key)!.node.title)).toEqual(['Carte'])
})
