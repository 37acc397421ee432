/** What people do to a board, chosen by three numbers. Every operation is a command of shared/commands. */
import {
  addNode, addStatus, archiveNode, indentNodes, moveNode, moveStatus, moveToStatus, outdentNodes, placeCards, removeStatus, renameNode, restoreNode, setField, settleConflict,
  type Result,
} from '@trame/shared/commands'
import { ROOT, TRAY, type Board, type StepLabel } from '@trame/shared/model'
import { DEFINITION_OPERATIONS, operateOnDefinitions } from './definitionOperations.ts'

export const OPERATIONS = [
  'group', 'card', 'card', 'move', 'move', 'move', 'move', 'indent', 'outdent', 'status', 'status', 'both', 'archive', 'archive', 'restore', 'rename', 'rename', 'rename',
  'field', 'column', 'uncolumn', 'shift', 'settle', 'unknown', 'undo', 'undo', 'redo',
  ...DEFINITION_OPERATIONS,
] as const
export type Operation = (typeof OPERATIONS)[number]
export type Numbers = readonly [x: number, y: number, z: number]

const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % list.length]

/** Somewhere in the title: at its start, at its end, inside of it, or instead of a word. */
function rewordWith(newWord: () => string, title: string, z: number): string {
  const words = title.split(' ')
  const at = z % (words.length + 1)
  if (z % 5 === 0 && words.length > 2) return words.with(z % words.length, newWord()).join(' ')
  return [...words.slice(0, at), newWord(), ...words.slice(at)].join(' ')
}

export type Typing = {
  /** A word that was never typed before. */
  readonly newWord: () => string
  /** The title that is before the person who renames: no other words can be taken away. */
  readonly sees: (title: string) => void
  /** The step that is taken back. */
  readonly takesBack: (label: StepLabel | null) => void
}

/** Returns the command's answer; null where there was nothing to do it with. */
export function operate(board: Board, operation: Operation, numbers: Numbers, typing: Typing): Result<unknown> | null {
  return perform(board, operation, numbers, { ...typing, reword: (title, at) => rewordWith(typing.newWord, title, at) })
}

type Words = Typing & { readonly reword: (title: string, z: number) => string }

/** Titles that somebody has begun to type over. */
const begun = new WeakMap<Board, { readonly id: string; readonly over: string }>()

/** At once, or begun now and kept later, when others may have changed the title. */
function rename(board: Board, id: string, z: number, { reword, sees }: Words): Result<unknown> | null {
  const typed = begun.get(board)
  if (z % 6 === 1 && !typed) {
    begun.set(board, { id, over: board.title(id) })
    return null
  }
  if (z % 6 > 1 || !typed) {
    sees(board.title(id))
    return renameNode(board, { id, title: reword(board.title(id), z) })
  }
  begun.delete(board)
  sees(typed.over)
  return renameNode(board, { id: typed.id, title: reword(typed.over, z), over: typed.over })
}

function perform(board: Board, operation: Operation, [x, y, z]: Numbers, words: Words): Result<unknown> | null {
  const { newWord, reword } = words
  const nodes = [...board.nodes()]
  const groups = [ROOT, ...nodes.filter(id => board.nodeKind(id) === 'group')]
  const columns = board.lanes.children(ROOT)
  const node = pick(nodes, x)
  const card = pick(nodes.filter(id => board.nodeKind(id) === 'card'), x)
  const parent = pick(groups, y)!
  const column = pick(columns, y)
  const axis = pick(board.tree.children(ROOT).filter(id => board.nodeKind(id) === 'group'), z)
  const sibling = (tree: Board['tree'], of: string): string | null => pick([null, ...tree.children(of)], z) ?? null
  switch (operation) {
    case 'group':
      return addNode(board, { kind: 'group', title: `groupe ${newWord()}`, under: parent, after: sibling(board.tree, parent) })
    case 'card':
      return addNode(board, { kind: 'card', title: `projet ${newWord()} de travail`, under: parent, after: sibling(board.tree, parent) })
    case 'move':
      return node === undefined ? null : moveNode(board, { id: node, under: z % 23 === 0 ? TRAY : parent, after: sibling(board.tree, parent) })
    case 'indent':
      return node === undefined ? null : indentNodes(board, { ids: [node] })
    case 'outdent':
      return node === undefined ? null : outdentNodes(board, { ids: [node] })
    case 'status':
      return card === undefined || column === undefined ? null : moveToStatus(board, { ids: [card], status: column, after: sibling(board.lanes, column) })
    case 'both':
      return card === undefined || column === undefined ? null : placeCards(board, { ids: [card], lane: { status: column }, tree: axis === undefined ? { kind: 'above-level', level: 1, group: null } : { kind: 'below', group: axis } })
    case 'archive':
      return node === undefined ? null : archiveNode(board, { id: node })
    case 'restore': {
      const archived = pick(nodes.filter(id => board.isArchived(id)), x)
      return archived === undefined ? null : restoreNode(board, { id: archived })
    }
    case 'rename':
      return node === undefined ? null : rename(board, node, z, words)
    case 'field':
      return node === undefined ? null : setField(board, { id: node, field: pick(['priority', 'territory', 'rationale'], y)!, value: z % 4 === 0 ? null : String(z % 7) })
    case 'column':
      return z % 3 > 0 ? null : addStatus(board, { title: `colonne ${newWord()}`, statusKind: 'deferred', colour: 'teal', after: column ?? null })
    case 'uncolumn':
      return column === undefined || z % 4 > 0 ? null : removeStatus(board, { id: column, into: pick(columns, z)! })
    case 'shift':
      return column === undefined ? null : moveStatus(board, { id: column, after: pick([null, ...columns], z) ?? null })
    case 'settle': {
      const torn = pick(nodes.filter(id => board.conflicts(id).length > 0), x)
      return torn === undefined ? null : settleConflict(board, { id: torn, lost: board.conflicts(torn)[0]!, keep: z % 2 === 0 ? 'lost' : 'standing' })
    }
    case 'unknown':
      // What a newer client writes: a kind and a field that this one does not know.
      board.note(z % 2 === 0 ? [[`vote${x % 5}`, { kind: 'vote', choice: z }]] : node === undefined ? [] : [[node, { aVenir: { z } }]])
      return null
    case 'undo':
      words.takesBack(board.undo())
      return null
    case 'redo':
      board.redo()
      return null
    default:
      return operateOnDefinitions(board, operation, [x, y, z], { newWord, reword })
  }
}
