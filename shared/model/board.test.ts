import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { addNode, archiveNode, createBoard, moveNode, moveToStatus, renameNode, restoreNode } from '../commands/index.ts'
import { BoardIndex } from '../queries/index.ts'
import { Board, fingerprint, ROOT } from './index.ts'

function replica(author: string, from?: Board): Board {
  const doc = new Y.Doc()
  if (from) Y.applyUpdate(doc, Y.encodeStateAsUpdate(from.facts.doc))
  let tick = 1_000
  let seed = author.length + author.charCodeAt(0)
  return new Board(doc, { author, now: () => tick++, random: () => (seed = (seed * 16807) % 2147483647) / 2147483647 })
}
function merge(...boards: Board[]): void {
  for (const from of boards) for (const to of boards) if (from !== to) Y.applyUpdate(to.facts.doc, Y.encodeStateAsUpdate(from.facts.doc))
}
const value = <T>(result: { ok: true, value: T } | { ok: false, code: string }): T => {
  if (!result.ok) throw new Error(result.code)
  return result.value
}

test('[M4] two concurrent moves that would make a cycle end in one tree on both sides', () => {
  const lea = replica('lea')
  createBoard(lea, { room: 'x', draft: { title: 'P', fields: {}, statuses: [{ id: 's', title: 'S', statusKind: 'proposed', colour: 'blue' }], tree: [] } })
  const x = value(addNode(lea, { kind: 'group', title: 'X', under: ROOT }))
  const y = value(addNode(lea, { kind: 'group', title: 'Y', under: ROOT }))
  const paul = replica('paul', lea)
  value(moveNode(lea, { id: x, under: y, after: null }))
  value(moveNode(paul, { id: y, under: x, after: null }))
  merge(lea, paul)
  expect(fingerprint(lea)).toBe(fingerprint(paul))
  expect([...lea.nodes()].sort()).toEqual([x, y].sort())
})

test('[T12] two people rename different ends of one title: both edits stand', () => {
  const lea = replica('lea')
  createBoard(lea, { room: 'x', draft: { title: 'P', fields: {}, statuses: [{ id: 's', title: 'S', statusKind: 'proposed', colour: 'blue' }], tree: [] } })
  const card = value(addNode(lea, { kind: 'card', title: 'Etude sur la mobilité', under: ROOT }))
  const paul = replica('paul', lea)
  value(renameNode(lea, { id: card, title: 'Etude préparatoire sur la mobilité' }))
  value(renameNode(paul, { id: card, title: 'Etude sur la mobilité des travailleurs' }))
  merge(lea, paul)
  expect(lea.title(card)).toBe('Etude préparatoire sur la mobilité des travailleurs')
  expect(fingerprint(lea)).toBe(fingerprint(paul))
})

test('a board is followed by its index, undone and restored', () => {
  const lea = replica('lea')
  createBoard(lea, { room: 'x', draft: { title: 'P', fields: {}, statuses: [{ id: 's', title: 'S', statusKind: 'proposed', colour: 'blue' }, { id: 't', title: 'T', statusKind: 'accepted', colour: 'green' }], tree: [] } })
  const index = new BoardIndex(lea)
  const g = value(addNode(lea, { kind: 'group', title: 'G', under: ROOT }))
  const c = value(addNode(lea, { kind: 'card', title: 'C', under: g }))
  expect(index.children(ROOT)).toEqual([g])
  expect(index.column('s')).toEqual([c])
  value(moveToStatus(lea, { ids: [c], status: 't' }))
  expect(index.column('s')).toEqual([])
  expect(index.node(c)?.status).toBe('t')
  value(archiveNode(lea, { id: g }))
  expect(index.children(ROOT)).toEqual([])
  expect(index.column('t')).toEqual([])
  expect(index.trash().map(entry => entry.id)).toEqual([g])
  value(restoreNode(lea, { id: g }))
  expect(index.column('t')).toEqual([c])
  lea.undo()
  expect(index.column('t')).toEqual([])
  lea.undo()
  lea.undo()
  expect(index.column('s')).toEqual([c])
  expect(lea.steps.canUndo).toEqual({ command: 'addCard', title: 'C' })
})
