import { describe, expect, test } from 'vitest'
import { boardOf, copyOf, meet, value } from '../../tests/boards.ts'
import { fingerprint, ROOT, type Board } from '../model/index.ts'
import { BoardIndex, NO_STATUS } from '../queries/index.ts'
import { addNode, addStatus, archiveNode, moveStatus, moveToStatus, recolourStatus, removeStatus, renameNode, restoreNode } from './index.ts'

const cards = (board: Board, status: string): string[] => [...board.lanes.children(status)]

describe('columns', () => {
  test('[T45] are added, named, coloured and put in order', () => {
    const board = boardOf('- a yes')
    const index = new BoardIndex(board)
    const id = value(addStatus(board, { title: ' En\ncours ', statusKind: 'deferred', colour: 'teal', after: 'idea' }))
    expect(index.statuses()).toEqual(['idea', id, 'yes', 'no'])
    expect(index.status(id)).toMatchObject({ title: 'En cours', statusKind: 'deferred', colour: 'teal' })
    value(renameNode(board, { id, title: 'Plus tard' }))
    value(recolourStatus(board, { id, colour: 'amber' }))
    value(moveStatus(board, { id, after: null }))
    expect([index.statuses()[0], index.status(id)?.title, index.status(id)?.colour, cards(board, 'yes')]).toEqual([id, 'Plus tard', 'amber', ['a']])
    expect(addStatus(board, { title: ' ', statusKind: 'deferred', colour: 'teal' })).toEqual({ ok: false, code: 'empty-title' })
  })

  test('[T45] removed, give their cards, archived ones too, to the end of another, in order', () => {
    const board = boardOf('- a\n- b\n- c yes\n- d')
    value(archiveNode(board, { id: 'b' }))
    value(removeStatus(board, { id: 'idea', into: 'yes' }))
    expect(cards(board, 'yes')).toEqual(['c', 'a', 'b', 'd'])
    const index = new BoardIndex(board)
    expect([index.statuses(), index.column('yes')]).toEqual([['yes', 'no'], ['c', 'a', 'd']])
    value(restoreNode(board, { id: 'b' }))
    expect(index.column('yes')).toEqual(['c', 'a', 'b', 'd'])
    board.undo()
    board.undo()
    expect(index.statuses()).toEqual(['idea', 'yes', 'no'])
    expect(cards(board, 'idea')).toEqual(['a', 'b', 'd'])
  })

  test('[T45] are not removed into themselves, into nothing, or into one that was removed', () => {
    const board = boardOf('- a')
    value(removeStatus(board, { id: 'no', into: 'yes' }))
    const print = fingerprint(board)
    expect(removeStatus(board, { id: 'idea', into: 'idea' })).toEqual({ ok: false, code: 'last-status' })
    for (const into of ['no', 'ghost', 'a', ROOT]) expect(removeStatus(board, { id: 'idea', into })).toEqual({ ok: false, code: 'unknown-status' })
    expect(fingerprint(board)).toBe(print)
  })

  test('[T45] [T14] two people who remove each other’s target: every card is in a column that shows', () => {
    const lea = boardOf('- a\n- b yes\n- c no')
    const paul = copyOf(lea, 'paul')
    value(removeStatus(lea, { id: 'idea', into: 'yes' }))
    value(removeStatus(paul, { id: 'yes', into: 'idea' }))
    meet(lea, paul)
    expect(fingerprint(lea)).toBe(fingerprint(paul))
    const index = new BoardIndex(lea)
    expect(index.statuses()).toEqual(['idea', 'yes', 'no'])
    expect([index.column('idea'), index.column('yes'), index.column('no')]).toEqual([['b'], ['a'], ['c']])
    expect([lea.isArchived('idea'), lea.isArchived('yes')]).toEqual([true, true])
    value(removeStatus(lea, { id: 'idea', into: 'no' }))
    value(removeStatus(lea, { id: 'yes', into: 'no' }))
    expect([index.statuses(), index.column('no')]).toEqual([['no'], ['c', 'b', 'a']])
  })

  test('[T14] one removes a column while another puts a card into it: the column shows as long as the card stands in it', () => {
    const lea = boardOf('- a\n- b no')
    const paul = copyOf(lea, 'paul')
    value(removeStatus(lea, { id: 'no', into: 'yes' }))
    value(moveToStatus(paul, { ids: ['a'], status: 'no' }))
    meet(lea, paul)
    const index = new BoardIndex(lea)
    expect([index.statuses(), index.column('no'), index.column('yes')]).toEqual([['idea', 'yes', 'no'], ['a'], ['b']])
    value(moveToStatus(lea, { ids: ['a'], status: 'yes' }))
    expect(index.statuses()).toEqual(['idea', 'yes'])
  })

  test('a card added when every column was removed has none, and shows in the last place', () => {
    const board = boardOf('- a')
    const ghost = value(addStatus(board, { title: 'x', statusKind: 'interest', colour: 'teal' }))
    for (const id of ['idea', 'yes', 'no']) value(removeStatus(board, { id, into: ghost }))
    board.note([[ghost, { gone: ['b', ROOT] }]])
    const card = value(addNode(board, { kind: 'card', title: 'B', under: ROOT }))
    const index = new BoardIndex(board)
    expect(index.statuses()).toEqual([ghost, NO_STATUS])
    expect([index.column(ghost), index.column(NO_STATUS)]).toEqual([['a'], [card]])
  })

  test('[T8] 15 cards go to a column in one step and come back to their places in one', () => {
    const board = boardOf(Array.from({ length: 20 }, (_, i) => `- c${i}`).join('\n'))
    const ids = Array.from({ length: 15 }, (_, i) => `c${i + 2}`)
    value(moveToStatus(board, { ids, status: 'yes' }))
    expect([cards(board, 'yes'), cards(board, 'idea').length]).toEqual([ids, 5])
    board.undo()
    expect(cards(board, 'idea')).toEqual(Array.from({ length: 20 }, (_, i) => `c${i}`))
    expect(board.steps.canUndo).toBeNull()
  })

  test('a column is a column: what is none is refused by each of its commands', () => {
    const board = boardOf('- a')
    for (const id of ['a', 'ghost', ROOT, 'board']) {
      for (const result of [moveStatus(board, { id, after: null }), recolourStatus(board, { id, colour: 'teal' }), removeStatus(board, { id, into: 'yes' }), moveToStatus(board, { ids: ['a'], status: id })]) {
        expect(result, id).toEqual({ ok: false, code: 'unknown-status' })
      }
    }
    expect(board.steps.canUndo).toBeNull()
  })
})
