/** The answer kept incrementally is the answer given afresh, whatever happened, whoever did it. */
import fc from 'fast-check'
import * as Y from 'yjs'
import { expect, test } from 'vitest'
import { smallBoard, valueOf } from '../../tests/smallBoard.ts'
import { addField, addNode, addOption, archiveNode, moveNode, moveOption, moveToStatus, removeOption, removeStatus, renameNode, restoreNode, setField, setFieldValue } from '../commands/index.ts'
import { ROOT, TRAY, type Board, type Filter, type GroupBy, type Sort } from '../model/index.ts'
import { BoardIndex, CardQuery, type CardGrid, type Question } from './index.ts'

const KINDS = ['card', 'card', 'group', 'move', 'move', 'move', 'status', 'status', 'archive', 'restore', 'rename', 'priority', 'number', 'date', 'person', 'track', 'option', 'option-order', 'option-gone', 'column-gone', 'undo', 'undo', 'redo', 'meet', 'ask'] as const
type Event = readonly [kind: (typeof KINDS)[number], who: number, x: number, y: number, z: number]

const RUNS = Number(process.env.RUNS ?? 100)
const counted = { events: 0, grids: 0, keptCells: 0, newCells: 0, outside: 0, filtered: 0 }
const pick = <T>(list: readonly T[], n: number): T => list[n % list.length]!

function act(board: Board, fields: { number: string, date: string, person: string }, [kind, , x, y, z]: Event): void {
  const nodes = [...board.nodes()]
  const cards = nodes.filter(id => board.nodeKind(id) === 'card')
  const groups = [ROOT, ...nodes.filter(id => board.nodeKind(id) === 'group')]
  const options = board.fields.children('priority')
  const columns = board.lanes.children(ROOT)
  switch (kind) {
    case 'card': return void addNode(board, { kind, title: `Projet ${z % 5}`, under: pick(groups, y), status: pick(columns, z) })
    case 'group': return void addNode(board, { kind, title: `Groupe ${z % 5}`, under: pick(groups, y), after: null })
    case 'move': {
      const under = z % 11 === 0 ? TRAY : pick(groups, y)
      return void moveNode(board, { id: pick(nodes, x), under, after: pick([null, ...board.tree.children(under)], z) })
    }
    case 'status': return void moveToStatus(board, { ids: [pick(cards, x), pick(cards, z)], status: pick(columns, y), after: pick([null, ...board.lanes.children(pick(columns, y))], z) })
    case 'archive': return void archiveNode(board, { id: pick(nodes, x) })
    case 'restore': return void restoreNode(board, { id: pick(nodes, x) })
    case 'rename': return void renameNode(board, { id: pick(nodes, x), title: `Nom ${z % 9}` })
    case 'priority': return void setFieldValue(board, { ids: [pick(cards, x)], field: 'priority', value: pick([null, ...options.map(id => id.slice('priority:'.length))], z) })
    case 'number': return void setFieldValue(board, { ids: [pick(cards, x)], field: fields.number, value: pick([null, 1, 2.5, 10], z) })
    case 'date': return void setFieldValue(board, { ids: [pick(cards, x)], field: fields.date, value: pick([null, '2021-01-31', '2021-04-01', '2022-01-01'], z) })
    case 'person': return void setFieldValue(board, { ids: [pick(cards, x)], field: fields.person, value: pick([null, 'p1', 'p2', 'Anne'], z) })
    case 'track': return void setField(board, { id: pick(groups, x), field: 'track', value: pick([null, 'common', 'tailored'], z) })
    case 'option': return void (z % 4 === 0 && addOption(board, { field: 'priority', title: `Option ${z % 9}` }))
    case 'option-order': return void moveOption(board, { id: pick(options, x), after: null })
    case 'option-gone': return void (z % 4 === 0 && removeOption(board, { id: pick(options, x), into: null }))
    case 'column-gone': return void (z % 6 === 0 && removeStatus(board, { id: pick(columns, x), into: pick(columns, y) }))
    case 'undo': return void board.undo()
    case 'redo': return void board.redo()
    case 'meet': case 'ask': return
  }
}

function question(fields: { number: string, date: string, person: string }, [, , x, y, z]: Event): Question {
  const groupings: (GroupBy | null)[] = [null, { by: 'field', field: 'status' }, { by: 'field', field: 'priority' }, { by: 'level', level: 1 }, { by: 'level', level: 2 }, { by: 'field', field: fields.date }, { by: 'field', field: fields.person }, { by: 'field', field: fields.number }, { by: 'field', field: 'track' }]
  const sorts: (Sort | null)[] = [null, null, { field: 'title', descending: false }, { field: 'priority', descending: true }, { field: fields.number, descending: false }, { field: 'track', descending: false }]
  const filters: Filter[] = [
    { text: '', conditions: [] },
    { text: 'projet', conditions: [] },
    { text: '', conditions: [{ field: 'priority', operator: 'filled', values: [] }] },
    { text: '', conditions: [{ field: 'place', operator: 'is', values: ['axis1'] }] },
    { text: '', conditions: [{ field: fields.number, operator: 'min', values: [2] }] },
  ]
  return { columns: pick(groupings, x), lanes: pick(groupings, y), sort: pick(sorts, z), filter: pick(filters, x + z), hideEmpty: z % 3 === 0 }
}

/** Each card in sight once, in the cell of its groups; counts agree. */
function checkCounts({ columns, lanes }: CardGrid, isIn: (id: string) => boolean, cards: readonly string[]): void {
  const ids = lanes.flatMap(({ cells }) => cells.flatMap(cell => cell.ids))
  expect(ids.toSorted()).toEqual(cards.filter(isIn).toSorted())
  expect(columns.reduce((sum, { count }) => sum + count, 0)).toBe(ids.length)
  for (const lane of lanes) expect(lane.cells.length).toBe(columns.length)
}

test('[V11] [V12] [V13] [V21] [V22] after any events the kept answer is the fresh one, every card once, and cells that say the same are the same', () => {
  const event = fc.tuple(fc.constantFrom(...KINDS), fc.nat(1), fc.nat(997), fc.nat(997), fc.nat(997))
  fc.assert(fc.property(fc.array(event, { minLength: 10, maxLength: 40, size: 'max' }), events => {
    const lea = smallBoard('lea')
    const fields = { number: valueOf(addField(lea, { title: 'N', type: 'number' })), date: valueOf(addField(lea, { title: 'D', type: 'date' })), person: valueOf(addField(lea, { title: 'P', type: 'person' })) }
    lea.note([['person:p1', { kind: 'person', name: 'Zoé', colour: '#111111' }], ['person:p2', { kind: 'person', name: 'zoe', colour: '#111111' }]])
    const paul = smallBoard('paul', { from: lea, startsAt: 500_000 })
    const index = new BoardIndex(lea)
    let asked = question(fields, events[0]!)
    const query = new CardQuery(index, asked)
    let former = query.grid()
    for (const each of events) {
      counted.events++
      act(pick([lea, lea, paul], each[1]), fields, each)
      if (each[0] === 'meet') for (const [from, to] of [[lea, paul], [paul, lea]] as const) Y.applyUpdate(to.facts.doc, Y.encodeStateAsUpdate(from.facts.doc))
      if (each[0] === 'ask') query.ask((asked = question(fields, each)))
      const grid = query.grid()
      const fresh = new CardQuery(new BoardIndex(lea), asked)
      for (const id of query.outside()) fresh.keep(id)
      expect(grid).toEqual(fresh.grid())
      expect(query.countsBelow()).toEqual(fresh.countsBelow())
      checkCounts(grid, id => query.has(id), [...lea.nodes()].filter(id => lea.nodeKind(id) === 'card'))
      for (const lane of grid.lanes) {
        const before = former.lanes.find(({ key }) => key === lane.key)
        for (const [i, cell] of lane.cells.entries()) {
          const was = before?.cells[former.columns.findIndex(({ key }) => key === grid.columns[i]!.key)]
          if (each[0] === 'ask' || !was || JSON.stringify(was) !== JSON.stringify(cell)) counted.newCells++
          else {
            expect(cell).toBe(was)
            counted.keptCells++
          }
        }
      }
      counted.grids++
      counted.outside += query.outside().size
      counted.filtered += query.isFiltered ? 1 : 0
      former = grid
      fresh.close()
      fresh.index.close()
    }
  }), { numRuns: RUNS })
  console.log(counted)
  for (const [what, count] of Object.entries(counted)) expect(count, what).toBeGreaterThan(100)
}, Math.max(60_000, RUNS * 200))
