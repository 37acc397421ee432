import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { boardOf, copyOf, newBoard, outlineOf, value } from '../../tests/boards.ts'
import { BOARD_ID, canonicalText, fingerprint, ROOT, SCHEMA, type Board } from '../model/index.ts'
import { BoardIndex } from '../queries/index.ts'
import * as commands from './index.ts'
import { addNode, createBoard, moveNode, renameNode, setField, type Command } from './index.ts'

/** Every command there is, as its file defines it, so that a new one is held to this too. */
const here = new URL('./', import.meta.url)
const names = readdirSync(here)
  .filter(file => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .flatMap(file => [...readFileSync(new URL(file, here), 'utf8').matchAll(/^export const (\w+) = defineCommand/gm)].map(match => match[1]!))

const newer = (board: Board): Board => {
  board.note([[BOARD_ID, { schema: SCHEMA + 1 }]])
  return board
}

describe('a document of a newer schema', () => {
  test('[M14] is refused by every command, and not changed', () => {
    const board = newer(boardOf('g\n  - a'))
    const text = canonicalText(board)
    expect(names.length).toBeGreaterThan(14)
    for (const name of names) {
      const command = (commands as unknown as Record<string, Command<unknown, unknown> | undefined>)[name]
      expect(command, `${name} is exported by shared/commands`).toBeTypeOf('function')
      expect(command!(board, {}), name).toEqual({ ok: false, code: 'newer-schema' })
    }
    expect(canonicalText(board)).toBe(text)
    expect(board.steps.canUndo).toBeNull()
  })

  test('[M14] [M15] is read as far as it is known, and passed on whole', () => {
    const lea = boardOf('g\n  - a yes')
    lea.note([['a', { shape: { round: true } }], ['x', { kind: 'constellation', of: ['a'] }]])
    newer(lea)
    const paul = copyOf(lea, 'paul')
    const index = new BoardIndex(paul)
    expect([outlineOf(paul), index.column('yes'), index.about().title, paul.isNewer]).toEqual(['g\n  - a', ['a'], 'Programme', true])
    expect(fingerprint(paul)).toBe(fingerprint(lea))
    expect(paul.facts.get('x')).toEqual({ kind: 'constellation', of: ['a'] })
  })

  test('[M14] a schema that is no number, or an older one, is not newer', () => {
    for (const schema of ['9', null, SCHEMA, SCHEMA - 1, {}]) {
      const board = boardOf('g')
      board.note([[BOARD_ID, { schema }]])
      expect(renameNode(board, { id: 'g', title: 'G' })).toEqual({ ok: true, value: undefined })
    }
  })
})

describe('a command', () => {
  test('[M17] is one transaction', () => {
    const board = boardOf('g\n  - a\n  - b\nh')
    const updates: Uint8Array[] = []
    board.facts.doc.on('update', (bytes: Uint8Array) => updates.push(bytes))
    value(commands.archiveNode(board, { id: 'g' }))
    value(commands.removeStatus(board, { id: 'idea', into: 'yes' }))
    board.undo()
    expect(updates).toHaveLength(3)
  })

  test('[M17] that refuses writes nothing, is no step, and gives a code', () => {
    const board = boardOf('g\n  - a')
    const text = canonicalText(board)
    expect([
      addNode(board, { kind: 'card', title: ' \n ', under: 'g' }), addNode(board, { kind: 'card', title: 'X', under: 'a' }), addNode(board, { kind: 'card', title: 'X', under: 'g', status: 'ghost' }),
      renameNode(board, { id: 'ghost', title: 'X' }), renameNode(board, { id: 'a', title: ' ' }), setField(board, { id: 'ghost', field: 'x', value: 1 }), setField(board, { id: 'a', field: 'at', value: null }),
      createBoard(board, { room: 'y', draft: { title: 'Q', fields: {}, statuses: [], tree: [] } }), moveNode(board, { id: 'g', under: 'g', after: null }),
    ].map(result => (result.ok ? null : result.code))).toEqual(['empty-title', 'unknown-place', 'unknown-status', 'unknown-node', 'empty-title', 'unknown-node', 'unknown-node', 'not-empty', 'would-cycle'])
    expect([canonicalText(board), board.steps.canUndo]).toEqual([text, null])
  })

  test('[M17] that changes nothing is no step', () => {
    const board = boardOf('- a')
    value(renameNode(board, { id: 'a', title: ' a ' }))
    value(setField(board, { id: 'a', field: 'priority', value: null }))
    expect(board.steps.canUndo).toBeNull()
  })

  test('titles are one line, without the half of an emoji', () => {
    const board = boardOf('- a')
    value(renameNode(board, { id: 'a', title: ' Une\n  \tligne \ud83d ' }))
    expect(board.title('a')).toBe('Une ligne \ufffd')
    const id = value(addNode(board, { kind: 'card', title: 'x\r\ny', under: ROOT }))
    expect(board.title(id)).toBe('x y')
  })
})

describe('making a board', () => {
  test('[M19] takes a draft of any depth', () => {
    let tree: commands.DraftNode[] = []
    for (let i = 0; i < 20_000; i++) tree = [{ id: `n${i}`, kind: 'group', title: 'x', children: tree }]
    const board = newBoard('lea')
    value(createBoard(board, { room: 'x', draft: { title: 'P', fields: {}, statuses: [], tree } }))
    expect([...board.nodes()]).toHaveLength(20_000)
    expect(board.tree.parent('n0')).toBe('n1')
  })

  test('[M22] gives a new id to what has the name of the root, of the tray, of the board, or of something else in the draft', () => {
    const board = newBoard('lea')
    const child = { kind: 'card', title: 'x', status: 'yes' } as const
    const tree = [ROOT, 'tray', '', BOARD_ID, 'yes', 'twin', 'twin'].map(id => ({ id, kind: 'group', title: `t ${id}`, children: [child] }) as const)
    value(createBoard(board, { room: 'x', draft: { title: 'P', fields: {}, statuses: [{ id: 'yes', title: 'Oui', statusKind: 'accepted', colour: 'green' }], tree, others: [{ id: 'twin', fields: { kind: 'vote' } }] } }))
    expect(board.tree.children(ROOT).map(id => board.title(id))).toEqual(tree.map(({ title }) => title))
    expect([...board.nodes()]).toHaveLength(14)
    expect(board.lanes.children('yes')).toHaveLength(7)
    expect(board.title(BOARD_ID)).toBe('P')
  })
})
