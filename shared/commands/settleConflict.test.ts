import { expect, test } from 'vitest'
import { boardOf, copyOf, meet, outlineOf, value } from '../../tests/boards.ts'
import { fingerprint, type Board } from '../model/index.ts'
import { archiveNode, moveNode, moveToStatus, setField, settleConflict } from './index.ts'

/** Léa and Paul do something to one board at the same time; Paul's is later. */
function apart(outline: string, lea: (board: Board) => unknown, paul: (board: Board) => unknown): [Board, Board] {
  const first = boardOf(outline)
  const second = copyOf(first, 'paul')
  lea(first)
  paul(second)
  meet(first, second)
  return [first, second]
}
const verdicts = (): [Board, Board] => apart('- a', board => moveToStatus(board, { ids: ['a'], status: 'yes' }), board => moveToStatus(board, { ids: ['a'], status: 'no' }))

test('[T12] [M8] what stands is kept: the other is forgotten on every device', () => {
  const [lea, paul] = verdicts()
  value(settleConflict(lea, { id: 'a', lost: lea.conflicts('a')[0]!, keep: 'standing' }))
  meet(lea, paul)
  expect([paul.statusOf('a'), paul.conflicts('a')]).toEqual(['no', []])
  expect(fingerprint(lea)).toBe(fingerprint(paul))
})

test('[T12] [M8] what had lost is put back, and one undo takes that back', () => {
  const [lea, paul] = verdicts()
  value(settleConflict(paul, { id: 'a', lost: paul.conflicts('a')[0]!, keep: 'lost' }))
  meet(lea, paul)
  expect([lea.statusOf('a'), lea.conflicts('a')]).toEqual(['yes', []])
  paul.undo()
  expect(paul.statusOf('a')).toBe('no')
})

test('[T13] a move that gave way to another is put back where its author wanted it', () => {
  const [lea] = apart('g\nh\n- a', board => moveNode(board, { id: 'a', under: 'g', after: null }), board => moveNode(board, { id: 'a', under: 'h', after: null }))
  expect(outlineOf(lea)).toBe('g\nh\n  - a')
  value(settleConflict(lea, { id: 'a', lost: lea.conflicts('a')[0]!, keep: 'lost' }))
  expect(outlineOf(lea)).toBe('g\n  - a\nh')
})

test('[M4] a place that has come under the node itself meanwhile is refused', () => {
  const [lea] = apart('x\ny\nz', board => moveNode(board, { id: 'x', under: 'y', after: null }), board => moveNode(board, { id: 'x', under: 'z', after: null }))
  value(moveNode(lea, { id: 'y', under: 'x', after: null }))
  expect(settleConflict(lea, { id: 'x', lost: lea.conflicts('x')[0]!, keep: 'lost' })).toEqual({ ok: false, code: 'would-cycle' })
  expect(outlineOf(lea)).toBe('z\n  x\n    y')
})

test('[M5] a place that is put back brings the node back too, when it was archived elsewhere', () => {
  const [lea] = apart('g\nh\n- a', board => moveNode(board, { id: 'a', under: 'g', after: null }), board => moveNode(board, { id: 'a', under: 'h', after: null }))
  value(archiveNode(lea, { id: 'a' }))
  value(settleConflict(lea, { id: 'a', lost: lea.conflicts('a')[0]!, keep: 'lost' }))
  expect(outlineOf(lea)).toBe('g\n  - a\nh')
})

test('[M5] keeping what stands leaves something archived in the trash', () => {
  const [lea] = apart('g\nh\n- a', board => moveNode(board, { id: 'a', under: 'g', after: null }), board => moveNode(board, { id: 'a', under: 'h', after: null }))
  value(archiveNode(lea, { id: 'a' }))
  value(settleConflict(lea, { id: 'a', lost: lea.conflicts('a')[0]!, keep: 'standing' }))
  expect(outlineOf(lea)).toBe('g\nh\n  - a †')
})

test('a conflict that was settled, or never was, is refused', () => {
  const [lea] = apart('- a', board => setField(board, { id: 'a', field: 'priority', value: '1' }), board => setField(board, { id: 'a', field: 'priority', value: '2' }))
  const [lost] = lea.conflicts('a')
  value(settleConflict(lea, { id: 'a', lost: lost!, keep: 'lost' }))
  expect(lea.field('a', 'priority')).toBe('1')
  for (const id of ['a', 'ghost']) expect(settleConflict(lea, { id, lost: lost!, keep: 'lost' })).toEqual({ ok: false, code: 'unknown-node' })
})
