import { describe, expect, test } from 'vitest'
import { boardOf, copyOf, meet, newBoard, outlineOf, value, writeRaw } from '../../tests/boards.ts'
import { fingerprint } from '../model/index.ts'
import { BoardIndex } from '../queries/index.ts'
import { addNode, archiveNode, moveNode, restoreNode } from './index.ts'

describe('the trash', () => {
  test('[T22] [M18] takes a node with all below it, says who and when, and gives it back to the same place', () => {
    const board = boardOf('g\n  - a\n  h\n    - b\n  - c')
    const index = new BoardIndex(board)
    const print = fingerprint(board)
    value(archiveNode(board, { id: 'h' }))
    expect(outlineOf(board)).toBe('g\n  - a\n  h †\n    - b †\n  - c')
    expect(index.trash()).toMatchObject([{ id: 'h', author: 'lea', time: board.facts.latest('h', 'gone')!.time }])
    expect(board.steps.canUndo).toEqual({ command: 'archiveNode', title: 'h', count: 1 })
    value(restoreNode(board, { id: 'h' }))
    expect(fingerprint(board)).toBe(print)
    expect(index.trash()).toEqual([])
    expect(restoreNode(board, { id: 'h' })).toEqual({ ok: false, code: 'not-archived' })
    expect(archiveNode(board, { id: 'ghost' })).toEqual({ ok: false, code: 'unknown-node' })
  })

  test('[M18] tells of the later hand when two archive the same node, also to who had looked before', () => {
    const lea = boardOf('g\n  - a')
    const paul = copyOf(lea, 'paul')
    const index = new BoardIndex(lea)
    value(archiveNode(lea, { id: 'a' }))
    expect(index.trash()).toMatchObject([{ id: 'a', author: 'lea' }])
    value(archiveNode(paul, { id: 'a' }))
    meet(lea, paul)
    expect(index.trash()).toMatchObject([{ id: 'a', author: 'paul', time: lea.facts.latest('a', 'gone')!.time }])
  })

  test('[M18] what had been archived before stays in it when its group comes back', () => {
    const board = boardOf('g\n  - a\n  - b')
    value(archiveNode(board, { id: 'a' }))
    value(archiveNode(board, { id: 'g' }))
    value(restoreNode(board, { id: 'g' }))
    expect(outlineOf(board)).toBe('g\n  - a †\n  - b')
  })

  test('[M18] one thing out of an archived group comes back with the groups above it, and nothing else', () => {
    const board = boardOf('g\n  h\n    - a\n    - b\n  i')
    value(archiveNode(board, { id: 'g' }))
    value(restoreNode(board, { id: 'a' }))
    expect(outlineOf(board)).toBe('g\n  h\n    - a\n    - b †\n  i †')
    board.undo()
    expect(outlineOf(board)).toBe('g †\n  h †\n    - a †\n    - b †\n  i †')
  })

  test('[T22] [M18] comes back to its group, wherever that has been moved meanwhile', () => {
    const board = boardOf('g\n  h\n    - a\n    - b\ni')
    value(archiveNode(board, { id: 'a' }))
    value(moveNode(board, { id: 'h', under: 'i', after: null }))
    value(restoreNode(board, { id: 'a' }))
    expect(outlineOf(board)).toBe('g\ni\n  h\n    - a\n    - b')
  })

  test('[T22] [M18] comes back to “À replacer” with its group, or alone when its group is nowhere', () => {
    const lea = boardOf('g\n  - a')
    const paul = copyOf(lea, 'paul')
    value(moveNode(lea, { id: 'g', under: 'tray', after: null }))
    value(archiveNode(lea, { id: 'a' }))
    value(restoreNode(lea, { id: 'a' }))
    expect(outlineOf(lea)).toBe('~\n  g\n    - a')
    writeRaw(paul, ['c', 1, 'x', { kind: 'card', title: 'C', at: ['ghost', 'a0-AAAa0'] }])
    value(archiveNode(paul, { id: 'c' }))
    expect(outlineOf(paul)).toBe('g\n  - a\n~\n  - c †')
    value(restoreNode(paul, { id: 'c' }))
    expect(outlineOf(paul)).toBe('g\n  - a\n~\n  - c')
  })

  test('[T14] [M18] two people: one archives the group, the other adds to it; restoring brings all of it back', () => {
    const lea = boardOf('g\n  - a')
    const paul = copyOf(lea, 'paul')
    value(archiveNode(lea, { id: 'g' }))
    const b = value(addNode(paul, { kind: 'card', title: 'B', under: 'g' }))
    meet(lea, paul)
    expect(outlineOf(paul)).toBe(`g †\n  - a †\n  - ${b}`)
    value(restoreNode(paul, { id: 'g' }))
    meet(lea, paul)
    expect(outlineOf(lea)).toBe(`g\n  - a\n  - ${b}`)
  })

  test('[M18] two who archive one group, one of whom restores it, do not fight over it', () => {
    const lea = boardOf('g\n  - a')
    const paul = copyOf(lea, 'paul')
    value(archiveNode(lea, { id: 'g' }))
    value(archiveNode(paul, { id: 'g' }))
    meet(lea, paul)
    value(restoreNode(lea, { id: 'g' }))
    meet(lea, paul)
    expect(outlineOf(paul)).toBe('g\n  - a')
    expect(paul.conflicts('g')).toEqual([])
  })

  test('[M18] what undo took back bit by bit comes back bit by bit', () => {
    const board = newBoard('lea')
    const g = value(addNode(board, { kind: 'group', title: 'G', under: 'root' }))
    const a = value(addNode(board, { kind: 'card', title: 'A', under: g }))
    board.undo()
    board.undo()
    expect(outlineOf(board)).toBe(`${g} †\n  - ${a} †`)
    value(restoreNode(board, { id: g }))
    expect(outlineOf(board)).toBe(`${g}\n  - ${a} †`)
  })
})
