import { expect, test } from 'vitest'
import { carryStep, type CarryGrid } from './carry.ts'
import { besideItem } from './listPlace.ts'
import { treePlace, type TreeShape } from './treePlace.ts'

/** root > a (a1, a2 (deep)), b */
const children: Record<string, string[]> = { root: ['a', 'b'], a: ['a1', 'a2'], a2: ['deep'] }
const parents: Record<string, string> = { a: 'root', b: 'root', a1: 'a', a2: 'a', deep: 'a2' }
const shape: TreeShape = { parent: id => parents[id] ?? '', children: id => children[id] ?? [], root: 'root' }

test('[T2] a drop above a row goes before it, and takes no notice of where the dragged one stood', () => {
  expect(treePlace(shape, 'b', { over: 'row', id: 'a2', intent: { kind: 'before' } })).toEqual({ under: 'a', after: 'a1' })
  expect(treePlace(shape, 'a1', { over: 'row', id: 'a2', intent: { kind: 'before' } })).toEqual({ under: 'a', after: null })
})

test('[T2] a drop below a row goes after it; into an open group first, into a closed one last', () => {
  expect(treePlace(shape, 'b', { over: 'row', id: 'a1', intent: { kind: 'after' } })).toEqual({ under: 'a', after: 'a1' })
  expect(treePlace(shape, 'b', { over: 'row', id: 'a', intent: { kind: 'inside', at: 'first' } })).toEqual({ under: 'a', after: null })
  expect(treePlace(shape, 'b', { over: 'row', id: 'a', intent: { kind: 'inside', at: 'last' } })).toEqual({ under: 'a', after: 'a2' })
  expect(treePlace(shape, 'a2', { over: 'row', id: 'a', intent: { kind: 'inside', at: 'last' } })).toEqual({ under: 'a', after: 'a1' })
})

test('[T2] dragged to the left of a last row, an item leaves its groups', () => {
  expect(treePlace(shape, 'deep', { over: 'row', id: 'deep', intent: { kind: 'out', level: 1 } })).toEqual({ under: 'a', after: 'a2' })
  expect(treePlace(shape, 'deep', { over: 'row', id: 'deep', intent: { kind: 'out', level: 0 } })).toEqual({ under: 'root', after: 'a' })
  expect(treePlace(shape, 'deep', { over: 'row', id: 'deep', intent: { kind: 'out', level: 2 } })).toBeNull()
})

test('[M4] no drop puts an item under itself', () => {
  expect(treePlace(shape, 'a', { over: 'row', id: 'deep', intent: { kind: 'after' } })).toBeNull()
  expect(treePlace(shape, 'a', { over: 'row', id: 'a2', intent: { kind: 'inside', at: 'first' } })).toBeNull()
  expect(treePlace(shape, 'a', { over: 'row', id: 'a', intent: { kind: 'inside', at: 'first' } })).toBeNull()
  expect(treePlace(shape, 'a1', { over: 'row', id: 'a1', intent: { kind: 'before' } })).toBeNull()
})

test('[T2] the empty space below the tree is the end of it', () => {
  expect(treePlace(shape, 'deep', { over: 'tree' })).toEqual({ under: 'root', after: 'b' })
  expect(treePlace(shape, 'b', { over: 'tree' })).toEqual({ under: 'root', after: 'a' })
})

test('[T1] beside a card of a column', () => {
  const column = ['x', 'y', 'z']
  expect(besideItem(column, { dragged: 'new', over: 'y', edge: 'before' })).toBe('x')
  expect(besideItem(column, { dragged: 'new', over: 'x', edge: 'before' })).toBeNull()
  expect(besideItem(column, { dragged: 'new', over: 'z', edge: 'after' })).toBe('z')
  expect(besideItem(column, { dragged: 'x', over: 'y', edge: 'before' })).toBeNull()
  expect(besideItem(column, { dragged: 'y', over: 'z', edge: 'before' })).toBe('x')
  expect(besideItem(column, { dragged: 'y', over: 'y', edge: 'after' })).toBe('x')
})

test('[T9] a carried card goes by arrows through cells, over the edge of a lane into the next one', () => {
  const counts = [
    [2, 0],
    [1, 3],
  ]
  const grid: CarryGrid = { lanes: 2, columns: 2, countAt: (lane, column) => counts[lane]![column]! }
  expect(carryStep(grid, { lane: 0, column: 0, index: 1 }, 'ArrowDown')).toEqual({ lane: 0, column: 0, index: 2 })
  expect(carryStep(grid, { lane: 0, column: 0, index: 2 }, 'ArrowDown')).toEqual({ lane: 1, column: 0, index: 0 })
  expect(carryStep(grid, { lane: 1, column: 1, index: 0 }, 'ArrowUp')).toEqual({ lane: 0, column: 1, index: 0 })
  expect(carryStep(grid, { lane: 0, column: 0, index: 2 }, 'ArrowRight')).toEqual({ lane: 0, column: 1, index: 0 })
  const corner = { lane: 0, column: 0, index: 0 }
  expect(carryStep(grid, corner, 'ArrowLeft')).toBe(corner)
  expect(carryStep(grid, corner, 'ArrowUp')).toBe(corner)
  expect(carryStep(grid, { lane: 1, column: 1, index: 0 }, 'End')).toEqual({ lane: 1, column: 1, index: 3 })
})
