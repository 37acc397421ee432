import { expect, test } from 'vitest'
import { smallBoard, valueOf } from '../../tests/smallBoard.ts'
import { ROOT } from '../model/index.ts'
import { addNode, archiveNode } from './index.ts'

test('[T21] what was made, archived and brought back by undo can still be unmade by undo', () => {
  const board = smallBoard('lea')
  const card = valueOf(addNode(board, { kind: 'card', title: 'C', under: ROOT }))
  valueOf(archiveNode(board, { id: card }))
  board.undo()
  expect(board.isArchived(card)).toBe(false)
  board.undo()
  expect(board.isArchived(card)).toBe(true)
  board.redo()
  expect(board.isArchived(card)).toBe(false)
})
