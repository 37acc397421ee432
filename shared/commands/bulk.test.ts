import { expect, test } from 'vitest'
import { meet, smallBoard, valueOf } from '../../tests/smallBoard.ts'
import { fingerprint, ROOT, type Board } from '../model/index.ts'
import { addNode, archiveNode, archiveNodes, indentNodes, moveNodes, moveToStatus, outdentNodes, pasteRows, restoreNodes, setFieldValue } from './index.ts'

/** Fifteen cards p1…p15 in a column and a group of their own, over the small board. */
function fifteen(): { board: Board, cards: string[] } {
  const board = smallBoard('lea')
  const group = valueOf(addNode(board, { kind: 'group', title: 'Lot', under: 'axis1' }))
  const cards = Array.from({ length: 15 }, (_, i) => valueOf(addNode(board, { kind: 'card', title: `p${i + 1}`, under: group, status: 'todo' })))
  return { board, cards }
}
/** Everything but the order keys, which an undo gives back as they were. */
const state = (board: Board): string => fingerprint(board)

test('[V24] [T8] fifteen cards change their status, their place, a field, go to the trash and back: one undo each', () => {
  const { board, cards } = fifteen()
  const before = state(board)
  const steps: [() => unknown, object][] = [
    [() => moveToStatus(board, { ids: cards, status: 'yes', after: null }), { command: 'moveToStatus', title: 'Inscrit', count: 15 }],
    [() => moveNodes(board, { ids: cards, under: 'sub2', after: null }), { command: 'moveNodes', count: 15 }],
    [() => setFieldValue(board, { ids: cards, field: 'territory', value: 'OM' }), { command: 'setFieldValue', title: '', count: 15 }],
    [() => archiveNodes(board, { ids: cards }), { command: 'archiveNodes', count: 15 }],
  ]
  for (const [run, label] of steps) {
    expect(run()).toEqual({ ok: true, value: undefined })
    expect(board.steps.canUndo).toEqual(label)
    expect(state(board)).not.toBe(before)
    board.undo()
    expect(state(board)).toBe(before)
  }
})

test('[V24] nodes keep the order of the tree, whatever order they were selected in', () => {
  const { board, cards } = fifteen()
  valueOf(moveNodes(board, { ids: [cards[7]!, 'a', cards[2]!], under: 'axis2', after: 'c' }))
  expect(board.tree.children('axis2')).toEqual(['c', 'a', cards[2], cards[7], 'sub3'])
  valueOf(moveNodes(board, { ids: ['sub3', 'c'], under: 'axis2', after: 'sub3' }))
  expect(board.tree.children('axis2')).toEqual(['a', cards[2], cards[7], 'c', 'sub3'])
  const step = board.steps.canUndo
  valueOf(moveNodes(board, { ids: ['sub3', 'c'], under: 'axis2', after: cards[7]! }))
  expect(board.steps.canUndo).toBe(step)
})

test('[V24] what lies below a selected node moves with it, once', () => {
  const board = smallBoard('lea')
  valueOf(moveNodes(board, { ids: ['a', 'sub1', 'c'], under: 'sub3', after: 'd' }))
  expect(board.tree.children('sub3')).toEqual(['d', 'sub1', 'c'])
  expect(board.tree.children('sub1')).toEqual(['a', 'b'])
})

test('[V24] [T2] several are indented and outdented together, in their order, as one step; those that cannot keep all back', () => {
  const { board, cards } = fifteen()
  const before = state(board)
  const [p1, p2, p3] = cards as [string, string, string]
  const lot = board.tree.parent(p1)!
  valueOf(outdentNodes(board, { ids: [p3, p1, 'a', 'b'] }))
  expect(board.steps.canUndo).toEqual({ command: 'outdentNodes', count: 4 })
  expect(board.tree.children('axis1')).toEqual(['sub1', 'a', 'b', 'sub2', lot, p1, p3])
  expect(board.tree.children(lot).slice(0, 2)).toEqual([p2, cards[3]])
  // Each goes into the nearest group above it that stays: a and b into Mobilité, the others past the one that moves along.
  valueOf(indentNodes(board, { ids: [lot, p3, p1, 'a', 'b'] }))
  expect(board.tree.children('axis1')).toEqual(['sub1', 'sub2'])
  expect(board.tree.children('sub1')).toEqual(['a', 'b'])
  expect(board.tree.children('sub2')).toEqual([lot, p1, p3])
  board.undo()
  board.undo()
  expect(state(board)).toBe(before)
  expect(indentNodes(board, { ids: ['sub2', 'sub1'] })).toEqual({ ok: false, code: 'no-place-to-indent' })
  expect(outdentNodes(board, { ids: ['a', 'axis2'] })).toEqual({ ok: false, code: 'no-place-to-outdent' })
  expect(state(board)).toBe(before)
})

test('[V24] a move into a node that moves is refused, and so are unknown places', () => {
  const board = smallBoard('lea')
  const before = state(board)
  expect(moveNodes(board, { ids: ['c', 'axis1'], under: 'sub1', after: null })).toEqual({ ok: false, code: 'would-cycle' })
  expect(moveNodes(board, { ids: ['c'], under: 'a', after: null })).toEqual({ ok: false, code: 'unknown-place' })
  expect(moveNodes(board, { ids: ['nobody', 'todo'], under: ROOT, after: null })).toEqual({ ok: false, code: 'unknown-node' })
  expect(state(board)).toBe(before)
})

test('[V24] nodes archived together are restored together or one by one, to their places', () => {
  const board = smallBoard('lea')
  const before = state(board)
  valueOf(archiveNodes(board, { ids: ['axis2', 'd', 'b'] }))
  expect(['b', 'axis2', 'c', 'sub3', 'd', 'a'].map(id => board.isArchived(id))).toEqual([true, true, true, true, true, false])
  valueOf(restoreNodes(board, { ids: ['b'] }))
  expect([board.isArchived('b'), board.isArchived('d')]).toEqual([false, true])
  valueOf(restoreNodes(board, { ids: ['axis2'] }))
  expect(state(board)).toBe(before)
  expect(restoreNodes(board, { ids: ['a', 'b'] })).toEqual({ ok: false, code: 'not-archived' })
})

test('[V24] a card archived before its group comes back with it only when it was asked for', () => {
  const board = smallBoard('lea')
  valueOf(archiveNode(board, { id: 'a' }))
  valueOf(archiveNode(board, { id: 'sub1' }))
  valueOf(restoreNodes(board, { ids: ['sub1', 'a'] }))
  expect(['sub1', 'a', 'b'].map(id => board.isArchived(id))).toEqual([false, false, false])
  board.undo()
  valueOf(restoreNodes(board, { ids: ['a'] }))
  expect(['sub1', 'a', 'b'].map(id => board.isArchived(id))).toEqual([false, false, true])
})

test('[V24] moving archived cards elsewhere brings them back', () => {
  const board = smallBoard('lea')
  valueOf(archiveNodes(board, { ids: ['a', 'b'] }))
  valueOf(moveNodes(board, { ids: ['a', 'b'], under: 'axis2', after: null }))
  valueOf(moveNodes(board, { ids: ['a'], under: 'sub1', after: null }))
  expect(['a', 'b'].map(id => board.isArchived(id))).toEqual([false, false])
})

test('[V24] two people move many cards at once: nothing lost, each group of cards stays together', () => {
  const { board: lea, cards } = fifteen()
  const paul = smallBoard('paul', { from: lea, startsAt: 90_000 })
  valueOf(moveNodes(lea, { ids: cards.slice(0, 8), under: 'sub2', after: null }))
  valueOf(moveNodes(paul, { ids: cards.slice(8), under: 'sub2', after: null }))
  valueOf(archiveNodes(paul, { ids: ['sub2'] }))
  meet(lea, paul)
  const order = lea.tree.children('sub2')
  expect([order.slice(0, 8), order.slice(0, 7)]).toContainEqual(order[0] === cards[0] ? cards.slice(0, 8) : cards.slice(8))
  expect(order.toSorted()).toEqual(cards.toSorted())
  expect(lea.isVisible('sub2')).toBe(true)
  expect(fingerprint(lea)).toBe(fingerprint(paul))
})

test('[V24] [T7] a pasted block changes cells and adds rows in one step; one cell that does not fit, and nothing is written', () => {
  const board = smallBoard('lea')
  const rows = Array.from({ length: 18 }, (_, i) => ({ title: `ligne ${i + 1}`, territory: i % 2 === 0 ? 'OM' : null, priority: '2', status: i < 9 ? 'yes' : null }))
  const changes = [{ id: 'c', field: 'title', value: ' Œuvre\ncommune 2 ' }, { id: 'c', field: 'status', value: 'no' }, { id: 'd', field: 'priority', value: '1' }]
  const added = valueOf(pasteRows(board, { changes, added: { under: 'sub3', after: 'd', rows } }))
  expect(added).toHaveLength(18)
  expect(board.steps.canUndo).toEqual({ command: 'pasteRows', count: 20 })
  expect(board.tree.children('sub3')).toEqual(['d', ...added])
  expect([board.title('c'), board.statusOf('c'), board.title(added[17]!), board.field(added[0]!, 'territory')]).toEqual(['Œuvre commune 2', 'no', 'ligne 18', 'OM'])
  expect(board.lanes.children('yes')).toEqual(added.slice(0, 9))
  // Without a status they wait for a decision, as new cards do.
  expect(board.lanes.children('todo')).toEqual(['a', 'b', ...added.slice(9)])
  board.undo()
  expect(added.every(id => board.isArchived(id))).toBe(true)
  expect([board.title('c'), board.statusOf('c'), board.field('d', 'priority')]).toEqual(['Œuvre commune', 'yes', null])
  const refused = state(board)
  expect(pasteRows(board, { changes: [...changes, { id: 'a', field: 'priority', value: 'haute' }] })).toEqual({ ok: false, code: 'unknown-option' })
  expect(pasteRows(board, { changes, added: { under: 'sub3', after: null, rows: [{ title: 'x' }, { territory: 'OM' }] } })).toEqual({ ok: false, code: 'empty-title' })
  expect(pasteRows(board, { changes: [], added: { under: 'a', after: null, rows: [{ title: 'x' }] } })).toEqual({ ok: false, code: 'unknown-place' })
  expect(state(board)).toBe(refused)
})
