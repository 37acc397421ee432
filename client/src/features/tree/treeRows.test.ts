import { createBoard, moveNode } from '@trame/shared/commands'
import { Board } from '@trame/shared/model'
import { BoardIndex } from '@trame/shared/queries'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { treeKeyAction, typeaheadRow } from './treeKeys.ts'
import { treeRows } from './treeRows.ts'

function programme(): { board: Board; index: BoardIndex } {
  let tick = 1_000
  const board = new Board(new Y.Doc(), { author: 'lea', now: () => tick++, random: () => 0.5 })
  createBoard(board, {
    room: 'x',
    draft: {
      title: 'P',
      fields: {},
      statuses: [{ id: 's', title: 'S', statusKind: 'proposed', colour: 'blue' }],
      tree: [
        { id: 'a', kind: 'group', title: 'Axe 1', children: [{ id: 'b', kind: 'group', title: 'Étude', children: [{ id: 'c', kind: 'card', title: 'Carte', status: 's' }] }, { id: 'd', kind: 'card', title: 'Demain', status: 's' }] },
        { id: 'e', kind: 'group', title: 'Axe 2' },
      ],
    },
  })
  return { board, index: new BoardIndex(board) }
}

test('[T6] rows are in order, closed groups hide what is below and still count it', () => {
  const { index } = programme()
  const open = treeRows(index, new Set())
  expect(open.rows.map(({ id, level }) => `${id}${level}`)).toEqual(['a0', 'b1', 'c2', 'd1', 'e0'])
  expect(open.rows[0]).toEqual({ id: 'a', parent: 'root', level: 0, position: 1, size: 2, isGroup: true, isOpen: true, count: 2 })
  expect(open.rows[4]!.isOpen).toBeNull()
  const closed = treeRows(index, new Set(['a']))
  expect(closed.rows.map(({ id, count }) => [id, count])).toEqual([['a', 2], ['e', 0]])
})

test('[T54] rows that did not change stay the same objects', () => {
  const { board, index } = programme()
  const before = treeRows(index, new Set())
  moveNode(board, { id: 'd', under: 'e', after: null })
  const after = treeRows(index, new Set(), before)
  expect(after.rows.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'e', 'd'])
  expect(after.rows[2]).toBe(before.rows[2])
  expect(after.rows[0]).not.toBe(before.rows[0])
})

test('[T2] arrows walk the tree as the tree pattern says', () => {
  const { index } = programme()
  const rows = treeRows(index, new Set(['b']))
  expect(treeKeyAction(rows, 'b', 'ArrowRight')).toEqual({ kind: 'open', ids: ['b'] })
  expect(treeKeyAction(rows, 'a', 'ArrowRight')).toEqual({ kind: 'focus', id: 'b' })
  expect(treeKeyAction(rows, 'a', 'ArrowLeft')).toEqual({ kind: 'close', id: 'a' })
  expect(treeKeyAction(rows, 'd', 'ArrowLeft')).toEqual({ kind: 'focus', id: 'a' })
  expect(treeKeyAction(rows, 'd', 'End')).toEqual({ kind: 'focus', id: 'e' })
  expect(treeKeyAction(rows, 'd', '*')).toEqual({ kind: 'open', ids: ['b'] })
  expect(treeKeyAction(rows, 'a', 'ArrowUp')).toBeNull()
})

test('[T43] typing finds rows without minding accents; a letter again goes on to the next', () => {
  const { board, index } = programme()
  const rows = treeRows(index, new Set())
  const find = (active: string, typed: string): string | null => typeaheadRow(rows, active, typed, id => board.title(id))
  expect(find('a', 'et')).toBe('b')
  expect(find('a', 'a')).toBe('e')
  expect(find('e', 'aa')).toBe('a')
  expect(find('a', 'zz')).toBeNull()
})
