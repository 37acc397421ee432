import { archiveNode } from '@trame/shared/commands'
import { BoardIndex } from '@trame/shared/queries'
import { expect, test } from 'vitest'
import { smallBoard } from '../../../tests/smallBoard.ts'
import { source } from '../session/observable.ts'
import { createPicks } from './picks.ts'

const ORDER = ['axis1', 'sub1', 'a', 'b', 'sub2', 'axis2', 'c', 'sub3', 'd']

function started() {
  const board = smallBoard('anne')
  const index = new BoardIndex(board)
  const selection = source<string | null>(null)
  const picks = createPicks({ board, index }, { ...selection, select: selection.set })
  const stop = picks.open()
  return { board, picks, selection, stop, picked: () => [...picks.ids.get()] }
}

test('[V25] the first one that is added joins what was selected', () => {
  const { picks, selection, picked } = started()
  selection.set('a')
  picks.toggle('c')
  expect(picked()).toEqual(['a', 'c'])
  picks.toggle('a')
  expect(picked()).toEqual(['c'])
  picks.toggle('c')
  expect(picked()).toEqual([])
})

test('[V25] a range begins where one is, grows and shrinks with each step, and begins anew elsewhere', () => {
  const { picks, selection, picked } = started()
  selection.set('a')
  picks.extend(ORDER, 'sub2')
  expect(picked()).toEqual(['a', 'b', 'sub2'])
  picks.extend(ORDER, 'b')
  expect(picked()).toEqual(['a', 'b'])
  picks.extend(ORDER, 'sub1')
  expect(picked()).toEqual(['sub1', 'a'])
  selection.set('c')
  picks.extend(ORDER, 'd')
  expect(picked()).toEqual(['c', 'sub3', 'd'])
})

test('[V25] a press that moves the selection before the click counts from what was selected before', () => {
  const { picks, selection, picked } = started()
  selection.set('a')
  picks.press()
  selection.set('d')
  picks.toggle('d')
  expect(picked()).toEqual(['a', 'd'])
})

test('[V25] an action on one of those that are picked is about all of them, on another about that one', () => {
  const { picks } = started()
  picks.set(['a', 'c'])
  expect(picks.along('c')).toEqual(['a', 'c'])
  expect(picks.along('d')).toEqual(['d'])
})

test('[V25] what is archived is not picked any more, and the last one ends the picking by taps', () => {
  const { board, picks, picked, stop } = started()
  picks.startTapping('a')
  picks.toggle('sub3')
  expect(picked()).toEqual(['a', 'sub3'])
  archiveNode(board, { id: 'a' })
  expect(picked()).toEqual(['sub3'])
  expect(picks.isTapping.get()).toBe(true)
  archiveNode(board, { id: 'axis2' })
  expect(picked()).toEqual([])
  expect(picks.isTapping.get()).toBe(false)
  stop()
})

test('[V25] the same ones again tell nobody', () => {
  const { picks } = started()
  picks.set(['a', 'b'])
  const before = picks.ids.get()
  picks.set(['b', 'a'])
  expect(picks.ids.get()).toBe(before)
})
