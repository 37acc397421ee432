import { expect, test } from 'vitest'
import { DEFAULT_RULES, planImport, readImportRules, type ImportRule } from '@trame/shared/exchange/plan'
import { outlineOf, plan, tableFrom } from './boards.ts'

const HEAD = ['Axe', 'Projet', 'Remarque']
const only = (rows: readonly (readonly string[])[], more = {}, settled: Record<string, string> = {}) => {
  const planned = plan(tableFrom([HEAD, ...rows], more), { settled })
  expect(planned.totals.dropped).toBe(0)
  return { ...planned, outline: outlineOf(planned.tree), card: planned.tree[0]!.children[0]! }
}

test('[X10] marks are split off in any order and however they are spelt; what only looks like one stays', () => {
  const fields = (name: string) => {
    const { title, fields: found } = only([['A', name]]).card
    return { title, ...found }
  }
  expect(fields('FR-DE / [soumis à arbitage] Etude')).toEqual({ title: 'Etude', territory: 'FR-DE', submission: 'arbitration' })
  expect(fields('[soumis a interet] OM / Etude')).toEqual({ title: 'Etude', territory: 'OM', submission: 'interest' })
  expect(fields('(Soumis à intérêt) Etude')).toEqual({ title: 'Etude', submission: 'interest' })
  expect(fields('soumis à arbitrage] Etude')).toEqual({ title: 'Etude', submission: 'arbitration' })
  expect(fields('[nouveau] Etude')).toEqual({ title: '[nouveau] Etude' })
  expect(fields('Soumission à intérêt général')).toEqual({ title: 'Soumission à intérêt général' })
  expect(fields('Rhin / Meuse : étude')).toEqual({ title: 'Rhin / Meuse : étude' })
  expect(only([['[sur mesure] Axe 3', 'p']]).tree[0]).toMatchObject({ title: 'Axe 3', fields: { track: 'tailored' } })
})

test('[X10] an annotation gives a verdict with its rationale, a priority, or both; cut off or misspelt it is still known', () => {
  const read = (remark: string) => {
    const { statusKind, fields } = only([['A', 'p', remark]]).card
    return [statusKind, fields]
  }
  expect(read('Projet inscrit au PW24 sous réserve')).toEqual(['accepted', { rationale: 'sous réserve' }])
  expect(read('Projet non retenu pour Theure')).toEqual(['rejected', {}])
  expect(read('Projet envisageable, à discuter\navec les acteurs concernés')).toEqual(['interest', {}])
  expect(read('Projet envisageable, à discuter avec')).toEqual(['interest', {}])
  expect(read('Priorité 2\nArbitrage en cours d’année : budget')).toEqual(['deferred', { priority: '2', rationale: 'budget' }])
  expect(read('voir avec Metz\nProjet inscrit au PW24')).toEqual(['accepted', { annotation: 'voir avec Metz' }])
  expect(read('Not selected for now')).toEqual(['rejected', {}])
})

test('[X10] rules are data: a person’s own marks, verdicts and columns are checked, kept, and used', () => {
  const own: ImportRule[] = [
    { kind: 'mark', text: '[pilote]', on: 'card', field: 'phase', value: 'pilot' },
    { kind: 'prefix', text: 'Alpes', field: 'territory' },
    { kind: 'verdict', text: 'Reporté à #', status: 'deferred' },
    { kind: 'column', text: 'Chantier', role: 'level', depth: 1 },
    { kind: 'column', text: 'Fiche', role: 'project' },
  ]
  const kept = readImportRules(JSON.parse(JSON.stringify({ version: 1, rules: [...own, ...DEFAULT_RULES] })))!
  const planned = planImport(tableFrom([['Chantier', 'Fiche', 'Remarque'], ['A', '[pilote] Alpes / Etude', 'Reporté à 2025 faute de temps']]), kept.rules, { language: 'fr' })
  expect(planned.tree[0]!.children[0]).toMatchObject({ title: 'Etude', statusKind: 'deferred', fields: { phase: 'pilot', territory: 'Alpes', rationale: 'faute de temps' } })
  for (const wrong of [{ kind: 'mark', text: '', on: 'card', field: 'a', value: 'b' }, { kind: 'verdict', text: 'x', status: 'maybe' }, { kind: 'mark', text: 'x', on: 'card', field: '__proto__', value: 'b' }, { kind: 'column', text: 'x', role: 'level', depth: 0 }])
    expect(readImportRules({ version: 1, rules: [wrong] })).toBeNull()
})

test('[X10] a struck row is a rejected project; when its annotation accepts it, that is a doubt', () => {
  const struck = { struck: [{ row: 1, column: 1 }] }
  expect(only([['A', 'p']], struck)).toMatchObject({ doubts: [], card: { statusKind: 'rejected' } })
  const contradicting = only([['A', 'p', 'Projet inscrit au PW24']], struck)
  expect(contradicting.card.statusKind).toBe('rejected')
  expect(contradicting.doubts.map(({ id }) => id)).toEqual(['struck@B2'])
  expect(only([['A', 'p', 'Projet inscrit au PW24']], struck, { 'struck@B2': 'keep' }).card.statusKind).toBe('accepted')
})

test('[X12] an unknown annotation is kept whole, its project waits for arbitration, and it is a doubt', () => {
  const planned = only([['A', 'p', 'voir avec Metz']])
  expect(planned.card).toMatchObject({ statusKind: 'arbitration', fields: { annotation: 'voir avec Metz' } })
  expect(planned.doubts).toMatchObject([{ id: 'annotation@C2', about: 'voir avec Metz', unsettled: 'keep', settled: null }])
  expect(only([['A', 'p', 'voir avec Metz']], {}, { 'annotation@C2': 'status' }).card.statusKind).toBe('accepted')
  expect(only([['A', 'p', 'Projet inscrit au PW24\nProjet non retenu pour l’heure']]).doubts.map(({ kind }) => kind)).toEqual(['annotation'])
})

test('[X12] names that differ by spelling are one doubt; names that differ by a word or a figure are none', () => {
  const rows = [['A', 'Etude des mobilités transfrontalières'], ['', 'Etude des mobilités tranfrontalières'], ['', 'Etude des mobilités ferroviaires'], ['B', 'Atelier 1'], ['', 'Atelier 2'], ['', 'Session A pour élus'], ['', 'Session B pour élus']]
  const planned = only(rows)
  expect(planned.doubts.map(({ id }) => id)).toEqual(['near-duplicate@B3'])
  expect(planned.outline).toEqual(['A', '  - Etude des mobilités transfrontalières', '  - Etude des mobilités ferroviaires', 'B', '  - Atelier 1', '  - Atelier 2', '  - Session A pour élus', '  - Session B pour élus', 'À vérifier', '  Répétitions probables — Etude des mobilités transfrontalières', '    - Etude des mobilités tranfrontalières'])
  expect(only(rows, {}, { 'near-duplicate@B3': 'keep' }).outline.slice(0, 4)).toEqual(['A', '  - Etude des mobilités transfrontalières', '  - Etude des mobilités tranfrontalières', '  - Etude des mobilités ferroviaires'])
  expect(only(rows, {}, { 'near-duplicate@B3': 'merge' }).totals).toMatchObject({ projects: 6, toVerify: 0 })
})

test('[X12] the same name twice at one place is kept twice, and said', () => {
  const rows = [['A', 'Réunion'], ['', 'Réunion'], ['B', 'Réunion']]
  expect(only(rows)).toMatchObject({ totals: { projects: 3 }, doubts: [{ id: 'twin@B3', unsettled: 'keep' }] })
  expect(only(rows, {}, { 'twin@B3': 'merge' }).outline).toEqual(['A', '  - Réunion', 'B', '  - Réunion'])
})

test('[X12] projects on hidden rows, and names that are errors, are not imported in silence', () => {
  const planned = only([['A', 'p'], ['', 'caché'], ['', '#REF!']], { hiddenRows: [2], errors: [{ row: 3, column: 1 }] })
  expect(planned.doubts.map(({ id }) => id)).toEqual(['cell-error@B4', 'hidden@B3'])
  expect(planned.outline).toEqual(['A', '  - p', 'À vérifier', '  Cellules en erreur', '    - #REF!', '  Lignes masquées dans la source', '    - caché'])
  expect(only([['A', 'p'], ['', 'caché']], { hiddenRows: [2] }, { 'hidden@B3': 'keep' }).outline).toEqual(['A', '  - p', '  - caché'])
  expect(only([['A', 'p'], ['', 'caché']], { hiddenRows: [2] }, { 'hidden@B3': 'leave-out' }).totals).toMatchObject({ projects: 1, toVerify: 0, used: { 'left-out': 1 } })
})

test('[X12] what is said on a row without a project is kept to be verified, or given to the project above', () => {
  const planned = only([['A', 'p'], ['', '', 'à revoir']])
  expect(planned.outline).toEqual(['A', '  - p', 'À vérifier', '  Annotations sans projet', '    - à revoir'])
  expect(only([['A', 'p'], ['', '', 'à revoir']], {}, { 'orphan@C3': 'keep' }).card.fields).toEqual({ annotation: 'à revoir' })
})

test('[X12] under a project cell that spans several rows, what they say is said of that project', () => {
  const planned = only([['A', 'p', 'Priorité 1'], ['', '', 'Projet inscrit au PW24']], { merges: [{ row: 1, column: 1, rows: 2, columns: 1 }] })
  expect(planned.doubts).toEqual([])
  expect(planned.card).toMatchObject({ statusKind: 'accepted', fields: { priority: '1' } })
})

test('[X12] a column of the board that is imported into is known by its title', () => {
  const statuses = [{ id: 'mur', title: 'Au mur', statusKind: 'deferred' as const }]
  const { tree, doubts } = plan(tableFrom([HEAD, ['A', 'p', 'Au mur']]), { statuses })
  expect(tree[0]!.children[0]).toMatchObject({ status: 'mur', statusKind: 'deferred', fields: {} })
  expect(doubts).toEqual([])
})

test('[X9] of several sheets the first that is shown and filled is read, or the one that is asked for', () => {
  const table = { source: 'xlsx' as const, sheets: [tableFrom([], {}).sheets[0]!, tableFrom([['caché']], { isHidden: true }).sheets[0]!, tableFrom([HEAD, ['A', 'p']]).sheets[0]!, tableFrom([HEAD, ['B', 'q']]).sheets[0]!] }
  expect(plan(table)).toMatchObject({ sheet: 2, totals: { cells: 5 } })
  expect(outlineOf(plan(table, { sheet: 3 }).tree)).toEqual(['B', '  - q'])
})
