import { expect, test } from 'vitest'
import { canonicalBoard, type Board } from '@trame/shared/model'
import { applyImport, matchPlan, type PlanNode } from '@trame/shared/exchange/plan'
import { cellName } from '@trame/shared/exchange/read'
import { boardOf, content, demonstration, outlineOf, plan } from './boards.ts'
import { read, tableOf } from './files.ts'

const SAVED = ['xlsx', 'ods', 'xls', 'csv', '1252.csv', 'tsv', 'libreoffice.html']

test.each(SAVED)('[T39][X9] the programme saved as %s gives the board of the demonstration, without a doubt to settle', async ending => {
  const planned = plan(tableOf(await read(`programme-2021.${ending}`)))
  expect(planned.doubts).toEqual([])
  expect(planned.totals).toEqual({
    cells: 145,
    used: { title: 2, header: 4, label: 38, project: 75, annotation: 26, field: 0, repeat: 0, 'to-verify': 0, 'left-out': 0 },
    dropped: 0,
    groups: [3, 11, 24],
    projects: 75,
    toVerify: 0,
  })
  expect(content(boardOf(planned))).toEqual(content(demonstration()))
})

const raw = async (settled: Record<string, string> = {}) => plan(tableOf(await read('programme-2021.raw.txt')), { settled })
const standing = (nodes: readonly PlanNode[]): PlanNode[] => nodes.filter(({ key }) => key !== 'verify')
const cards = (nodes: readonly PlanNode[]): PlanNode[] => nodes.flatMap(node => (node.kind === 'card' ? [node] : cards(node.children)))
const verified = (nodes: readonly PlanNode[]): PlanNode => nodes.find(({ key }) => key === 'verify')!

/** What a recognition may have done to a name: compared letter by letter, a tenth of them may be wrong. */
const letters = (text: string): string => text.normalize('NFD').toLowerCase().replace(/[^a-z0-9]/g, '')
function wrongLetters(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) row[j] = Math.min(above[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1), above[j]! + 1, row[j - 1]! + 1)
    above = row
  }
  return above[b.length]!
}
const isRecognised = (a: string, b: string): boolean => wrongLetters(letters(a), letters(b)) <= Math.max(1, letters(a).length * 0.1)

test('[T39][X11] the recognised text gives three axes with whole names, eleven sub-axes and twenty-four actions', async () => {
  const { tree, totals, title, subtitle } = await raw()
  expect([title, subtitle]).toEqual(['PROGRAMME DE TRAVAIL 2021', 'soumis à consultation'])
  expect(standing(tree).map(({ title: name, fields }) => [name, fields.track])).toEqual([
    ["AXE 1 - DONNER UN CADRE ET UNE STRATEGIE D'ENSEMBLE A L'ACTION TRANSFRONTALIERE", 'common'],
    ['AXE 2 - FACILITER LES PROJETS, LES RELATIONS ET LA PRISE DE CONSCIENCE DES ACTEURS TRANSFRONTALIERS', 'common'],
    ['AXE 3 - FABRIQUER ET CONCRETISER LES PROJETS TRANSFRONTALIERS', 'tailored'],
  ])
  expect(totals.groups).toEqual([3, 11, 24])
  // Each group is recognisable as the one that stands at its place in the programme.
  const groups = (nodes: readonly { kind: string; title: string; children: readonly unknown[] }[], depth = 0): string[] =>
    nodes.flatMap(node => (node.kind === 'group' ? [`${depth}${node.title}`, ...groups(node.children as typeof nodes, depth + 1)] : []))
  const expected = groups(canonicalBoard(demonstration()).tree)
  const found = groups(standing(tree))
  expect(found.map((name, i) => (isRecognised(name, expected[i]!) ? 'as in the programme' : `${name} | ${expected[i]}`))).toEqual(expected.map(() => 'as in the programme'))
})

test('[T39][X11] every legible project of the recognised text stands once, in its axis', async () => {
  const { tree, totals } = await raw()
  expect(totals.projects).toBe(68)
  const expected = canonicalBoard(demonstration()).tree.map(axis => cards(axis.children as unknown as PlanNode[]).map(card => card.title))
  const found = standing(tree).map(axis => cards(axis.children).map(card => card.title))
  // The seven projects of the programme that no line of the recognised text gives legibly: six run together in one cell, one is not there.
  const illegible = [/^Etude "Vers des compétences/, /^Autres missions/, /^Suivi de l'appel/, /^CCPPIG/, /^Eurorégion/, /^Etudes et expertises/]
  const legible = expected.map(titles => titles.filter(title => !illegible.some(pattern => pattern.test(title))))
  legible[2]!.splice(legible[2]!.lastIndexOf('A déterminer'), 1)
  expect(found.map(titles => titles.length)).toEqual(legible.map(titles => titles.length))
  found.forEach((titles, axis) => {
    const open = [...legible[axis]!]
    for (const title of titles) {
      const at = open.findIndex(other => isRecognised(title, other))
      expect(at, title).toBeGreaterThanOrEqual(0)
      open.splice(at, 1)
    }
    expect(open).toEqual([])
  })
})

test('[T39][X10] the recognised text has marks, verdicts and territories as fields, also where they are misspelt or struck through', async () => {
  const byTitle = new Map(cards(standing((await raw()).tree)).map(card => [card.title, card]))
  const get = (start: string) => [...byTitle].find(([title]) => title.startsWith(start))![1]
  expect(get('Accompagnement à la mise en œuvre du TALC')).toMatchObject({ statusKind: 'accepted', fields: { territory: 'FR-DE', submission: 'arbitration' } })
  expect(get('Appui à la définition')).toMatchObject({ statusKind: 'interest', fields: { submission: 'interest' } })
  // "[soumis-à-arbitrage]-Cahier-de la MOT-…": the line through it was recognised as dashes.
  expect(get('Cahier de la MOT "Impact du télétravail des travailleurs frontaliers en matière de co-développement')).toMatchObject({ statusKind: 'rejected', fields: { submission: 'arbitration' } })
  expect(get('Poursuite')).toMatchObject({ statusKind: 'arbitration', fields: { territory: 'OM', annotation: 'FN-DE' } })
  expect(cards(standing((await raw()).tree)).filter(({ fields }) => fields.priority === '1')).toHaveLength(14)
})

test('[T39][X12] garbled repetitions are doubts, grouped; unsettled, they stand under "À vérifier" as they were read', async () => {
  const { doubts, tree, totals } = await raw()
  const counts = Object.fromEntries([...new Set(doubts.map(({ kind }) => kind))].map(kind => [kind, doubts.filter(doubt => doubt.kind === kind).length]))
  expect(counts).toEqual({ 'joined-label': 2, extent: 3, 'garbled-label': 8, annotation: 1, dashed: 1, 'near-duplicate': 1, 'run-together': 1, garbled: 1, orphan: 1 })
  const repeated = doubts.find(({ kind }) => kind === 'near-duplicate')!
  expect(repeated.cells.map(cellName)).toEqual(['D79', 'D82', 'D83', 'D84', 'D85', 'D86', 'D88', 'D90', 'D91', 'D92', 'D77'])
  const below = verified(tree)
  expect(below.title).toBe('À vérifier')
  expect(below.children.map(({ children }) => children.length)).toEqual([10, 9, 2, 4])
  expect(totals.toVerify).toBe(25)
  const text = outlineOf([below]).join('\n')
  for (const piece of ['Soumis à instelled Appui', 'Source Security Security', 'Etudes et expertises diverses - GECT Hôpital de Cerdagne / Statuts des médecins', 'sands transformatière']) expect(text).toContain(piece)
})

test('[T39][X13] every filled cell of the recognised text is accounted for, and every line knows the cells that it came from', async () => {
  const { totals, tree, doubts } = await raw()
  const [axes, subAxes, actions] = totals.groups
  console.log(`the recognised text: ${axes} axes, ${subAxes} sub-axes, ${actions} actions, ${totals.projects} projects, ${doubts.length} doubts, ${totals.toVerify} to verify, ${totals.dropped} dropped`)
  expect(doubts).toHaveLength(19)
  expect(totals).toMatchObject({ cells: 219, dropped: 0 })
  expect(Object.values(totals.used).reduce((sum, count) => sum + count, 0)).toBe(219)
  const [first] = cards(tree)
  expect(first!.from.map(cellName)).toEqual(['D4', 'E4'])
  expect(cards(tree).every(({ from }) => from.length > 0)).toBe(true)
})

test('[X12] a click settles a doubt, and the plan is the same but for that', async () => {
  const before = await raw()
  const merged = await raw({ 'near-duplicate@D79': 'merge' })
  expect(merged.totals).toMatchObject({ projects: 68, toVerify: 15, dropped: 0 })
  const keeper = cards(merged.tree).find(({ title }) => title.startsWith('Appui à la définition'))!
  expect(keeper.from.map(cellName)).toEqual(expect.arrayContaining(['D77', 'D79', 'D92']))

  const moved = await raw({ 'extent@C75': 'start:72' })
  const under = (planned: typeof before, title: string) => outlineOf(planned.tree).slice(0, outlineOf(planned.tree).findIndex(line => line.includes(title))).findLast(line => line.startsWith('  ') && !line.startsWith('   '))
  expect(under(before, 'Grenelle des mobilités')).toContain('SOUTENIR')
  expect(under(moved, 'Grenelle des mobilités')).toContain('ACCOMPAGNER LES STRATEGIES')

  const split = await raw({ 'run-together@D89': 'split', 'garbled@D75': 'leave-out', 'orphan@E76': 'leave-out', 'joined-label@B6': 'separate', 'annotation@E23': 'status' })
  expect(split.totals).toMatchObject({ projects: 77, dropped: 0, groups: [3, 12, 24] })
  expect(split.totals.used['left-out']).toBe(8)
})

test('[T39][X14] an import is one step: undone, nothing of it is left in sight, and redone it is there again', async () => {
  const planned = await raw()
  const board = boardOf(planned)
  const visible = (one: Board): number => [...one.nodes()].filter(id => one.isVisible(id)).length
  expect(visible(board)).toBe(3 + 11 + 24 + 68 + 1 + 4 + 25)
  expect(board.undo()).toMatchObject({ command: 'importNodes', title: 'source' })
  expect(visible(board)).toBe(0)
  board.redo()
  expect(visible(board)).toBe(136)
})

test('[T39][X15] importing the same file again changes nothing: every line is the one that is there', async () => {
  for (const file of ['programme-2021.xlsx', 'programme-2021.raw.txt']) {
    const planned = plan(tableOf(await read(file)))
    const board = boardOf(planned)
    const match = matchPlan(planned, canonicalBoard(board))
    expect(new Set(match.nodes.map(({ state }) => state))).toEqual(new Set(['same']))
    expect(match.missing).toEqual([])
    const before = content(board)
    expect(applyImport(board, planned, { title: file })).toEqual({ ok: true, value: { added: 0, changed: 0, moved: 0, archived: 0 } })
    expect(content(board)).toEqual(before)
  }
})
