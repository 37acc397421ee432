import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { addNode, archiveNode, moveNode, setField } from '../commands/index.ts'
import { boardOf, copyOf, newBoard, value, writeRaw } from '../../tests/boards.ts'
import { canonicalBoard, canonicalText, fingerprint, ROOT } from './index.ts'

/** The worked example of the specification, read from its page: the entries, the canonical text, and the fingerprint. */
const page = readFileSync(new URL('../../docs/spec/model.md', import.meta.url), 'utf8')
const blocks = [...page.matchAll(/```(?:json|text)\n([\s\S]*?)```/g)].map(match => match[1]!.trim())
const [entries, canonical, print] = [blocks.find(text => text.startsWith('[["board"')), blocks.find(text => text.startsWith('{"format"')), blocks.find(text => /^[0-9a-f]{64}$/.test(text))]

describe('the worked example of docs/spec/model.md', () => {
  test('[M16] its entries give its canonical text and its fingerprint', () => {
    const board = newBoard('reader')
    writeRaw(board, ...(JSON.parse(entries!) as unknown[]))
    expect(canonicalText(board)).toBe(canonical)
    expect(fingerprint(board)).toBe(print)
  })

  test('[M16] its fingerprint is the SHA-256 of its canonical text', () => {
    expect(createHash('sha256').update(canonical!, 'utf8').digest('hex')).toBe(print)
  })
})

describe('the canonical board', () => {
  test('[M16] is the text that JSON gives for it, nodes inside of nodes', () => {
    const board = boardOf('g\n  h\n    - a yes\n    - b\n- c no')
    value(setField(board, { id: 'a', field: 'rationale', value: 'é"\n\u2028' }))
    value(archiveNode(board, { id: 'b' }))
    expect(canonicalText(board)).toBe(JSON.stringify(canonicalBoard(board)))
    expect(JSON.parse(canonicalText(board))).toMatchObject({ tree: [{ id: 'g', children: [{ id: 'h', children: [{ id: 'a', status: 'yes' }, { id: 'b', archived: true }] }] }, { id: 'c' }] })
  })

  test('[M16] does not say how it came about: order keys, authors, times, room, undo', () => {
    const lea = boardOf('g\n  - a\n  - b')
    const print = fingerprint(lea)
    value(moveNode(lea, { id: 'a', under: 'g', after: 'b' }))
    expect(fingerprint(lea)).not.toBe(print)
    value(moveNode(lea, { id: 'a', under: 'g', after: null }))
    expect(fingerprint(lea)).toBe(print)
    value(setField(lea, { id: 'a', field: 'note', value: 'x' }))
    value(setField(lea, { id: 'a', field: 'note', value: null }))
    expect(fingerprint(lea)).toBe(print)
    lea.note([['person:x', { kind: 'person', name: 'X' }]])
    expect(fingerprint(lea)).toBe(print)
  })

  test.each([
    ['a title', { title: 'other' }],
    ['a field', { priority: '1' }],
    ['a field this version does not know', { estimate: { days: 2 } }],
    ['a column', { lane: ['yes', 'a0-AAAa0'] }],
    ['a place', { at: ['g', 'a0-AAAa0'] }],
    ['the trash', { gone: ['b', ROOT] }],
  ])('[M16] says %s', (_, patch) => {
    const board = boardOf('g\n- a')
    const print = fingerprint(board)
    board.note([['a', patch]])
    expect(fingerprint(board)).not.toBe(print)
    expect(fingerprint(copyOf(board, 'paul'))).toBe(fingerprint(board))
  })

  test('[M16] orders the names of fields at every level, and takes an emptied field for absent', () => {
    const [a, b] = [boardOf('- a'), boardOf('- a')]
    a.note([['a', { x: { b: 1, a: [{ d: 1, c: 2 }] }, n: 'v', empty: '' }]])
    b.note([['a', { n: 'v', x: { a: [{ c: 2, d: 1 }], b: 1 }, gap: null }]])
    expect(fingerprint(a)).toBe(fingerprint(b))
    expect(canonicalBoard(a).tree[0]!.fields).toEqual({ n: 'v', x: { a: [{ c: 2, d: 1 }], b: 1 } })
  })

  test('[M13] [M16] a value that JSON cannot say counts as absent', () => {
    const board = boardOf('- a')
    const print = fingerprint(board)
    writeRaw(board, ['a', 5_000, 'x', { bytes: new Uint8Array([1]), big: 10n, nothing: undefined, notANumber: Number.NaN, endless: Infinity }])
    expect(fingerprint(board)).toBe(print)
    writeRaw(board, ['a', 6_000, 'x', { list: [1, 2n, undefined, Number.NaN, new Uint8Array([1]), -0] }])
    expect(canonicalBoard(board).tree[0]!.fields).toEqual({ list: [1, null, null, null, null, 0] })
    expect(fingerprint(copyOf(board, 'paul'))).toBe(fingerprint(board))
  })

  test('[M13] [M19] a field nested deeper than 64 levels is cut there, and stops nobody', () => {
    const board = boardOf('- a')
    let nest: unknown = 'core'
    for (let i = 0; i < 1_000; i++) nest = i % 2 === 0 ? [nest] : { in: nest }
    writeRaw(board, ['a', 5_000, 'x', { nest }])
    expect(fingerprint(board)).toBe(fingerprint(copyOf(board, 'paul')))
    expect(JSON.stringify(canonicalBoard(board).tree[0]!.fields).match(/[[{]/g)).toHaveLength(65)
  })

  test('[M15] [M16] keeps records of kinds that this version does not know, in the order of their ids', () => {
    const board = boardOf('- a')
    board.note([['z', { kind: 'vote', title: 'Z' }], ['b', { kind: 'poll', at: ['x'] }]])
    expect(canonicalBoard(board).others).toEqual([{ id: 'b', fields: { at: ['x'], kind: 'poll' } }, { id: 'z', fields: { kind: 'vote', title: 'Z' } }])
  })

  test('[M16] gives a card that stands in no column its place after the columns', () => {
    const board = boardOf('- a yes')
    const b = value(addNode(board, { kind: 'card', title: 'B', under: ROOT }))
    board.note([[b, { lane: ['ghost', 'a0-AAAa0'] }]])
    expect(canonicalBoard(board)).toMatchObject({ withoutStatus: [b], statuses: [{ id: 'idea', cards: [] }, { id: 'yes', cards: ['a'] }, { id: 'no', cards: [] }] })
  })
})
