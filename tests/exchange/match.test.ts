import { expect, test } from 'vitest'
import { applyImport, matchPlan } from '@trame/shared/exchange/plan'
import { canonicalBoard, type Board, type CanonicalNode } from '@trame/shared/model'
import { addField, archiveNode, moveNode, moveToStatus, renameNode, setField } from '@trame/shared/commands'
import { boardOf, content, outlineOf, plan, tableFrom } from './boards.ts'

const HEAD = ['Axe', 'Action', 'Projet', 'Remarque']
const ROWS = [HEAD, ['A', 'x', 'Etude des flux', ''], ['', '', 'Billet unique', 'Priorité 1'], ['', 'y', 'Carte', ''], ['B', 'z', 'Carnet', '']]
const board = () => boardOf(plan(tableFrom(ROWS)))
const idOf = (on: Board, title: string): string => [...on.nodes()].find(id => on.title(id) === title)!
const seen = (nodes: readonly CanonicalNode[]): CanonicalNode[] => nodes.filter(({ archived }) => !archived).map(node => ({ ...node, children: seen(node.children) }))
const tree = (on: Board) => outlineOf(seen(canonicalBoard(on).tree))
const applied = (on: Board, rows: readonly (readonly string[])[], choices = {}) => {
  const result = applyImport(on, plan(tableFrom(rows)), { title: 'encore.csv', ...choices })
  if (!result.ok) throw new Error(result.code)
  return result.value
}

test('[X15] a file that says more brings only what is new, at its place', () => {
  const on = board()
  expect(applied(on, [HEAD, ['A', 'x', 'Etude des flux', ''], ['', '', 'Nouveau', 'Priorité 2'], ['', '', 'Billet unique', 'Priorité 1'], ['', 'w', 'Autre', ''], ['', 'y', 'Carte', ''], ['B', 'z', 'Carnet', ''], ['C', '', 'Fin', '']])).toEqual({ added: 5, changed: 0, moved: 0, archived: 0 })
  expect(tree(on)).toEqual(['A', '  x', '    - Etude des flux', '    - Nouveau', '    - Billet unique', '  w', '    - Autre', '  y', '    - Carte', 'B', '  z', '    - Carnet', 'C', '  - Fin'])
  expect(on.field(idOf(on, 'Nouveau'), 'priority')).toBe('2')
})

test('[X15] what is written otherwise is a change, what stands elsewhere a move, what is not named is missing and stays', () => {
  const on = board()
  const rows = [HEAD, ['A', 'x', 'Etude des fluxs', 'Projet non retenu pour l’heure'], ['B', 'z', 'Carnet', ''], ['', '', 'Billet unique', 'Priorité 3']]
  const match = matchPlan(plan(tableFrom(rows)), canonicalBoard(on))
  const states = match.nodes.map(({ state, changes }) => [state, ...changes.map(({ field, before, after }) => `${field}: ${String(before)} → ${String(after)}`)])
  expect(states).toEqual([['same'], ['same'], ['changed', 'title: Etude des flux → Etude des fluxs', 'status: accepted → rejected'], ['same'], ['same'], ['same'], ['moved', 'priority: 1 → 3']])
  expect(match.missing.map(({ title }) => title)).toEqual(['y'])
  expect(applied(on, rows)).toEqual({ added: 0, changed: 2, moved: 1, archived: 0 })
  expect(tree(on)).toEqual(['A', '  x', '    - Etude des fluxs', '  y', '    - Carte', 'B', '  z', '    - Carnet', '    - Billet unique'])
  expect([on.statusOf(idOf(on, 'Etude des fluxs')), on.field(idOf(on, 'Billet unique'), 'priority')]).toEqual(['rejected', '3'])
})

test('[X15] what the file is silent about stays as people left it', () => {
  const on = board()
  setField(on, { id: idOf(on, 'Carte'), field: 'rationale', value: 'vu en séance' })
  expect(matchPlan(plan(tableFrom(ROWS)), canonicalBoard(on)).nodes.every(({ state }) => state === 'same')).toBe(true)
})

test('[X15] lines can be left out one by one, and missing ones put into the trash', () => {
  const on = board()
  const planned = plan(tableFrom([HEAD, ['A', 'x', 'Etude des flux', 'Priorité 1'], ['', '', 'Nouveau', ''], ['', 'w', 'Autre', '']]))
  const keyOf = (title: string): string => [...planned.tree[0]!.children, ...planned.tree[0]!.children.flatMap(({ children }) => children)].find(node => node.title === title)!.key
  const missing = matchPlan(planned, canonicalBoard(on)).missing.map(({ id }) => id)
  expect(missing.map(id => on.title(id))).toEqual(['Billet unique', 'y', 'B'])
  expect(applied(on, [HEAD, ['A', 'x', 'Etude des flux', 'Priorité 1'], ['', '', 'Nouveau', ''], ['', 'w', 'Autre', '']], { skipped: [keyOf('Etude des flux'), keyOf('w')], archived: [missing[1]] })).toEqual({ added: 1, changed: 0, moved: 0, archived: 2 })
  expect(tree(on)).toEqual(['A', '  x', '    - Etude des flux', '    - Nouveau', '    - Billet unique', 'B', '  z', '    - Carnet'])
  expect(on.field(idOf(on, 'Etude des flux'), 'priority')).toBeUndefined()
})

test('[X14] an import into a board that people work on is one step too: undone, the board is as it was', () => {
  const on = board()
  moveNode(on, { id: idOf(on, 'Carnet'), under: idOf(on, 'x'), after: null })
  moveToStatus(on, { ids: [idOf(on, 'Carte')], status: 'deferred' })
  renameNode(on, { id: idOf(on, 'y'), title: 'Groupe à part' })
  archiveNode(on, { id: idOf(on, 'Billet unique') })
  const before = content(on)
  const rows = [HEAD, ['A', 'x', 'Carte', 'Priorité 2'], ['B', 'z', 'Carnet', ''], ['', 'neuf', 'Billet unique', '']]
  expect(applied(on, rows)).toEqual({ added: 2, changed: 1, moved: 2, archived: 0 })
  on.undo()
  const visible = (id: string) => on.isVisible(id)
  expect([...on.nodes()].filter(visible).map(id => on.title(id))).toEqual(['A', 'x', 'Carnet', 'Etude des flux', 'Groupe à part', 'Carte', 'B', 'z'])
  expect(JSON.stringify(content(on))).toContain(JSON.stringify((before as { title: string }).title))
  expect([on.statusOf(idOf(on, 'Carte')), on.field(idOf(on, 'Carte'), 'priority') ?? null]).toEqual(['deferred', null])
})

test('[X14] an import that would not fit writes nothing', () => {
  const on = board()
  const planned = plan(tableFrom([HEAD, ['A', 'x', 'Neuf', '']]))
  const before = content(on)
  const match = matchPlan(planned, canonicalBoard(on))
  const astray = { ...match, nodes: match.nodes.map(node => (node.id === idOf(on, 'x') ? { ...node, id: 'nulle part' } : node)) }
  expect(applyImport(on, planned, { title: 'a', match: astray })).toEqual({ ok: false, code: 'unknown-place' })
  expect(content(on)).toEqual(before)
})

test('[X15] a column without a rule is a field of the board: made once, found again by its name', () => {
  const rows = [['Axe', 'Projet', 'Budget'], ['A', 'p', '12 000 €'], ['', 'q', '']]
  const on = boardOf(plan(tableFrom(rows)))
  const fields = canonicalBoard(on).definitions
  expect(fields.map(({ title, fields: { kind, type } }) => [title, kind, type])).toEqual([['Budget', 'field', 'text']])
  expect(on.field(idOf(on, 'p'), fields[0]!.id)).toBe('12 000 €')
  expect(applied(on, [['Axe', 'Projet', 'BUDGET'], ['A', 'p', '13 000 €'], ['', 'q', '']])).toEqual({ added: 0, changed: 1, moved: 0, archived: 0 })
  expect(canonicalBoard(on).definitions).toHaveLength(1)
  expect(on.field(idOf(on, 'p'), fields[0]!.id)).toBe('13 000 €')
})

test('[X15] text of a file becomes the value of a typed field, and is known again', () => {
  const on = board()
  const typed = (title: string, type: 'number' | 'date' | 'choice', options: { title: string }[] = []): string => {
    const made = addField(on, { title, type, options })
    if (!made.ok) throw new Error(made.code)
    return made.value
  }
  const [budget, day, phase] = [typed('Budget', 'number'), typed('Échéance', 'date'), typed('Phase', 'choice', [{ title: 'Étude' }, { title: 'Travaux' }])]
  const rows = [[...HEAD, 'Budget', 'Échéance', 'Phase'], ['A', 'x', 'Etude des flux', '', '12 000,50 €', '2024-05-03', 'travaux'], ['', '', 'Billet unique', '', 'à chiffrer', '', '']]
  expect(applied(on, rows)).toMatchObject({ added: 0, changed: 2 })
  const option = on.field(idOf(on, 'Etude des flux'), phase)
  expect([on.field(idOf(on, 'Etude des flux'), budget), on.field(idOf(on, 'Etude des flux'), day), on.title(`${phase}:${String(option)}`)]).toEqual([12000.5, '2024-05-03', 'Travaux'])
  expect(on.field(idOf(on, 'Billet unique'), budget)).toBe('à chiffrer')
  expect(applied(on, rows)).toMatchObject({ added: 0, changed: 0 })
})
