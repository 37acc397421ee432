import { expect, test } from 'vitest'
import { meet, smallBoard, valueOf } from '../../tests/smallBoard.ts'
import { addNode, archiveNode, moveNode, moveToStatus, removeStatus, renameNode, setFieldValue } from '../commands/index.ts'
import type { Filter } from '../model/index.ts'
import { BoardIndex, CardQuery, FilteredSet } from './index.ts'

const TODO: Filter = { text: '', conditions: [{ field: 'status', operator: 'is', values: ['todo'] }] }
const status = { by: 'field', field: 'status' } as const
const ask = (filter: Filter) => {
  const board = smallBoard('lea')
  const query = new CardQuery(new BoardIndex(board), { columns: status, lanes: null, sort: null, filter })
  const seen = () => query.grid().lanes.flatMap(({ cells }) => cells.flatMap(({ ids }) => ids)).join('')
  const outside = () => [...query.outside()].sort().join('')
  return { board, query, seen, outside }
}

test('[V23] [T44] a card that I move out of the filter stays in sight, marked, until the filter changes', () => {
  const { board, query, seen, outside } = ask(TODO)
  expect([seen(), outside()]).toEqual(['ab', ''])
  valueOf(moveToStatus(board, { ids: ['a'], status: 'yes' }))
  expect([seen(), outside(), query.has('a')]).toEqual(['ba', 'a', true])
  query.ask({ columns: { by: 'level', level: 1 }, lanes: null, sort: null, filter: { ...TODO } })
  expect(seen()).toBe('ab')
  query.ask({ columns: status, lanes: null, sort: null, filter: { ...TODO, text: 'billet' } })
  expect([seen(), outside()]).toEqual(['b', ''])
})

test('[V23] [T44] a card that I make stays in sight, marked; it loses the mark when it matches', () => {
  const { board, seen, outside } = ask(TODO)
  const fresh = valueOf(addNode(board, { kind: 'card', title: 'X', under: 'sub2', status: 'no' }))
  expect([seen(), outside()]).toEqual([`ab${fresh}`, fresh])
  valueOf(moveToStatus(board, { ids: [fresh], status: 'todo' }))
  expect(outside()).toBe('')
  valueOf(moveToStatus(board, { ids: [fresh], status: 'yes' }))
  expect(outside()).toBe(fresh)
  board.undo()
  valueOf(archiveNode(board, { id: fresh }))
  expect([seen(), outside()]).toEqual(['ab', ''])
})

test('[V23] what another person changes follows the filter', () => {
  const { board, seen, outside } = ask(TODO)
  const paul = smallBoard('paul', { from: board, startsAt: 5_000 })
  valueOf(moveToStatus(paul, { ids: ['a'], status: 'yes' }))
  valueOf(moveToStatus(paul, { ids: ['d'], status: 'todo' }))
  valueOf(addNode(paul, { kind: 'card', title: 'Y', under: 'sub2', status: 'no' }))
  meet(paul, board)
  expect([seen(), outside()]).toEqual(['bd', ''])
})

test('[V23] what I kept stays when another person changes it, and goes when it is archived', () => {
  const { board, query, seen, outside } = ask(TODO)
  const paul = smallBoard('paul', { from: board, startsAt: 5_000 })
  valueOf(moveToStatus(board, { ids: ['a'], status: 'yes' }))
  query.keep('d')
  const before = query.outside()
  valueOf(renameNode(paul, { id: 'a', title: 'Étude' }))
  meet(paul, board)
  expect([seen(), outside()]).toEqual(['bad', 'ad'])
  expect(query.outside()).toBe(before)
  valueOf(archiveNode(paul, { id: 'a' }))
  meet(paul, board)
  expect([seen(), outside()]).toEqual(['bd', 'd'])
})

test('[V23] cards below a group that I move, or in a column that I remove, stay in sight', () => {
  const { board, query, seen, outside } = ask({ text: 'axe 1', conditions: [] })
  expect(seen()).toBe('ab')
  valueOf(moveNode(board, { id: 'sub1', under: 'axis2', after: null }))
  expect([seen(), outside()]).toEqual(['ab', 'ab'])
  query.ask({ columns: status, lanes: null, sort: null, filter: TODO })
  valueOf(removeStatus(board, { id: 'todo', into: 'no' }))
  expect([seen(), outside()]).toEqual(['ab', 'ab'])
})

test('[V23] without a filter nothing is outside of it', () => {
  const { board, query, seen, outside } = ask({ text: ' ', conditions: [] })
  query.keep('a')
  valueOf(setFieldValue(board, { ids: ['a'], field: 'priority', value: '3' }))
  expect([seen(), outside(), query.isFiltered]).toEqual(['abcd', '', false])
})

test('[V23] a filtered tree knows which groups hold cards in sight', () => {
  const { board, query } = ask(TODO)
  expect([...query.countsBelow()]).toEqual([['sub1', 2], ['axis1', 2], ['root', 2]])
  const before = query.countsBelow()
  valueOf(setFieldValue(board, { ids: ['a'], field: 'priority', value: '3' }))
  expect(query.countsBelow()).toBe(before)
  valueOf(moveNode(board, { id: 'a', under: 'sub3', after: null }))
  expect(query.countsBelow().get('sub3')).toBe(1)
})

test('[V23] the set by itself: kept cards, until another filter', () => {
  const set = new FilteredSet()
  const even = (id: string): boolean => Number(id) % 2 === 0
  set.set(even, ['1', '2', '3', '4'])
  set.keep('1')
  set.update(['2', '3'], { exists: id => id !== '2', isMine: id => id === '3' })
  expect([['1', '2', '3', '4', '9'].filter(id => set.has(id)), ['1', '3', '4'].filter(id => set.isOutside(id))]).toEqual([['1', '3', '4'], ['1', '3']])
  set.refresh(() => true, ['1', '4'])
  expect([[...set.outside()], set.has('3')]).toEqual([[], false])
  set.set(null, ['1', '4'])
  expect([set.has('3'), set.isActive, set.outside().size]).toEqual([true, false, 0])
})
