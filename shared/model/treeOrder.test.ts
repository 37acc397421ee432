import { expect, test } from 'vitest'
import { smallBoard, valueOf } from '../../tests/smallBoard.ts'
import { moveNode } from '../commands/index.ts'
import { treeOrder, TRAY } from './index.ts'

test('[V12] nodes compare as they stand in the tree, parents before children, the tray last', () => {
  const board = smallBoard('lea')
  valueOf(moveNode(board, { id: 'sub2', under: TRAY, after: null }))
  const order = ['sub2', 'd', 'b', 'axis2', 'a', 'sub1', 'c', 'axis1', 'sub3'].toSorted((a, b) => treeOrder(board.tree, a, b))
  expect(order).toEqual(['axis1', 'sub1', 'a', 'b', 'axis2', 'c', 'sub3', 'd', 'sub2'])
  expect(treeOrder(board.tree, 'a', 'a')).toBe(0)
})
