import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { addNode, archiveNode, moveNode, moveToStatus, placeCards, renameNode, restoreNode, setField } from '../commands/index.ts'
import { BoardIndex } from '../queries/index.ts'
import { boardOf, copyOf, meet, newBoard, outlineOf, value, writeRaw } from '../../tests/boards.ts'
import { fingerprint, ROOT, TRAY, type Board } from './index.ts'

const agree = (...boards: Board[]): void => {
  for (const board of boards) expect(fingerprint(board)).toBe(fingerprint(boards[0]!))
}

describe('the tree', () => {
  test('[T13] [M4] two concurrent moves that would make a cycle end in one tree on both sides', () => {
    const lea = boardOf('x\ny')
    const paul = copyOf(lea, 'paul')
    value(moveNode(lea, { id: 'x', under: 'y', after: null }))
    value(moveNode(paul, { id: 'y', under: 'x', after: null }))
    meet(lea, paul)
    agree(lea, paul)
    expect(outlineOf(lea)).toBe('y\n  x')
    expect([lea.tree.isDisplaced('y'), lea.tree.isDisplaced('x')]).toEqual([true, false])
  })

  test('[M2] a node that was moved twice offline goes back to where it was, not to where it never was seen', () => {
    const lea = boardOf('x\ny\nz')
    const paul = copyOf(lea, 'paul')
    value(moveNode(paul, { id: 'y', under: 'z', after: null }))
    value(moveNode(paul, { id: 'y', under: 'x', after: null }))
    value(moveNode(lea, { id: 'x', under: 'y', after: null }))
    meet(lea, paul)
    agree(lea, paul)
    expect(outlineOf(lea)).toBe('z\n  y\n    x')
  })

  test('[M1] what was put under a card, or under a column, is in the tray', () => {
    const lea = boardOf('- card\ngroup')
    writeRaw(lea, ['a', 1, 'x', { kind: 'card', title: 'A', at: ['card', 'a0-AAAa0'] }], ['b', 1, 'x', { kind: 'group', title: 'B', at: ['yes', 'a0-AAAa0'] }], ['c', 1, 'x', { kind: 'card', title: 'C', at: ['b', 'a0-AAAa0'] }])
    expect(outlineOf(lea)).toBe('- card\ngroup\n~\n  - a\n  b\n    - c')
  })

  test('[M1] a group that becomes a card by hand gives its children back to the tray', () => {
    const lea = boardOf('g\n  - a\n  - b')
    writeRaw(lea, ['g', 5_000, 'x', { kind: 'card' }])
    expect(outlineOf(lea)).toBe('- g\n~\n  - a\n  - b')
    writeRaw(lea, ['g', 6_000, 'x', { kind: 'group' }])
    expect(outlineOf(lea)).toBe('g\n  - a\n  - b')
  })

  test('[M2] what arrives before its parent waits in the tray', () => {
    const lea = boardOf('g')
    const before = Y.encodeStateVector(lea.facts.doc)
    const paul = copyOf(lea, 'paul')
    const group = value(addNode(lea, { kind: 'group', title: 'new', under: 'g' }))
    const anna = copyOf(lea, 'anna')
    const card = value(addNode(anna, { kind: 'card', title: 'in it', under: group }))
    Y.applyUpdate(paul.facts.doc, Y.encodeStateAsUpdate(anna.facts.doc, Y.encodeStateVector(lea.facts.doc)))
    expect(paul.tree.parent(card)).toBe(TRAY)
    Y.applyUpdate(paul.facts.doc, Y.encodeStateAsUpdate(lea.facts.doc, before))
    expect(paul.tree.path(card)).toEqual([card, group, 'g', ROOT])
  })
})

describe('the kanban', () => {
  test('[M9] a decision does not touch the place in the tree, nor a move the column, also at the same time', () => {
    const lea = boardOf('g\n  - a\n  - b\nh')
    const paul = copyOf(lea, 'paul')
    value(moveToStatus(lea, { ids: ['a'], status: 'yes' }))
    value(moveNode(paul, { id: 'a', under: 'h', after: null }))
    meet(lea, paul)
    agree(lea, paul)
    expect([lea.statusOf('a'), lea.tree.parent('a')]).toEqual(['yes', 'h'])
    expect([lea.statusOf('b'), lea.tree.parent('b')]).toEqual(['idea', 'g'])
    expect(lea.conflicts('a')).toEqual([])
  })

  test('[T12] [M9] two verdicts at the same time: the later stands, the other is shown', () => {
    const lea = boardOf('- a')
    const paul = copyOf(lea, 'paul')
    value(moveToStatus(lea, { ids: ['a'], status: 'yes' }))
    value(moveToStatus(paul, { ids: ['a'], status: 'no' }))
    meet(lea, paul)
    expect(lea.statusOf('a')).toBe('no')
    expect(lea.conflicts('a')).toMatchObject([{ author: 'lea', patch: { lane: ['yes', expect.any(String)] } }])
  })

  test('[M1] a card that claims to be a column, or to stand in a group, has no column', () => {
    const lea = boardOf('g\n  - a\n  - b')
    writeRaw(lea, ['a', 5_000, 'x', { lane: [ROOT, 'a0-AAAa0'] }], ['b', 5_000, 'x', { lane: ['g', 'a0-AAAa0'] }])
    expect(lea.lanes.children(ROOT)).toEqual(['idea', 'yes', 'no'])
    expect(lea.lanes.children(TRAY).toSorted()).toEqual(['a', 'b'])
    expect([lea.statusOf('a'), lea.statusOf('b')]).toEqual([null, null])
  })
})

describe('archived', () => {
  test('[M5] is what was archived where it lies; moved elsewhere meanwhile it stays alive', () => {
    const lea = boardOf('g\n  - a\nh')
    const paul = copyOf(lea, 'paul')
    value(archiveNode(lea, { id: 'a' }))
    value(moveNode(paul, { id: 'a', under: 'h', after: null }))
    meet(lea, paul)
    agree(lea, paul)
    expect(outlineOf(lea)).toBe('g\nh\n  - a')
  })

  test('[T14] [M6] a group that one archived while another added and edited inside stays in sight, marked', () => {
    const lea = boardOf('g\n  - a\n  - b')
    const paul = copyOf(lea, 'paul')
    value(archiveNode(lea, { id: 'g' }))
    const c = value(addNode(paul, { kind: 'card', title: 'C', under: 'g' }))
    value(renameNode(paul, { id: 'a', title: 'A2' }))
    meet(lea, paul)
    agree(lea, paul)
    expect(outlineOf(lea)).toBe(`g †\n  - a †\n  - b †\n  - ${c}`)
    expect(['g', 'a', 'b', c].map(id => lea.isVisible(id))).toEqual([true, false, false, true])
    expect(lea.title('a')).toBe('A2')
    const index = new BoardIndex(lea)
    expect(index.children(ROOT)).toEqual(['g'])
    expect(index.children('g')).toEqual([c])
    expect(index.trash().map(({ id }) => id)).toEqual(['g'])
  })

  test('[M5] a node without a readable place can be archived too', () => {
    const lea = boardOf('g')
    writeRaw(lea, ['a', 1, 'x', { kind: 'card', title: 'A', at: 'nowhere' }])
    value(archiveNode(lea, { id: 'a' }))
    expect(outlineOf(lea)).toBe('g\n~\n  - a †')
  })

  test('[M5] a node moved away from where it was archived is not archived by a move of something else back there', () => {
    const lea = boardOf('g\n  x\nh\n  y')
    const paul = copyOf(lea, 'paul')
    value(archiveNode(lea, { id: 'x' }))
    value(moveNode(paul, { id: 'x', under: 'y', after: null }))
    meet(lea, paul)
    expect(lea.isArchived('x')).toBe(false)
    value(placeCards(lea, { ids: [value(addNode(lea, { kind: 'card', title: 'c', under: 'h' }))], lane: { status: 'yes' }, tree: { kind: 'below', group: 'g' } }))
    expect(lea.isArchived('x')).toBe(false)
  })
})

describe('conflicts', () => {
  test('[M8] two who want the same are none: the same value, the same verdict, both archived', () => {
    const lea = boardOf('g\n  - a')
    const paul = copyOf(lea, 'paul')
    for (const board of [lea, paul]) {
      value(setField(board, { id: 'a', field: 'priority', value: '1' }))
      value(moveToStatus(board, { ids: ['a'], status: 'yes' }))
      value(archiveNode(board, { id: 'g' }))
    }
    meet(lea, paul)
    expect([lea.conflicts('a'), lea.conflicts('g'), paul.conflicts('a')]).toEqual([[], [], []])
  })

  test('[M8] one puts it back while another archives it again: shown', () => {
    const lea = boardOf('- a')
    value(archiveNode(lea, { id: 'a' }))
    const paul = copyOf(lea, 'paul')
    value(restoreNode(lea, { id: 'a' }))
    value(restoreNode(paul, { id: 'a' }))
    value(archiveNode(paul, { id: 'a' }))
    meet(lea, paul)
    expect(lea.isArchived('a')).toBe(true)
    expect(lea.conflicts('a')).toMatchObject([{ author: 'lea', patch: { gone: null } }])
  })

  test('[M8] two who move one card to two groups: shown; to two spots of one group: not', () => {
    const lea = boardOf('g\nh\n  - b\n- a')
    const paul = copyOf(lea, 'paul')
    value(moveNode(lea, { id: 'a', under: 'h', after: null }))
    value(moveNode(paul, { id: 'a', under: 'h', after: 'b' }))
    const anna = copyOf(lea, 'anna', { now: 20_000 })
    meet(lea, paul)
    expect(lea.conflicts('a')).toEqual([])
    value(moveNode(anna, { id: 'a', under: 'g', after: null }))
    meet(lea, anna)
    expect(lea.tree.parent('a')).toBe('g')
    expect(lea.conflicts('a')).toMatchObject([{ author: 'paul', patch: { at: ['h', expect.any(String), ROOT] } }])
  })
})

test('[M13] records of every wrong shape leave a board that reads, counts each node once and can be written', () => {
  const lea = boardOf('g\n  - a')
  const junk: unknown[] = [undefined, null, 7, '', 'x', [], {}, [7], ['g'], ['g', 7], ['g', 'a0-AAAa0', 7], [null, null], { parent: 'g' }, [['g']]].filter(each => each !== undefined)
  let n = 0
  for (const kind of ['card', 'group', 'status', 'person', 'board', 'vote', 7, null]) {
    for (const each of junk) writeRaw(lea, [`j${n++}`, 1, 'x', { kind, title: each, at: each, lane: each, gone: each, rank: each, was: each, colour: each, statusKind: each, levels: each }])
  }
  const all = [...lea.nodes()]
  expect(new Set(all).size).toBe(all.length)
  expect(all).toHaveLength(2 + 2 * junk.length)
  const paul = copyOf(lea, 'paul')
  agree(lea, paul)
  const index = new BoardIndex(lea)
  for (const id of all) {
    index.node(id)
    value(renameNode(lea, { id, title: `t ${id}` }))
    value(moveNode(lea, { id, under: ROOT, after: null }))
    expect(lea.title(id)).toBe(`t ${id}`)
  }
  expect(lea.tree.children(ROOT)).toHaveLength(all.length)
  meet(lea, paul)
  agree(lea, paul)
})

test('[M22] records that take the names of the root, the tray or nothing are in no tree and stop nobody', () => {
  for (const kind of ['group', 'card', 'status', 'vote']) {
    const lea = boardOf('g\n  - a')
    for (const id of [ROOT, TRAY, '']) writeRaw(lea, [id, 1, 'x', { kind, title: 'X', at: ['g', 'a0-AAAa0'], lane: ['yes', 'a0-AAAa0'], rank: 'a0-AAAa0' }])
    expect(outlineOf(lea)).toBe('g\n  - a')
    expect(lea.lanes.children(ROOT)).toEqual(['idea', 'yes', 'no'])
    agree(lea, copyOf(lea, 'paul'))
  }
})

test('[M15] fields and kinds of a newer program survive the writes of this one', () => {
  const lea = boardOf('g\n  - a\nh')
  writeRaw(lea, ['v1', 1, 'new', { kind: 'vote', of: 'a', ballots: [1, { yes: true }] }], ['a', 2, 'new', { estimate: { days: 3 } }])
  const paul = copyOf(lea, 'paul')
  value(moveNode(paul, { id: 'a', under: 'h', after: null }))
  value(renameNode(paul, { id: 'a', title: 'A2' }))
  value(archiveNode(paul, { id: 'a' }))
  paul.undo()
  meet(lea, paul)
  expect(lea.facts.get('v1')).toEqual({ kind: 'vote', of: 'a', ballots: [1, { yes: true }] })
  expect(lea.field('a', 'estimate')).toEqual({ days: 3 })
})

describe('depth', () => {
  const deep = (levels: number): Board => {
    const lea = newBoard('lea')
    lea.note(Array.from({ length: levels }, (_, i) => [`n${i}`, { kind: 'group', title: `N${i}`, at: [i === 0 ? ROOT : `n${i - 1}`, 'a0-AAAa0'] }] as const))
    return lea
  }

  test.each([12, 20_000])('[T6] [M19] %i levels load, show, move, archive and have a fingerprint', levels => {
    const lea = deep(levels)
    const last = `n${levels - 1}`
    const index = new BoardIndex(lea)
    expect([...lea.nodes()]).toHaveLength(levels)
    expect(index.ancestors(last)).toHaveLength(levels - 1)
    const print = fingerprint(lea)
    expect(fingerprint(copyOf(lea, 'paul'))).toBe(print)
    value(archiveNode(lea, { id: 'n1' }))
    expect([lea.isVisible('n1'), index.children('n0').length]).toEqual([false, 0])
    value(moveNode(lea, { id: last, under: `n${levels - 2}`, after: null }))
    const card = value(addNode(lea, { kind: 'card', title: 'alive', under: last }))
    expect(lea.isVisible('n1')).toBe(true)
    expect(index.children('n0')).toEqual(['n1'])
    value(moveNode(lea, { id: 'n1', under: ROOT, after: null }))
    expect(lea.tree.path(card)).toHaveLength(levels + 1)
    expect(fingerprint(lea)).not.toBe(print)
  })

  test('[M19] 20,000 levels that arrive at an open board are followed', () => {
    const paul = newBoard('paul')
    const index = new BoardIndex(paul)
    expect(index.children(ROOT)).toEqual([])
    Y.applyUpdate(paul.facts.doc, Y.encodeStateAsUpdate(deep(20_000).facts.doc))
    expect(index.children(ROOT)).toEqual(['n0'])
    expect(index.children('n19998')).toEqual(['n19999'])
  })
})

test('a board is told apart from what others do to it', () => {
  const lea = boardOf('- a')
  const paul = copyOf(lea, 'paul')
  const mine: boolean[] = []
  lea.onChange(({ isMine }) => mine.push(isMine))
  value(renameNode(lea, { id: 'a', title: 'A1' }))
  value(renameNode(paul, { id: 'a', title: 'A2' }))
  meet(lea, paul)
  lea.close()
  value(renameNode(lea, { id: 'a', title: 'A3' }))
  expect(mine).toEqual([true, false])
})
