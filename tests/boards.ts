/** Small boards for tests: made from a few indented lines, copied as another person's device would have them, and brought together. */
import { createBoard, type DraftNode, type Result } from '@trame/shared/commands'
import { Board } from '@trame/shared/model'
import * as Y from 'yjs'

/** Three columns: ids `idea` (proposed), `yes` (accepted), `no` (rejected). */
const STATUSES = [
  { id: 'idea', title: 'À proposer', statusKind: 'proposed', colour: 'slate' },
  { id: 'yes', title: 'Inscrit', statusKind: 'accepted', colour: 'green' },
  { id: 'no', title: 'Non retenu', statusKind: 'rejected', colour: 'rose' },
] as const

type Clock = { now: number }

/** A person's board. Its clock starts at `clock` and goes on by one at each look. */
export function newBoard(author: string, { doc = new Y.Doc(), clock = { now: 1_000 } }: { doc?: Y.Doc; clock?: Clock } = {}): Board {
  let seed = [...author].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7) % 2147483647
  return new Board(doc, { author, now: () => clock.now++, random: () => (seed = (seed * 16807) % 2147483647) / 2147483647 })
}

/**
 * A board out of indented lines: `- name` is a card, `- name yes` one in the column `yes`, any other line a group.
 * The first word is the id and the title.
 */
export function boardOf(outline: string, { author = 'lea', clock }: { author?: string; clock?: Clock } = {}): Board {
  const board = newBoard(author, { clock })
  const tree: DraftNode[] = []
  const open: { indent: number; children: DraftNode[] }[] = [{ indent: -1, children: tree }]
  for (const line of outline.split('\n').filter(text => text.trim() !== '')) {
    const indent = line.search(/\S/)
    const words = line.trim().split(' ')
    const isCard = words[0] === '-'
    const [id, status] = isCard ? words.slice(1) : words
    const children: DraftNode[] = []
    while (open.at(-1)!.indent >= indent) open.pop()
    open.at(-1)!.children.push({ id, kind: isCard ? 'card' : 'group', title: id!, children, ...(isCard ? { status: status ?? 'idea' } : {}) })
    open.push({ indent, children })
  }
  value(createBoard(board, { room: 'essai', draft: { title: 'Programme', fields: {}, statuses: STATUSES, tree } }))
  return board
}

/** Another person's device that has everything of `board`, with a clock of its own that starts later. */
export function copyOf(board: Board, author: string, clock: Clock = { now: 10_000 }): Board {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(board.facts.doc))
  return newBoard(author, { doc, clock })
}

/** Everybody hears everything. */
export function meet(...boards: readonly Board[]): void {
  for (const from of boards) for (const to of boards) if (from !== to) Y.applyUpdate(to.facts.doc, Y.encodeStateAsUpdate(from.facts.doc, Y.encodeStateVector(to.facts.doc)))
}

/** What a command gave back; a refusal is a failure of the test. */
export function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${result.code}`)
  return result.value
}

/** The tree as indented lines, the tray under `~`, archived nodes marked with `†`. */
export function outlineOf(board: Board): string {
  const lines: string[] = []
  const show = (parent: string, indent: string): void => {
    for (const id of board.tree.children(parent)) {
      lines.push(`${indent}${board.nodeKind(id) === 'card' ? '- ' : ''}${id}${board.isArchived(id) ? ' †' : ''}`)
      show(id, `${indent}  `)
    }
  }
  show('root', '')
  if (board.tree.children('tray').length > 0) {
    lines.push('~')
    show('tray', '  ')
  }
  return lines.join('\n')
}

/** An entry as some other program might have put it into a log: nothing about it is checked. */
export function writeRaw(board: Board, ...entries: readonly unknown[]): void {
  board.facts.doc.getArray<unknown>('log0').push([...entries])
}
