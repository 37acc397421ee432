import type { CardGrid, CardGroup } from '@trame/shared/queries'
import { expect, test } from 'vitest'
import { findCard, firstCard, neighbour, walkOf } from './walk.ts'

const group = (key: string): CardGroup => ({ key, of: 'option', id: key, value: key, title: key, colour: null, capacity: null, isArchived: false, count: 0, total: 0, sums: {} })
const cell = (...ids: string[]) => ({ ids, sums: {} })
const grid: CardGrid = {
  columns: [group('todo'), group('no'), group('yes')],
  lanes: [
    { ...group('axis1'), cells: [cell('a', 'b'), cell(), cell('c')] },
    { ...group('axis2'), cells: [cell('d'), cell('e'), cell()] },
  ],
}
const open = walkOf(grid, () => false)

test('[T5] each card is found in its cell, and nobody else', () => {
  expect(findCard(open, 'e')).toEqual({ lane: 1, column: 1, index: 0 })
  expect(findCard(open, 'nobody')).toBeNull()
  expect(open.lanes[0]!.cells[0]).toBe(grid.lanes[0]!.cells[0]!.ids)
})

test('[T9] arrows go down a column across its lanes, and sideways over empty columns', () => {
  const from = (id: string, key: Parameters<typeof neighbour>[2]) => neighbour(open, findCard(open, id)!, key)
  expect([from('b', 'ArrowDown'), from('d', 'ArrowUp'), from('a', 'ArrowUp')]).toEqual(['d', 'b', undefined])
  expect([from('b', 'ArrowRight'), from('c', 'ArrowLeft'), from('d', 'ArrowRight')]).toEqual(['e', 'e', 'e'])
  expect([from('b', 'Home'), from('a', 'End')]).toEqual(['a', 'd'])
})

test('[T5] nothing is walked to in a folded lane or column', () => {
  const folded = walkOf(grid, (axis, key) => (axis === 'lanes' ? key === 'axis1' : key === 'no'))
  expect(folded.lanes.map(({ cells }) => cells)).toEqual([[[], [], []], [['d'], [], []]])
  expect([firstCard(folded), findCard(folded, 'a'), findCard(folded, 'e')]).toEqual(['d', null, null])
})
