import { expect, test } from 'vitest'
import { boardOf, outlineOf, value } from '../../tests/boards.ts'
import type { Board } from '../model/index.ts'
import { archiveNode, moveNode, putBack, renameNode, restoreNode, setField, setFieldValue } from './index.ts'

const was = (board: Board, id: string, field: string): unknown => board.field(id, field)

test('[H5] what a change replaced is put back by one step, which undo takes back', () => {
  const board = boardOf('g\n  - a\n  - b\n  - c\nh\n  - d')
  const place = was(board, 'b', 'at')
  value(moveNode(board, { id: 'b', under: 'h', after: 'd' }))
  value(putBack(board, { id: 'b', field: 'at', value: place }))
  expect(outlineOf(board)).toBe('g\n  - a\n  - b\n  - c\nh\n  - d')
  board.undo()
  expect(outlineOf(board)).toBe('g\n  - a\n  - c\nh\n  - d\n  - b')

  value(renameNode(board, { id: 'a', title: 'autre' }))
  value(putBack(board, { id: 'a', field: 'title', value: 'a' }))
  expect(board.title('a')).toBe('a')
  board.undo()
  expect(board.title('a')).toBe('autre')

  value(setFieldValue(board, { ids: ['a'], field: 'priority', value: '2' }))
  value(putBack(board, { id: 'a', field: 'priority', value: undefined }))
  expect(board.field('a', 'priority')).toBeNull()
  value(setField(board, { id: 'g', field: 'track', value: 'common' }))
  value(putBack(board, { id: 'g', field: 'track', value: null }))
  expect(board.field('g', 'track')).toBeNull()

  value(archiveNode(board, { id: 'd' }))
  const gone = was(board, 'd', 'gone')
  value(putBack(board, { id: 'd', field: 'gone', value: null }))
  expect(board.isArchived('d')).toBe(false)
  value(putBack(board, { id: 'd', field: 'gone', value: gone }))
  expect(board.isArchived('d')).toBe(true)
  value(restoreNode(board, { id: 'd' }))
})

test('[H5] what the hand may not do, putting back may not either', () => {
  const board = boardOf('g\n  h\n    - a\ni')
  const place = was(board, 'g', 'at')
  value(moveNode(board, { id: 'i', under: 'h', after: null }))
  expect(putBack(board, { id: 'g', field: 'at', value: ['i', 'a0-000a0', null] })).toEqual({ ok: false, code: 'would-cycle' })
  expect(putBack(board, { id: 'g', field: 'at', value: 'nowhere' })).toEqual({ ok: false, code: 'unknown-place' })
  expect(putBack(board, { id: 'a', field: 'lane', value: ['gone', 'a0-000a0'] })).toEqual({ ok: false, code: 'unknown-status' })
  expect(putBack(board, { id: 'a', field: 'title', value: null })).toEqual({ ok: false, code: 'empty-title' })
  expect(putBack(board, { id: 'a', field: 'priority', value: 7 }).ok).toBe(false)
  expect(putBack(board, { id: 'g', field: 'kind', value: 'card' }).ok).toBe(false)
  expect(putBack(board, { id: 'g', field: 'spec', value: { a: 1 } })).toEqual({ ok: false, code: 'unknown-field' })
  expect(was(board, 'g', 'at')).toEqual(place)
})
