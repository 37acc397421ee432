import { setFieldValue } from '@trame/shared/commands'
import type { Change } from '@trame/shared/queries'
import { expect, test } from 'vitest'
import { boardOf, value } from '../../../../tests/boards.ts'
import { localChanges, withBefore } from './localChanges.ts'

test('[H6] what the relay does not have yet is told from the device, with what the relay told of before', () => {
  const board = boardOf('g\n  - a')
  const known = Object.fromEntries(board.facts.history('a').map(({ client, clock }) => [String(client), clock + 1]))
  const all = Math.max(...['a', 'g', 'board'].flatMap(id => board.facts.history(id).map(({ clock }) => clock + 1)))
  for (const client of Object.keys(known)) known[client] = all
  expect(localChanges(board, { known, limit: 50, id: 'a' })).toEqual([])
  value(setFieldValue(board, { ids: ['a'], field: 'priority', value: '2' }))
  const waiting = localChanges(board, { known, limit: 50, id: 'a' })
  expect(waiting.map(({ patch, before, arrivedAt }) => [before, patch, arrivedAt])).toEqual([[{}, { priority: '2' }, null]])
  const told = [{ id: 'a', time: 1, patch: { priority: '1' }, before: {} }] as unknown as Change[]
  expect(withBefore(waiting, told)[0]!.before).toEqual({ priority: '1' })
  // Offline nothing is known of the relay: everything that stands here.
  expect(localChanges(board, { known: null, limit: 50, id: 'a' }).map(({ isBirth }) => isBirth)).toEqual([false, true])
})
