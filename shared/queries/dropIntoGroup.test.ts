import { expect, test } from 'vitest'
import { meet, smallBoard, valueOf } from '../../tests/smallBoard.ts'
import { addField, addNode, moveToStatus, placeCards, removeOption, setFieldValue } from '../commands/index.ts'
import { fingerprint, ROOT, type Board, type GroupBy } from '../model/index.ts'
import { BoardIndex, CardQuery, dropIntoGroup, type Question } from './index.ts'

const status: GroupBy = { by: 'field', field: 'status' }
const priority: GroupBy = { by: 'field', field: 'priority' }
const level = (n: number): GroupBy => ({ by: 'level', level: n })

/** Drops cards into the cell of these keys of the grid, as a view would. */
function drop(board: Board, question: Partial<Question>, ids: string[], column: string, lane = '', after?: string | null): string {
  const index = new BoardIndex(board)
  const asked = { columns: null, lanes: null, sort: null, ...question }
  const query = new CardQuery(index, asked)
  const grid = query.grid()
  const [c, l] = [grid.columns.findIndex(({ key }) => key === column), grid.lanes.findIndex(({ key }) => key === lane)]
  const meaning = dropIntoGroup(index, asked, { ids, column: grid.columns[c]!, lane: grid.lanes[l]!, cell: grid.lanes[l]!.cells[c]!.ids, after })
  if (!meaning.ok) return meaning.code
  const result = placeCards(board, meaning.placement)
  if (!result.ok) return result.code
  const home = query.grid().lanes.flatMap(row => row.cells.flatMap((cell, i) => (ids.every(id => cell.ids.includes(id)) ? [`${row.key}/${query.grid().columns[i]!.key}`] : [])))
  const total = query.grid().columns.reduce((sum, { count }) => sum + count, 0)
  query.close()
  return `${home.join()} of ${total}`
}
const at = (board: Board, id: string) => [board.statusOf(id), board.tree.parent(id), board.field(id, 'priority') ?? null]

test('[V14] [T5] a drag across both changes both, in one step of undo, and nothing else', () => {
  const board = smallBoard('lea')
  const before = fingerprint(board)
  expect(drop(board, { columns: level(1), lanes: priority }, ['a'], 'axis2', '3')).toBe('3/axis2 of 4')
  expect(at(board, 'a')).toEqual(['todo', 'sub3', '3'])
  expect(board.steps.canUndo).toEqual({ command: 'placeCards', title: 'Étude des flux', count: 1 })
  board.undo()
  expect(fingerprint(board)).toBe(before)
  expect(drop(board, { columns: status, lanes: level(1) }, ['a', 'b'], 'yes', 'axis2', 'c')).toBe('axis2/yes of 4')
  expect([at(board, 'a'), at(board, 'b')]).toEqual([['yes', 'sub3', '1'], ['yes', 'sub3', '2']])
  expect([board.lanes.children('yes'), board.tree.children('sub3')]).toEqual([['c', 'a', 'b'], ['d', 'a', 'b']])
  board.undo()
  expect(fingerprint(board)).toBe(before)
})

test('[V14] a drop within a lane or a column changes only the other one', () => {
  const board = smallBoard('lea')
  expect(drop(board, { columns: status, lanes: level(1) }, ['c'], 'no', 'axis2')).toBe('axis2/no of 4')
  expect(at(board, 'c')).toEqual(['no', 'axis2', null])
  expect(board.steps.canUndo?.command).toBe('changeStatus')
  expect(drop(board, { columns: priority, lanes: level(1) }, ['c'], '2', 'axis2')).toBe('axis2/2 of 4')
  expect(at(board, 'c')).toEqual(['no', 'axis2', '2'])
  expect(board.steps.canUndo?.command).toBe('setFieldValue')
  expect(drop(board, { columns: priority }, ['c'], '')).toBe('/ of 4')
  expect(board.field('c', 'priority')).toBeNull()
})

test('[V14] what is dropped where it is writes nothing', () => {
  const board = smallBoard('lea')
  const before = fingerprint(board)
  drop(board, { columns: status, lanes: level(1) }, ['a'], 'todo', 'axis1')
  drop(board, { columns: status }, ['b'], 'todo', '', 'a')
  drop(board, { columns: status }, ['a'], 'todo', '', null)
  drop(board, { columns: level(2) }, ['b'], 'sub1', '', 'a')
  drop(board, { columns: priority }, ['a'], '1', '', null)
  drop(board, { columns: null }, ['a'], '')
  expect(fingerprint(board)).toBe(before)
  expect(board.steps.canUndo).toBeNull()
})

test('[V14] in a column of statuses the place is the column’s: first of a lane is before the first card of that lane', () => {
  const board = smallBoard('lea')
  valueOf(moveToStatus(board, { ids: ['a', 'c', 'b', 'd'], status: 'todo', after: null }))
  expect(drop(board, { columns: status, lanes: level(1) }, ['d'], 'todo', 'axis2', null)).toBe('axis2/todo of 4')
  expect(board.lanes.children('todo')).toEqual(['a', 'd', 'c', 'b'])
  drop(board, { columns: status, lanes: level(1) }, ['a'], 'todo', 'axis1', 'b')
  expect(board.lanes.children('todo')).toEqual(['d', 'c', 'b', 'a'])
  drop(board, { columns: status, lanes: level(1), sort: { field: 'title', descending: false } }, ['a'], 'todo', 'axis1', null)
  expect(board.lanes.children('todo')).toEqual(['d', 'c', 'b', 'a'])
})

test('[V14] in columns of the tree the place is the tree’s', () => {
  const board = smallBoard('lea')
  expect(drop(board, { columns: level(1), lanes: priority }, ['c'], 'axis1', '2', null)).toBe('2/axis1 of 4')
  expect([board.tree.children('sub1'), board.field('c', 'priority')]).toEqual([['a', 'c', 'b'], '2'])
  drop(board, { columns: level(1) }, ['c', 'a'], 'axis2', '', 'd')
  expect(board.tree.children('sub3')).toEqual(['d', 'a', 'c'])
  // Among cards of one priority there is no place by hand: only the priority changes.
  drop(board, { columns: priority }, ['d'], '1', '', null)
  expect([board.tree.children('sub3'), board.field('d', 'priority')]).toEqual([['d', 'a', 'c'], '1'])
})

test('[V14] without a group at a level: right under the one above, once', () => {
  const board = smallBoard('lea')
  expect(drop(board, { columns: level(2) }, ['a', 'd'], '')).toBe('/ of 4')
  expect([board.tree.parent('a'), board.tree.parent('d'), board.tree.parent('c')]).toEqual(['axis1', 'axis2', 'axis2'])
  valueOf(addNode(board, { kind: 'card', title: 'Libre', under: ROOT }))
  expect(drop(board, { columns: level(1) }, ['a', 'b'], '')).toBe('/ of 5')
  expect([board.tree.parent('a'), board.tree.parent('b')]).toEqual([ROOT, ROOT])
})

test('[V15] two levels at once: the inner group must lie in the outer one', () => {
  const board = smallBoard('lea')
  const both = { columns: level(1), lanes: level(2) }
  const before = fingerprint(board)
  expect(drop(board, both, ['a'], 'axis1', 'sub3')).toBe('unknown-place')
  expect(drop(board, { columns: level(1), lanes: level(1) }, ['a'], 'axis2', 'axis1')).toBe('unknown-place')
  expect(fingerprint(board)).toBe(before)
  expect(drop(board, both, ['a'], 'axis2', 'sub3')).toBe('sub3/axis2 of 4')
  expect(board.tree.parent('a')).toBe('sub3')
  expect(drop(board, both, ['a'], 'axis2', '')).toBe('/axis2 of 4')
  expect(board.tree.parent('a')).toBe('axis2')
  expect(drop(board, both, ['a', 'b'], 'axis1', 'sub2')).toBe('sub2/axis1 of 4')
  expect(board.tree.children('sub2')).toEqual(['b', 'a'])
})

test('[V15] what cannot be set by hand takes nothing, unless the card is there', () => {
  const board = smallBoard('lea')
  const before = fingerprint(board)
  expect(drop(board, { columns: { by: 'field', field: 'track' } }, ['a'], 'tailored')).toBe('read-only-field')
  expect(drop(board, { columns: { by: 'field', field: 'track' }, lanes: priority }, ['a'], 'common', '3')).toBe('3/common of 4')
  board.undo()
  board.note([['c', { priority: 'haute' }], ['d', { lane: ['nowhere', 'a0-000a0'] }]])
  expect(drop(board, { columns: priority }, ['a'], 'haute')).toBe('unknown-option')
  expect(drop(board, { columns: status }, ['a'], '')).toBe('unknown-status')
  valueOf(removeOption(board, { id: 'priority:2', into: null }))
  board.note([['b', { priority: '2' }]])
  expect(drop(board, { columns: priority }, ['a'], '2')).toBe('unknown-option')
  expect(fingerprint(board)).not.toBe(before)
})

test('[V14] a date dropped into another month keeps its day, a number or a person takes the group’s', () => {
  const board = smallBoard('lea')
  const due = valueOf(addField(board, { title: 'Échéance', type: 'date' }))
  const cost = valueOf(addField(board, { title: 'Coût', type: 'number' }))
  const who = valueOf(addField(board, { title: 'Référent', type: 'person' }))
  for (const [id, value] of [['a', '2021-01-31'], ['b', '2021-03-15']] as const) valueOf(setFieldValue(board, { ids: [id], field: due, value }))
  valueOf(setFieldValue(board, { ids: ['b'], field: cost, value: 12 }))
  valueOf(setFieldValue(board, { ids: ['b'], field: who, value: 'Anne' }))
  const month: GroupBy = { by: 'field', field: due }
  expect(drop(board, { columns: month, lanes: { by: 'field', field: cost } }, ['a', 'c'], '2021-02', '12')).toBe('12/2021-02 of 4')
  expect(['a', 'c'].map(id => [board.field(id, due), board.field(id, cost)])).toEqual([['2021-02-28', 12], ['2021-02-01', 12]])
  drop(board, { columns: { by: 'field', field: due, unit: 'day' }, lanes: { by: 'field', field: who } }, ['a'], '2021-03-15', 'Anne')
  expect([board.field('a', due), board.field('a', who)]).toEqual(['2021-03-15', 'Anne'])
  drop(board, { columns: month }, ['a'], '')
  expect(board.field('a', due)).toBeNull()
})

test('[V14] two people drag one card across different things at once: both stand', () => {
  const lea = smallBoard('lea')
  const paul = smallBoard('paul', { from: lea, startsAt: 5_000 })
  drop(lea, { columns: status, lanes: priority }, ['a'], 'yes', '3')
  drop(paul, { columns: level(1), lanes: { by: 'field', field: 'submission' } }, ['a'], 'axis2', 'interest')
  meet(lea, paul)
  for (const board of [lea, paul]) expect([...at(board, 'a'), board.field('a', 'submission')]).toEqual(['yes', 'sub3', '3', 'interest'])
  expect(fingerprint(lea)).toBe(fingerprint(paul))
})
