import { describe, expect, test } from 'vitest'
import { boardOf, copyOf, meet, outlineOf, value } from '../../tests/boards.ts'
import { ROOT, TRAY, type Board } from '../model/index.ts'
import { archiveNode, indentNodes, moveNode, outdentNodes, placeCards, restoreNode } from './index.ts'

/** `x` lies archived in the wish of a cycle that lost: it is kept under `g`, where its group `y` was before. */
function heldAside(): Board {
  const lea = boardOf('g\n  y\n    - a\n  x')
  const paul = copyOf(lea, 'paul')
  value(moveNode(lea, { id: 'x', under: 'y', after: null }))
  value(moveNode(paul, { id: 'y', under: 'x', after: null }))
  meet(lea, paul)
  return lea
}

describe('a move', () => {
  test('[T2] takes everything below along and asks for no more than a place', () => {
    const board = boardOf('g\n  h\n    - a\n    - b\ni\n  - c')
    value(moveNode(board, { id: 'h', under: 'i', after: 'c' }))
    expect(outlineOf(board)).toBe('g\ni\n  - c\n  h\n    - a\n    - b')
    value(moveNode(board, { id: 'b', under: 'h', after: null }))
    expect(board.tree.children('h')).toEqual(['b', 'a'])
    value(moveNode(board, { id: 'b', under: 'h', after: 'a' }))
    expect(board.tree.children('h')).toEqual(['a', 'b'])
  })

  test('[M4] under itself or what is below it is refused, and writes nothing', () => {
    const board = boardOf('g\n  h\n    i')
    for (const under of ['g', 'h', 'i']) expect(moveNode(board, { id: 'g', under, after: null })).toEqual({ ok: false, code: 'would-cycle' })
    expect(board.steps.canUndo).toBeNull()
  })

  test('[M1] under a card, a column or nothing is refused', () => {
    const board = boardOf('g\n- a')
    for (const under of ['a', 'yes', 'ghost', '']) expect(moveNode(board, { id: 'g', under, after: null })).toEqual({ ok: false, code: 'unknown-place' })
    for (const id of ['yes', 'ghost', ROOT, TRAY, 'board']) expect(moveNode(board, { id, under: 'g', after: null })).toEqual({ ok: false, code: 'unknown-node' })
    expect(board.steps.canUndo).toBeNull()
  })

  test('[M17] to where it is already writes nothing and is no step', () => {
    const board = boardOf('g\n  - a\n  - b')
    for (const after of ['a', 'b']) expect(moveNode(board, { id: 'b', under: 'g', after })).toEqual({ ok: true, value: undefined })
    expect(moveNode(board, { id: 'a', under: 'g', after: null })).toEqual({ ok: true, value: undefined })
    expect(board.steps.canUndo).toBeNull()
  })

  test('[T2] by indent and outdent, and back', () => {
    const board = boardOf('g\n  - a\nh\n  - b')
    value(indentNodes(board, { ids: ['h'] }))
    expect(outlineOf(board)).toBe('g\n  - a\n  h\n    - b')
    value(outdentNodes(board, { ids: ['h'] }))
    expect(outlineOf(board)).toBe('g\n  - a\nh\n  - b')
    expect(indentNodes(board, { ids: ['g'] })).toEqual({ ok: false, code: 'no-place-to-indent' })
    expect(outdentNodes(board, { ids: ['g'] })).toEqual({ ok: false, code: 'no-place-to-outdent' })
  })
})

describe('something archived', () => {
  test('[M5] comes back when it is moved elsewhere, and stays archived when it is only put in another order', () => {
    const board = boardOf('g\n  - a\n  - b\nh')
    value(archiveNode(board, { id: 'a' }))
    value(moveNode(board, { id: 'a', under: 'g', after: 'b' }))
    expect(outlineOf(board)).toBe('g\n  - b\n  - a †\nh')
    value(moveNode(board, { id: 'a', under: 'h', after: null }))
    expect(outlineOf(board)).toBe('g\n  - b\nh\n  - a')
    value(moveNode(board, { id: 'a', under: 'g', after: null }))
    expect(outlineOf(board)).toBe('g\n  - a\n  - b\nh')
  })

  test('[T14] [M5] moved out of an archived group it is alive, and the group stays archived', () => {
    const board = boardOf('g\n  - a\n  - b\nh')
    value(archiveNode(board, { id: 'g' }))
    value(moveNode(board, { id: 'a', under: 'h', after: null }))
    expect(outlineOf(board)).toBe('g †\n  - b †\nh\n  - a')
  })

  test('[M5] that a cycle holds aside stays archived when something is moved near it, or it is put in another order', () => {
    const board = heldAside()
    expect(outlineOf(board)).toBe('g\n  y\n    x\n    - a')
    expect(board.tree.isDisplaced('y')).toBe(true)
    value(archiveNode(board, { id: 'y' }))
    expect(board.isArchived('y')).toBe(true)
    const before = board.isArchived('a')
    value(moveNode(board, { id: 'x', under: 'g', after: 'y' }))
    expect([board.isArchived('y'), board.tree.parent('y'), board.isArchived('a'), before]).toEqual([true, 'g', true, true])
    const again = heldAside()
    value(archiveNode(again, { id: 'y' }))
    value(moveNode(again, { id: 'y', under: 'g', after: null }))
    expect([again.isArchived('y'), again.tree.parent('y')]).toEqual([true, 'g'])
  })

  test('[M5] somewhere else, once: what had brought it back is forgotten by the next move', () => {
    const lea = boardOf('g\n  - a\nh')
    const paul = copyOf(lea, 'paul')
    value(archiveNode(lea, { id: 'a' }))
    value(moveNode(paul, { id: 'a', under: 'h', after: null }))
    meet(lea, paul)
    value(placeCards(lea, { ids: ['a'], lane: { status: 'idea' }, tree: { kind: 'below', group: 'g' } }))
    expect(outlineOf(lea)).toBe('g\n  - a\nh')
  })

  test('[M5] comes back when it is dropped into another lane', () => {
    const board = boardOf('g\n  - a\nh')
    value(archiveNode(board, { id: 'a' }))
    value(placeCards(board, { ids: ['a'], lane: { status: 'yes' }, tree: { kind: 'below', group: 'h' } }))
    expect(outlineOf(board)).toBe('g\nh\n  - a')
    expect(board.statusOf('a')).toBe('yes')
    board.undo()
    expect(outlineOf(board)).toBe('g\n  - a †\nh')
    expect(restoreNode(board, { id: 'a' })).toEqual({ ok: true, value: undefined })
  })
})
