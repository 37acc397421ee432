import { expect, test } from 'vitest'
import { meet, smallBoard } from '../../tests/smallBoard.ts'
import type { Board } from '../model/index.ts'
import { moveNode, settleCycle } from './index.ts'

/** Two people put one group under the other, each the other way round, without hearing each other. */
function crossed(): { anne: Board; bruno: Board } {
  const anne = smallBoard('anne')
  const bruno = smallBoard('bruno', { from: anne, startsAt: 9_000 })
  expect(moveNode(anne, { id: 'sub1', under: 'sub2', after: null }).ok).toBe(true)
  expect(moveNode(bruno, { id: 'sub2', under: 'sub1', after: null }).ok).toBe(true)
  meet(anne, bruno)
  return { anne, bruno }
}

test('[T13] of two moves into each other the earlier stands; the later mover stays where it was, and is marked', () => {
  const { anne, bruno } = crossed()
  for (const board of [anne, bruno]) {
    expect(board.tree.path('sub1')).toEqual(['sub1', 'sub2', 'axis1', 'root'])
    expect(['sub1', 'sub2'].filter(id => board.tree.isDisplaced(id))).toEqual(['sub2'])
  }
})

test('[T13] “here” keeps it and forgets the wish', () => {
  const { anne, bruno } = crossed()
  expect(settleCycle(anne, { id: 'sub2', keep: 'here' })).toEqual({ ok: true, value: undefined })
  meet(anne, bruno)
  for (const board of [anne, bruno]) {
    expect(board.tree.path('sub1')).toEqual(['sub1', 'sub2', 'axis1', 'root'])
    expect(board.tree.isDisplaced('sub2')).toBe(false)
  }
})

test('[T13] “there” puts it where it was wanted; what held it back comes out to its place; one undo', () => {
  const { anne, bruno } = crossed()
  expect(settleCycle(bruno, { id: 'sub2', keep: 'there' })).toEqual({ ok: true, value: undefined })
  meet(anne, bruno)
  for (const board of [anne, bruno]) {
    expect(board.tree.path('sub2')).toEqual(['sub2', 'sub1', 'axis1', 'root'])
    expect(board.tree.isDisplaced('sub2')).toBe(false)
  }
  bruno.undo()
  meet(anne, bruno)
  // As after the two moves.
  for (const board of [anne, bruno]) expect(board.tree.path('sub1')).toEqual(['sub1', 'sub2', 'axis1', 'root'])
})

test('[T13] a node that no cycle holds has nothing to settle', () => {
  expect(settleCycle(smallBoard('anne'), { id: 'sub1', keep: 'there' })).toEqual({ ok: false, code: 'unknown-node' })
})
