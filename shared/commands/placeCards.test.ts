import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { Board, ROOT } from '../model/index.ts'
import { createBoard } from './createBoard.ts'
import { placeCards } from './placeCards.ts'

function programme(): Board {
  let tick = 1_000
  let seed = 7
  const board = new Board(new Y.Doc(), { author: 'lea', now: () => tick++, random: () => (seed = (seed * 16807) % 2147483647) / 2147483647 })
  createBoard(board, {
    room: 'x',
    draft: {
      title: 'P',
      fields: {},
      statuses: [
        { id: 'todo', title: 'À arbitrer', statusKind: 'arbitration', colour: 'amber' },
        { id: 'yes', title: 'Inscrit', statusKind: 'accepted', colour: 'green' },
      ],
      tree: [
        { id: 'axis1', kind: 'group', title: 'Axe 1', children: [{ id: 'sub1', kind: 'group', title: 'S1', children: [{ id: 'a', kind: 'card', title: 'A', status: 'todo' }] }] },
        { id: 'axis2', kind: 'group', title: 'Axe 2', children: [{ id: 'sub2', kind: 'group', title: 'S2', children: [{ id: 'b', kind: 'card', title: 'B', status: 'yes' }] }, { id: 'c', kind: 'card', title: 'C', status: 'yes' }] },
      ],
    },
  })
  return board
}

test('[T5] a card dropped into another lane changes its column and its axis in one step of undo', () => {
  const board = programme()
  expect(placeCards(board, { ids: ['a'], lane: { status: 'yes', after: 'b' }, tree: { kind: 'below', group: 'axis2' } })).toEqual({ ok: true, value: undefined })
  expect(board.lanes.children('yes')).toEqual(['b', 'a', 'c'])
  expect(board.tree.children('sub2')).toEqual(['b', 'a'])
  board.undo()
  expect(board.lanes.children('todo')).toEqual(['a'])
  expect(board.tree.children('sub1')).toEqual(['a'])
  expect(board.steps.canUndo).toBeNull()
})

test('[T5] within its own lane only the column changes', () => {
  const board = programme()
  placeCards(board, { ids: ['c'], lane: { status: 'todo' }, tree: { kind: 'below', group: 'axis2' } })
  expect(board.lanes.children('todo')).toEqual(['a', 'c'])
  expect(board.tree.children('axis2')).toEqual(['sub2', 'c'])
})

test('[T5] the lane without an axis puts a card right under the root, once', () => {
  const board = programme()
  placeCards(board, { ids: ['a'], lane: { status: 'todo' }, tree: { kind: 'above-level', level: 1, group: null } })
  expect(board.tree.parent('a')).toBe(ROOT)
  const step = board.steps.canUndo
  placeCards(board, { ids: ['a'], lane: { status: 'todo' }, tree: { kind: 'above-level', level: 1, group: null } })
  expect(board.steps.canUndo).toBe(step)
})
