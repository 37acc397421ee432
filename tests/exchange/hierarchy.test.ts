import { expect, test } from 'vitest'
import { readText } from '@trame/shared/exchange/read'
import { outlineOf, plan, tableFrom } from './boards.ts'
import { tableOf } from './files.ts'

const TREE = ['Axe un', '  Eau', '    Rivières', '      - Sarre', '      - Moselle', '    Lacs', '      - Léman', '  Air', '    - Qualité', 'Axe deux', '  Culture', '    Musées', '      - Carte']
const outline = (rows: readonly (readonly string[])[], more = {}) => outlineOf(plan(tableFrom(rows, more)).tree)

test('[X5] titles stand above the head; the head names the levels', () => {
  const { title, subtitle, levels, totals } = plan(tableFrom([['PROGRAMME 2024'], ['soumis à consultation'], ['version du 3 mai'], [], ['Axe', 'Chantier', 'Projet'], ['A', 'B', 'p'], ['', '', 'q']]))
  expect([title, subtitle, levels]).toEqual(['PROGRAMME 2024', 'soumis à consultation — version du 3 mai', ['Axe', 'Chantier']])
  expect(totals.used).toMatchObject({ title: 3, header: 3, label: 2, project: 2 })
})

test('[X5] columns are known by their heads, in another order, under other names and in English', () => {
  expect(outline([['Commentaire', 'Intitulé du projet', 'Actions', 'Sous axe', 'AXES'], ['Priorité 1', 'Sarre', 'Rivières', 'Eau', 'Axe un'], ['', 'Moselle', '', '', '']])).toEqual(TREE.slice(0, 5))
  const english = plan(tableFrom([['Project name', 'Sub-axis', 'Axis', 'Status', 'Priority', 'Border', 'Rationale'], ['Sarre', 'Eau', 'Axe un', 'Not selected for now', '2', 'FR-DE', 'too late']]))
  expect(outlineOf(english.tree)).toEqual(['Axe un', '  Eau', '    - Sarre'])
  expect(english.tree[0]!.children[0]!.children[0]).toMatchObject({ statusKind: 'rejected', fields: { priority: '2', territory: 'FR-DE', rationale: 'too late' } })
})

test('[X5] a column that no rule knows becomes a field of its own; its values stay with their projects', () => {
  const { fields, tree } = plan(tableFrom([['Axe', 'Projet', 'Remarque', 'Budget', ''], ['A', 'p', '', '12 000 €', 'voir fiche'], ['', 'q', '', '', '']]))
  expect(fields).toEqual([
    { key: 'column3', title: 'Budget' },
    { key: 'column4', title: 'Colonne 5' },
  ])
  expect(tree[0]!.children.map(card => card.fields)).toEqual([{ column3: '12 000 €', column4: 'voir fiche' }, {}])
})

test('[X5] without a head the columns are guessed from what lies in them, and that is a doubt', () => {
  const guessed = plan(tableFrom([['Axe un', 'Eau', 'Suivi de la Sarre', 'Priorité 1'], ['', '', 'Suivi de la Moselle', ''], ['', 'Air', 'Mesure de la qualité', '']]))
  expect(outlineOf(guessed.tree)).toEqual(['Axe un', '  Eau', '    - Suivi de la Sarre', '    - Suivi de la Moselle', '  Air', '    - Mesure de la qualité'])
  expect(guessed.doubts.map(({ kind }) => kind)).toEqual(['columns'])
  const corrected = plan(tableFrom([['Axe un', 'Eau', 'Suivi de la Sarre']]), { roles: { 0: 'level', 1: 'project', 2: 'extra' } })
  expect(outlineOf(corrected.tree)).toEqual(['Axe un', '  - Eau'])
  expect(corrected.doubts).toEqual([])
})

test('[X6] merged cells name what they span', () => {
  const rows = [['Axe', 'Sous-axe', 'Action', 'Projet'], ['Axe un', 'Eau', 'Rivières', 'Sarre'], ['', '', '', 'Moselle'], ['', '', 'Lacs', 'Léman'], ['', 'Air', '', 'Qualité'], ['Axe deux', 'Culture', 'Musées', 'Carte']]
  expect(outline(rows, { merges: [{ row: 1, column: 0, rows: 4, columns: 1 }, { row: 1, column: 1, rows: 3, columns: 1 }, { row: 1, column: 2, rows: 2, columns: 1 }] })).toEqual(TREE)
})

test('[X6] a blank cell goes on with the row above, until a group above it ends', () => {
  expect(outline([['Axe', 'Sous-axe', 'Action', 'Projet'], ['Axe un', 'Eau', 'Rivières', 'Sarre'], ['', '', '', 'Moselle'], ['', '', 'Lacs', 'Léman'], ['', 'Air', '', 'Qualité'], ['Axe deux', 'Culture', 'Musées', 'Carte']])).toEqual(TREE)
})

test('[X6] where each row names its groups, a blank cell means that there is none', () => {
  const rows = [['Axe', 'Sous-axe', 'Action', 'Projet'], ['Axe un', 'Eau', 'Rivières', 'Sarre'], ['Axe un', 'Eau', 'Rivières', 'Moselle'], ['Axe un', 'Eau', 'Lacs', 'Léman'], ['Axe un', 'Air', '', 'Qualité'], ['Axe deux', 'Culture', 'Musées', 'Carte']]
  expect(outline(rows)).toEqual(TREE)
  expect(outline([['Axe', 'Action', 'Projet'], ['A', 'x', 'p1'], ['A', 'x', 'p2'], ['A', '', 'p3'], ['A', 'y', 'p4'], ['A', 'x', 'p5']])).toEqual(['A', '  x', '    - p1', '    - p2', '    - p5', '  - p3', '  y', '    - p4'])
})

test('[X6] a dash, or a merged blank cell, says that a level is absent', () => {
  const dashed = [['Axe', 'Action', 'Projet'], ['A', 'x', 'p1'], ['', '—', 'p2'], ['', '', 'p3'], ['', 'y', 'p4']]
  expect(outline(dashed)).toEqual(['A', '  x', '    - p1', '  - p2', '  - p3', '  y', '    - p4'])
  const merged = dashed.map(row => row.map(text => text.replace('—', '')))
  expect(outline(merged, { merges: [{ row: 2, column: 1, rows: 2, columns: 1 }] })).toEqual(outline(dashed))
})

test('[X6] groups without projects stay, and projects may lie straight under any group or under none', () => {
  expect(outline([['Axe', 'Action', 'Projet'], ['', '', 'libre'], ['A', '', ''], ['B', '', 'p'], ['', 'x', ''], ['', 'y', 'q']])).toEqual(['- libre', 'A', 'B', '  - p', '  x', '  y', '    - q'])
})

test('[X7] the next page repeats title and head, may order its columns otherwise, and goes on with the groups of the one before', () => {
  const rows = [['PROGRAMME'], ['Axe', 'Action', 'Projet'], ['A', 'x', 'p1'], ['', '', 'p2'], ['Page 1 / 2'], [], ['PROGRAMME (suite)'], ['Projet', 'Axe', 'Action'], ['p3'], ['p4', 'A (suite)', 'y'], ['p5', 'B']]
  const planned = plan(tableFrom(rows))
  expect(outlineOf(planned.tree)).toEqual(['A', '  x', '    - p1', '    - p2', '    - p3', '  y', '    - p4', 'B', '  - p5'])
  expect(planned.totals.used).toMatchObject({ title: 1, header: 3, repeat: 5 })
})

test('[X8] a label broken over rows, in the middle of a phrase, is one label', () => {
  const rows = [['Axe', 'Projet'], ['DONNER UN CADRE ET', 'p1'], ['UNE STRATEGIE', 'p2'], ['', 'p3'], ['FACILITER LES', 'p4'], ['PROJETS', 'p5']]
  const planned = plan(tableFrom(rows))
  expect(outlineOf(planned.tree)).toEqual(['DONNER UN CADRE ET UNE STRATEGIE', '  - p1', '  - p2', '  - p3', 'FACILITER LES PROJETS', '  - p4', '  - p5'])
  expect(planned.tree[0]!.from).toEqual([
    { row: 1, column: 0 },
    { row: 2, column: 0 },
  ])
})

test('[X8] labels that follow each other on typed sheets stay apart, however they begin', () => {
  const labels = ['Les mobilités', 'La santé', 'Une culture commune', 'DES EAUX', 'Formation']
  expect(outline([['Axe', 'Projet'], ...labels.map((label, i) => [label, `projet ${i}`])])).toEqual(labels.flatMap((label, i) => [label, `  - projet ${i}`]))
})

test('[X8] a label printed in the middle of its block holds for the rows above it too, from where a lower group begins', () => {
  const rows = [['Axe', 'Action', 'Projet'], ['', 'a', 'p1'], ['AXE 1 - DONNER UN', '', 'p2'], ['CADRE', '', 'p3'], ['', 'b', 'p4'], ['', '', 'p5'], ['', 'c', 'p6'], ['AXE 2 - FACILITER', '', 'p7'], ['', '', 'p8']]
  const planned = plan(tableFrom(rows))
  expect(outlineOf(planned.tree)).toEqual(['AXE 1 - DONNER UN CADRE', '  a', '    - p1', '    - p2', '    - p3', '  b', '    - p4', '    - p5', 'AXE 2 - FACILITER', '  c', '    - p6', '    - p7', '    - p8'])
  expect(planned.doubts.map(({ id, choices, unsettled }) => [id, choices.map(choice => choice.id), unsettled])).toEqual([['extent@A8', ['start:4', 'start:6'], 'start:6']])
  expect(outlineOf(plan(tableFrom(rows), { settled: { 'extent@A8': 'start:4' } }).tree)).toEqual(['AXE 1 - DONNER UN CADRE', '  a', '    - p1', '    - p2', '    - p3', 'AXE 2 - FACILITER', '  b', '    - p4', '    - p5', '  c', '    - p6', '    - p7', '    - p8'])
})

test('[X8] a label printed again on the next rows is one label; run together with the next one, it is two', () => {
  const rows = [['Axe', 'Action', 'Projet'], ['DONNER UN CADRE DE', 'Appui aux stratégies territoriales', 'p1'], ['TRAVAIL', 'Appui aux stratégies territoriales', 'p2'], ['', 'Appui aux strategies territoriales Aide à la structuration', 'p3'], ['', 'Aide à la structuration', 'p4']]
  const planned = plan(tableFrom(rows))
  expect(outlineOf(planned.tree)).toEqual(['DONNER UN CADRE DE TRAVAIL', '  Appui aux stratégies territoriales', '    - p1', '    - p2', '  Aide à la structuration', '    - p3', '    - p4'])
  expect(planned.totals).toMatchObject({ cells: 13, dropped: 0 })
})

test('[X8] an outline in one column is read by its indentation, or by its numbers', () => {
  const indented = [['Axe un'], ['  Eau'], ['    Sarre', 'Priorité 2'], ['    Moselle'], ['  Air'], ['Axe deux'], ['  Culture']]
  expect(outline(indented)).toEqual(['Axe un', '  Eau', '    - Sarre', '    - Moselle', '  - Air', 'Axe deux', '  - Culture'])
  const numbered = plan(tableFrom([['PROGRAMME'], ['Intitulé', 'Remarque'], ['1. Axe un'], ['1.1 Eau'], ['1.1.1 Sarre', 'Priorité 1'], ['1.1.2 Moselle'], ['1.2 Air'], ['2. Axe deux'], ['2.1 Culture']]))
  expect(outlineOf(numbered.tree)).toEqual(['Axe un', '  Eau', '    - Sarre', '    - Moselle', '  - Air', 'Axe deux', '  - Culture'])
  expect(numbered.tree[0]!.children[0]!.children[0]).toMatchObject({ fields: { priority: '1' }, from: [{ row: 4, column: 0 }, { row: 4, column: 1 }] })
})

test('[X8] a staircase of columns, one text a row, is a hierarchy too', () => {
  const rows = [['Axe', 'Action', 'Projet'], ['Axe un'], ['', 'Eau'], ['', '', 'Sarre'], ['', '', 'Moselle'], ['Axe deux'], ['', 'Air'], ['', '', 'Qualité']]
  expect(outline(rows)).toEqual(['Axe un', '  Eau', '    - Sarre', '    - Moselle', 'Axe deux', '  Air', '    - Qualité'])
})

test('[X8] a Markdown outline: headings are groups, the last items are projects, struck ones rejected', () => {
  const text = '# Programme 2024\nsoumis à consultation\n\n## [SOCLE] Axe un\n### Eau\n- FR-DE / Sarre *(Priorité 1)*\n- ~~Moselle~~\n- Lacs\n  - Léman\n## Axe deux\n'
  const planned = plan(tableOf(readText(text, 'plan.md')))
  expect([planned.title, planned.subtitle]).toEqual(['Programme 2024', 'soumis à consultation'])
  expect(outlineOf(planned.tree)).toEqual(['Axe un', '  Eau', '    - Sarre', '    - Moselle', '    Lacs', '      - Léman', 'Axe deux'])
  const [sarre, moselle] = planned.tree[0]!.children[0]!.children
  expect([planned.tree[0]!.fields, sarre!.fields, moselle!.statusKind]).toEqual([{ track: 'common' }, { territory: 'FR-DE', priority: '1' }, 'rejected'])
})
