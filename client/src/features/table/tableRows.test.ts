import { createBoard } from '@trame/shared/commands'
import { emptyBoard } from '@trame/shared/exchange'
import { Board } from '@trame/shared/model'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { rowSpans } from './tableRows.ts'

function programme(): Board {
  const board = new Board(new Y.Doc(), { author: 'lea', now: () => 1, random: () => 0.5 })
  const card = (id: string) => ({ id, kind: 'card' as const, title: id, status: 'accepted' })
  const group = (id: string, children: readonly ReturnType<typeof card>[]) => ({ id, kind: 'group' as const, title: id, children })
  createBoard(board, {
    room: 'x',
    draft: { ...emptyBoard('fr', 'P'), tree: [{ id: 'a1', kind: 'group', title: 'A1', children: [group('s1', [card('p1'), card('p2')]), group('s2', [card('p3')]), card('p4')] }, group('a2', [card('p5')]), card('p6')] },
  })
  return board
}
const ROWS = ['p1', 'p2', 'p3', 'p4', 'p5', 'p6']

test('[T7] neighbours below one group share its cell; a level that is missing is an empty one', () => {
  const spans = rowSpans(programme(), ROWS, [1, 2], true)
  expect(spans.get(1)!.map(({ group, start, size }) => [group, start, size])).toEqual([['a1', 0, 4], ['a1', 0, 4], ['a1', 0, 4], ['a1', 0, 4], ['a2', 4, 1], [null, 5, 1]])
  expect(spans.get(2)!.map(({ group, start, size }) => [group, start, size])).toEqual([['s1', 0, 2], ['s1', 0, 2], ['s2', 2, 1], [null, 3, 1], [null, 4, 1], [null, 5, 1]])
})

test('[T7] sorted by something else, each row says its own groups', () => {
  expect(rowSpans(programme(), ['p5', 'p1', 'p2'], [1], false).get(1)).toEqual([
    { group: 'a2', start: 0, size: 1 },
    { group: 'a1', start: 1, size: 1 },
    { group: 'a1', start: 2, size: 1 },
  ])
})
