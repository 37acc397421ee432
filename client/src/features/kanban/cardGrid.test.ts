import { createBoard, moveToStatus } from '@trame/shared/commands'
import { Board } from '@trame/shared/model'
import { BoardIndex } from '@trame/shared/queries'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { cardGrid, findCard } from './cardGrid.ts'

function programme(): { board: Board; index: BoardIndex } {
  let tick = 1_000
  const board = new Board(new Y.Doc(), { author: 'lea', now: () => tick++, random: () => 0.5 })
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
        { id: 'axis1', kind: 'group', title: 'Axe 1', children: [{ id: 'a', kind: 'card', title: 'A', status: 'todo' }, { id: 'b', kind: 'card', title: 'B', status: 'yes' }] },
        { id: 'axis2', kind: 'group', title: 'Axe 2', children: [{ id: 'c', kind: 'card', title: 'C', status: 'yes' }] },
        { id: 'axis3', kind: 'group', title: 'Axe 3' },
      ],
    },
  })
  return { board, index: new BoardIndex(board) }
}

const OPEN = { folded: new Set<string>() }

test('[T5] lanes are the axes in their order, empty ones too, and hold every card once', () => {
  const { index } = programme()
  const grid = cardGrid(index, OPEN)
  expect(grid.columns).toEqual(['todo', 'yes'])
  expect(grid.lanes.map(({ id, cells }) => [id, cells])).toEqual([
    ['axis1', [['a'], ['b']]],
    ['axis2', [[], ['c']]],
    ['axis3', [[], []]],
  ])
  expect(findCard(grid, 'c')).toEqual({ lane: 1, column: 1, index: 0 })
  expect(findCard(grid, 'nobody')).toBeNull()
})

test('[T54] cells and lanes that did not change stay the same', () => {
  const { board, index } = programme()
  const before = cardGrid(index, OPEN)
  moveToStatus(board, { ids: ['a'], status: 'yes', after: 'b' })
  const after = cardGrid(index, OPEN, before)
  expect(after.lanes[0]!.cells).toEqual([[], ['b', 'a']])
  expect(after.lanes[1]).toBe(before.lanes[1])
  expect(cardGrid(index, OPEN, after)).toBe(after)
})

test('[T5] a folded lane keeps its count and shows no card', () => {
  const { index } = programme()
  const before = cardGrid(index, OPEN)
  const folded = cardGrid(index, { folded: new Set(['axis1']) }, before)
  expect(folded.lanes.map(({ id, count, isFolded }) => [id, count, isFolded])).toEqual([
    ['axis1', 2, true],
    ['axis2', 1, false],
    ['axis3', 0, false],
  ])
  expect(findCard(folded, 'a')).toBeNull()
  expect(folded.lanes[1]).toBe(before.lanes[1])
})
