import { expect, test } from 'vitest'
import { smallBoard, valueOf } from '../../tests/smallBoard.ts'
import { addField, addNode, addOption, archiveNode, moveNode, moveToStatus, removeOption, renameNode, setCapacity, setFieldValue } from '../commands/index.ts'
import { fieldDefinition, ROOT, TRAY, type GroupBy } from '../model/index.ts'
import { BoardIndex, CardQuery, isOver, type CardGrid, type Question } from './index.ts'

const status: GroupBy = { by: 'field', field: 'status' }
const axis: GroupBy = { by: 'level', level: 1 }
const ask = (question: Partial<Question> = {}) => {
  const board = smallBoard('lea')
  const index = new BoardIndex(board)
  return { board, index, query: new CardQuery(index, { columns: status, lanes: null, sort: null, ...question }) }
}
/** `lane: column=cards, …` a line; empty cells left out. */
const show = ({ columns, lanes }: CardGrid): string[] =>
  lanes.map(lane => `${lane.title ?? lane.key}: ${lane.cells.flatMap(({ ids }, i) => (ids.length > 0 ? [`${columns[i]!.key || '∅'}=${ids.join('')}`] : [])).join(' ')}`)
const keys = ({ columns }: CardGrid) => columns.map(({ key, count }) => `${key || '∅'} ${count}`)

test('[V11] [T5] columns by status, one lane of all', () => {
  const { query } = ask()
  expect(show(query.grid())).toEqual([': todo=ab yes=c no=d'])
  expect(query.grid().columns.map(({ title, of, colour, total }) => [title, of, colour, total])).toEqual([['À arbitrer', 'option', 'amber', 2], ['Inscrit', 'option', 'green', 1], ['Non retenu', 'option', 'rose', 1]])
})

test('[V11] [T5] any field and any level of the tree make columns and lanes, empty groups included', () => {
  const { query } = ask({ columns: axis, lanes: { by: 'field', field: 'priority' } })
  expect(show(query.grid())).toEqual(['1: axis1=a', '2: axis1=b', '3: ', ': axis2=cd'])
  query.ask({ columns: { by: 'field', field: 'territory' }, lanes: axis, sort: null })
  expect(show(query.grid())).toEqual(['Axe 1: FR-DE=a ∅=b', 'Axe 2: FR-BE=c ∅=d'])
  query.ask({ columns: { by: 'level', level: 2 }, lanes: null, sort: null })
  expect(keys(query.grid())).toEqual(['sub1 2', 'sub2 0', 'sub3 1', '∅ 1'])
  query.ask({ columns: { by: 'level', level: 2 }, lanes: null, sort: null, hideEmpty: true })
  expect(keys(query.grid())).toEqual(['sub1 2', 'sub3 1', '∅ 1'])
  query.ask({ columns: { by: 'level', level: 7 }, lanes: status, sort: null })
  expect(show(query.grid())).toEqual(['À arbitrer: ∅=ab', 'Inscrit: ∅=c', 'Non retenu: ∅=d'])
  query.ask({ columns: { by: 'field', field: 'track' }, lanes: null, sort: null })
  expect(keys(query.grid())).toEqual(['common 2', 'tailored 2'])
  query.ask({ columns: null, lanes: null, sort: null })
  expect(show(query.grid())).toEqual([': ∅=abcd'])
})

test('[V11] numbers by size, dates by month with the months between, people by name', () => {
  const { board, query } = ask()
  const cost = valueOf(addField(board, { title: 'Coût', type: 'number' }))
  const due = valueOf(addField(board, { title: 'Échéance', type: 'date' }))
  const who = valueOf(addField(board, { title: 'Référent', type: 'person' }))
  board.note([['person:p2', { kind: 'person', name: 'Zoé', colour: '#111111' }], ['person:p1', { kind: 'person', name: 'zoe', colour: '#111111' }]])
  const set = (field: string, values: Record<string, string | number>) => Object.entries(values).forEach(([id, value]) => valueOf(setFieldValue(board, { ids: [id], field, value })))
  set(cost, { a: 10, b: 9, c: 9 })
  set(due, { a: '2021-03-31', c: '2021-01-02' })
  set(who, { a: 'p1', b: 'p2', d: 'Anne' })
  query.ask({ columns: { by: 'field', field: cost }, lanes: null, sort: null })
  expect(show(query.grid())).toEqual([': 9=bc 10=a ∅=d'])
  query.ask({ columns: { by: 'field', field: due }, lanes: null, sort: null })
  expect(keys(query.grid())).toEqual(['2021-01 1', '2021-02 0', '2021-03 1', '∅ 2'])
  query.ask({ columns: { by: 'field', field: due, unit: 'year' }, lanes: null, sort: null })
  expect(keys(query.grid())).toEqual(['2021 2', '∅ 2'])
  query.ask({ columns: { by: 'field', field: who }, lanes: null, sort: null })
  expect(query.grid().columns.map(({ title, value, count }) => [title, value, count])).toEqual([['Anne', 'Anne', 1], ['zoe', 'p1', 2], [null, null, 1]])
  query.ask({ columns: { by: 'field', field: 'createdAt', unit: 'day' }, lanes: null, sort: null })
  expect(keys(query.grid())).toEqual(['1970-01-01 4'])
  // 40 years apart: the months between would be no list to look over.
  set(due, { b: '1981-01-01' })
  query.ask({ columns: { by: 'field', field: due }, lanes: null, sort: null })
  expect(keys(query.grid())).toEqual(['1981-01 1', '2021-01 1', '2021-03 1', '∅ 1'])
})

test('[V11] times are put into the months of the reader’s clock', () => {
  const board = smallBoard('lea', { startsAt: Date.parse('2021-02-28T23:30:00Z') })
  const query = new CardQuery(new BoardIndex(board), { columns: { by: 'field', field: 'createdAt' }, lanes: null, sort: null }, { localDate: time => (time < Date.parse('2021-03-01T00:00:00Z') ? '2021-03-01' : '') })
  expect(keys(query.grid())).toEqual(['2021-03 4'])
})

test('[V12] cards stand in the order of their column, else of the tree, else sorted', () => {
  const { board, query } = ask()
  valueOf(moveToStatus(board, { ids: ['d', 'c'], status: 'todo', after: 'a' }))
  expect(show(query.grid())).toEqual([': todo=adcb'])
  query.ask({ columns: { by: 'field', field: 'submission' }, lanes: null, sort: null })
  expect(show(query.grid())).toEqual([': ∅=abcd'])
  valueOf(moveNode(board, { id: 'axis2', under: ROOT, after: null }))
  expect(show(query.grid())).toEqual([': ∅=cdab'])
  query.ask({ columns: status, lanes: null, sort: { field: 'title', descending: false } })
  expect(show(query.grid())).toEqual([': todo=bdac'])
  query.ask({ columns: status, lanes: null, sort: { field: 'priority', descending: true } })
  expect(show(query.grid())).toEqual([': todo=badc'])
  valueOf(renameNode(board, { id: 'd', title: 'Zones' }))
  valueOf(setFieldValue(board, { ids: ['d'], field: 'priority', value: '3' }))
  expect(show(query.grid())).toEqual([': todo=dbac'])
})

test('[V13] what did not change is the same object', () => {
  const { board, query } = ask({ lanes: axis })
  const before = query.grid()
  expect(query.grid()).toBe(before)
  valueOf(renameNode(board, { id: 'a', title: 'Autre' }))
  expect(query.grid()).toBe(before)
  valueOf(moveToStatus(board, { ids: ['a'], status: 'yes' }))
  const after = query.grid()
  expect(after).not.toBe(before)
  expect([after.lanes[1] === before.lanes[1], after.lanes[0]!.cells[2] === before.lanes[0]!.cells[2], after.columns[2] === before.columns[2]]).toEqual([true, true, true])
  expect(after.lanes[0]!.cells[0]!.ids).toEqual(['b'])
  // A definition changes: everything is read again, and what is the same stays the same object.
  valueOf(renameNode(board, { id: 'no', title: 'Écarté' }))
  expect([query.grid().columns[0] === after.columns[0], query.grid().columns[2]!.title, query.grid().lanes[0] === after.lanes[0]]).toEqual([true, 'Écarté', true])
})

test('[V11] sums of number fields by cell, column and lane', () => {
  const { board, query } = ask({ lanes: axis })
  const days = valueOf(addField(board, { title: 'Jours', type: 'number' }))
  valueOf(setFieldValue(board, { ids: ['a'], field: days, value: 0.1 }))
  valueOf(setFieldValue(board, { ids: ['b'], field: days, value: 0.2 }))
  valueOf(setFieldValue(board, { ids: ['d'], field: days, value: 7 }))
  const { columns, lanes } = query.grid()
  expect(columns.map(({ sums }) => sums)).toEqual([{ [days]: 0.3 }, {}, { [days]: 7 }])
  expect(lanes.map(({ sums }) => sums)).toEqual([{ [days]: 0.3 }, { [days]: 7 }])
  expect(lanes[0]!.cells[0]!.sums).toEqual({ [days]: 0.3 })
  const ids = lanes[0]!.cells[0]!.ids
  valueOf(setFieldValue(board, { ids: ['b'], field: days, value: 4 }))
  expect(query.grid().lanes[0]!.cells[0]!.sums).toEqual({ [days]: 4.1 })
  expect(query.grid().lanes[0]!.cells[0]!.ids).toBe(ids)
})

test('[V8] [T45] a column over its capacity says so, whatever the filter hides', () => {
  const { board, query } = ask()
  valueOf(setCapacity(board, { id: 'todo', capacity: 1 }))
  query.ask({ columns: status, lanes: null, sort: null, filter: { text: 'billet', conditions: [] } })
  const [todo, yes] = query.grid().columns
  expect([todo!.count, todo!.total, isOver(todo!), isOver(yes!)]).toEqual([1, 2, true, false])
})

test('[V7] a removed option is a group as long as a card holds it, and a value that no option has is one too', () => {
  const { board, query } = ask({ columns: { by: 'field', field: 'priority' } })
  board.note([['d', { priority: 'haute' }]])
  valueOf(removeOption(board, { id: 'priority:2', into: null }))
  expect(keys(query.grid())).toEqual(['1 1', '3 0', 'haute 1', '∅ 2'])
  board.note([['c', { priority: '2' }]])
  expect(query.grid().columns.map(({ key, isArchived, of }) => [key, isArchived, of])).toEqual([['1', false, 'option'], ['2', true, 'option'], ['3', false, 'option'], ['haute', false, 'value'], ['', false, 'none']])
  const four = valueOf(addOption(board, { field: 'priority', title: 'Quatre', after: 'priority:1' }))
  expect(query.grid().columns.map(({ key }) => key)).toEqual(['1', four, '2', '3', 'haute', ''])
  expect(fieldDefinition(board, 'priority')!.options).toHaveLength(4)
})

test('[V11] archived cards are nowhere, new ones and those in the tray are somewhere', () => {
  const { board, query } = ask({ lanes: axis })
  valueOf(archiveNode(board, { id: 'sub1' }))
  expect(show(query.grid())).toEqual(['Axe 1: ', 'Axe 2: yes=c no=d'])
  board.undo()
  valueOf(moveNode(board, { id: 'sub1', under: TRAY, after: null }))
  expect(show(query.grid())).toEqual(['Axe 1: ', 'Axe 2: yes=c no=d', ': todo=ab'])
  const fresh = valueOf(addNode(board, { kind: 'card', title: 'X', under: 'sub2', status: 'no' }))
  expect(show(query.grid())).toEqual([`Axe 1: no=${fresh}`, 'Axe 2: yes=c no=d', ': todo=ab'])
  board.note([['c', { lane: ['nowhere', 'a0-000a0'] }]])
  expect(show(query.grid())[1]).toBe('Axe 2: no=d ∅=c')
})

test('[V11] values with line breaks in them, and levels that no tree has, do no harm', () => {
  const { board, query } = ask()
  board.note([['a', { territory: 'x\ny', rationale: 'z' }], ['b', { territory: 'x', rationale: 'y\nz' }]])
  query.ask({ columns: { by: 'field', field: 'rationale' }, lanes: { by: 'field', field: 'territory' }, sort: null })
  expect(show(query.grid())).toEqual(['FR-BE: ∅=c', 'x: y\nz=b', 'x\ny: z=a', ': ∅=d'])
  query.ask({ columns: { by: 'level', level: 1_000_000 }, lanes: null, sort: null })
  expect(keys(query.grid())).toEqual(['∅ 4'])
})
