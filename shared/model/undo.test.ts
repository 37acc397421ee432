import { describe, expect, test } from 'vitest'
import { addNode, addStatus, archiveNode, createBoard, indentNodes, moveNode, moveStatus, moveToStatus, removeStatus, renameNode, restoreNode, setField } from '../commands/index.ts'
import { boardOf, copyOf, meet, newBoard, outlineOf, value } from '../../tests/boards.ts'
import { BOARD_ID, fingerprint, ROOT, SCHEMA, TRAY, type Board } from './index.ts'

/** Every command once, on a board that has all it needs. */
const steps: readonly [name: string, run: (board: Board) => unknown][] = [
  ['adding a group', board => addNode(board, { kind: 'group', title: 'X', under: ROOT })],
  ['adding a card', board => addNode(board, { kind: 'card', title: 'X', under: 'g', after: null })],
  ['a move', board => moveNode(board, { id: 'a', under: 'h', after: null })],
  ['a move within the group', board => moveNode(board, { id: 'a', under: 'g', after: 'b' })],
  ['a move into the tray', board => moveNode(board, { id: 'a', under: TRAY, after: null })],
  ['an indent', board => indentNodes(board, { ids: ['h'] })],
  ['a verdict', board => moveToStatus(board, { ids: ['a'], status: 'yes' })],
  ['15 verdicts at once', board => moveToStatus(board, { ids: ['a', 'b', 'c'], status: 'no', after: null })],
  ['a rename', board => renameNode(board, { id: 'a', title: 'A2' })],
  ['a field', board => setField(board, { id: 'a', field: 'priority', value: '1' })],
  ['the trash', board => archiveNode(board, { id: 'g' })],
  ['a restoring', board => restoreNode(board, { id: 'old' })],
  ['a new column', board => addStatus(board, { title: 'X', statusKind: 'interest', colour: 'teal' })],
  ['a column elsewhere', board => moveStatus(board, { id: 'no', after: null })],
  ['a column less', board => removeStatus(board, { id: 'idea', into: 'yes' })],
]
const filled = (): Board => {
  const board = boardOf('g\n  - a\n  - b\nh\n  - c yes\n- old')
  value(archiveNode(board, { id: 'old' }))
  return board
}
/** Without what undone creations leave in the trash. */
const alive = (board: Board): string => outlineOf(board).split('\n').filter(line => !line.endsWith('†') || line.includes('old')).join('\n')

describe('my own steps', () => {
  test.each(steps)('[T21] [M7] %s is one step: undone, redone, undone again', (_, run) => {
    const board = filled()
    const depth = board.steps.canUndo
    const [before, columns] = [alive(board), board.lanes.children(ROOT).filter(id => !board.isArchived(id))]
    expect(run(board)).toMatchObject({ ok: true })
    const after = fingerprint(board)
    board.undo()
    expect(alive(board)).toBe(before)
    expect(board.lanes.children(ROOT).filter(id => !board.isArchived(id))).toEqual(columns)
    expect(board.steps.canUndo).toEqual(depth)
    const undone = fingerprint(board)
    board.redo()
    expect(fingerprint(board)).toBe(after)
    board.undo()
    expect(fingerprint(board)).toBe(undone)
  })

  test('[T21] [M7] all of them, one after the other, back to the start and forward to the end', () => {
    const board = filled()
    const states = [fingerprint(board)]
    for (const [, run] of steps.filter(([name]) => !name.startsWith('adding') && name !== 'a new column')) {
      run(board)
      states.push(fingerprint(board))
    }
    for (const state of states.toReversed().slice(1)) {
      board.undo()
      expect(fingerprint(board)).toBe(state)
    }
    for (const state of states.slice(1)) {
      board.redo()
      expect(fingerprint(board)).toBe(state)
    }
  })

  test('[M7] a new step ends what could be redone', () => {
    const board = filled()
    renameNode(board, { id: 'a', title: 'A2' })
    board.undo()
    renameNode(board, { id: 'b', title: 'B2' })
    expect(board.steps.canRedo).toBeNull()
    expect(board.redo()).toBeNull()
  })

  test('[M7] making a board is no step', () => {
    const board = newBoard('lea')
    value(createBoard(board, { room: 'x', draft: { title: 'P', fields: {}, statuses: [], tree: [] } }))
    expect(board.steps.canUndo).toBeNull()
    expect(board.undo()).toBeNull()
    expect(board.title(BOARD_ID)).toBe('P')
  })

  test('[M7] undo survives a reload: another page of the same person takes it over', () => {
    const board = filled()
    moveNode(board, { id: 'a', under: 'h', after: null })
    const reloaded = copyOf(board, 'lea')
    expect(reloaded.steps.load(board.steps.save())).toBe(true)
    reloaded.undo()
    expect(reloaded.tree.children('g')).toEqual(['a', 'b'])
    expect(reloaded.steps.load('{"undos":[{"label":{}}]}')).toBe(false)
    expect(reloaded.steps.load('no json')).toBe(false)
    expect(reloaded.steps.canRedo).toMatchObject({ command: 'moveNode' })
  })

  test('[M12] what undo puts back does not share its key with what came in its place', () => {
    const board = boardOf('')
    const [a, b, c] = ['A', 'B', 'C'].map(title => value(addNode(board, { kind: 'card', title, under: ROOT })))
    value(moveNode(board, { id: b!, under: ROOT, after: c! }))
    const d = value(addNode(board, { kind: 'card', title: 'D', under: ROOT, after: a! }))
    board.undo()
    board.undo()
    value(restoreNode(board, { id: d }))
    for (const tree of [board.tree, board.lanes]) {
      const keys = tree.children(tree === board.tree ? ROOT : 'idea').map(id => tree.key(id))
      expect(new Set(keys).size).toBe(keys.length)
    }
    const [first, second] = board.tree.children(ROOT).slice(1)
    value(moveNode(board, { id: c!, under: ROOT, after: first! }))
    expect(board.tree.children(ROOT)).toEqual([a, first, c, second])
  })
})

describe('what somebody else has done since', () => {
  test('[T21] [M7] to the same field stays; what they did not touch goes back', () => {
    const lea = filled()
    value(moveToStatus(lea, { ids: ['a', 'b', 'c'], status: 'no' }))
    const paul = copyOf(lea, 'paul')
    value(moveToStatus(paul, { ids: ['b'], status: 'yes' }))
    meet(lea, paul)
    lea.undo()
    expect(['a', 'b', 'c'].map(id => lea.statusOf(id))).toEqual(['idea', 'yes', 'yes'])
    lea.redo()
    expect(['a', 'b', 'c'].map(id => lea.statusOf(id))).toEqual(['no', 'yes', 'no'])
    meet(lea, paul)
    expect(fingerprint(lea)).toBe(fingerprint(paul))
  })

  test('[T21] [M7] offline: my undo, written before I hear of their later write, does not stand over it', () => {
    const lea = filled()
    const paul = copyOf(lea, 'paul', { now: 50_000 })
    value(setField(lea, { id: 'a', field: 'priority', value: '1' }))
    value(setField(paul, { id: 'a', field: 'priority', value: '2' }))
    lea.undo()
    meet(lea, paul)
    expect(lea.field('a', 'priority')).toBe('2')
  })

  test('[T21] [M7] inside what I had added keeps it: undoing an addition archives only what nobody else has touched', () => {
    const lea = filled()
    const [x, y, z] = ['X', 'Y', 'Z'].map(title => value(addNode(lea, { kind: 'group', title, under: ROOT })))
    const paul = copyOf(lea, 'paul')
    value(renameNode(paul, { id: z!, title: 'Z of Paul' }))
    const card = value(addNode(paul, { kind: 'card', title: 'in Y', under: y! }))
    meet(lea, paul)
    for (let i = 0; i < 3; i++) lea.undo()
    expect([x, y, z].map(id => lea.isArchived(id!))).toEqual([true, false, false])
    expect(lea.tree.path(card)).toEqual([card, y, ROOT])
  })

  test('[T21] [M7] inside what I had put back, or taken away again, keeps it too', () => {
    const lea = filled()
    const x = value(addNode(lea, { kind: 'card', title: 'X', under: ROOT }))
    lea.undo()
    lea.redo()
    value(restoreNode(lea, { id: 'old' }))
    value(addStatus(lea, { title: 'S', statusKind: 'interest', colour: 'teal' }))
    const status = lea.lanes.children(ROOT).at(-1)!
    const paul = copyOf(lea, 'paul')
    value(setField(paul, { id: x, field: 'priority', value: '1' }))
    value(setField(paul, { id: 'old', field: 'priority', value: '1' }))
    value(moveToStatus(paul, { ids: ['a'], status }))
    meet(lea, paul)
    for (let i = 0; i < 3; i++) lea.undo()
    expect([x, 'old', status].map(id => lea.isArchived(id))).toEqual([false, false, false])
  })

  test('[T21] [M4] [M7] a move is not undone into its own branch: the step does what it still can', () => {
    const lea = boardOf('p\n  x\nq')
    value(moveNode(lea, { id: 'x', under: 'q', after: null }))
    const paul = copyOf(lea, 'paul')
    value(moveNode(paul, { id: 'p', under: 'x', after: null }))
    meet(lea, paul)
    lea.undo()
    expect(outlineOf(lea)).toBe('q\n  x\n    p')
    expect(lea.tree.isDisplaced('x')).toBe(false)
  })

  test('[M4] [M7] a step that turned two nodes over is undone whole', () => {
    const lea = boardOf('p\n  x')
    lea.change({ command: 'moveNode' }, [['x', { at: [ROOT, 'a1-AAAa0', 'p'] }], ['p', { at: ['x', 'a0-AAAa0', ROOT] }]])
    expect(outlineOf(lea)).toBe('x\n  p')
    lea.undo()
    expect(outlineOf(lea)).toBe('p\n  x')
    lea.redo()
    expect(outlineOf(lea)).toBe('x\n  p')
  })

  test('[T21] [M7] two people undo each their own, in any order', () => {
    const lea = filled()
    const paul = copyOf(lea, 'paul')
    value(renameNode(lea, { id: 'a', title: 'A of Léa' }))
    value(moveNode(paul, { id: 'a', under: 'h', after: null }))
    meet(lea, paul)
    lea.undo()
    expect([lea.title('a'), lea.tree.parent('a')]).toEqual(['a', 'h'])
    paul.undo()
    meet(lea, paul)
    expect([paul.title('a'), paul.tree.parent('a')]).toEqual(['a', 'g'])
    expect(fingerprint(lea)).toBe(fingerprint(paul))
  })
})

test('[M14] a board of a newer schema is not changed by undo or redo either', () => {
  const board = filled()
  renameNode(board, { id: 'a', title: 'A2' })
  renameNode(board, { id: 'b', title: 'B2' })
  board.undo()
  board.note([[BOARD_ID, { schema: SCHEMA + 1 }]])
  const print = fingerprint(board)
  expect([board.undo(), board.redo()]).toEqual([null, null])
  expect(fingerprint(board)).toBe(print)
  expect(board.steps.canUndo).not.toBeNull()
})
