/** INV: what must be true of every replica once all have heard everything. Throws with the name of what is broken. */
import { Board, canonicalText, ROOT, TRAY } from '@trame/shared/model'
import { BoardIndex } from '@trame/shared/queries'
import * as Y from 'yjs'

export function insist(isTrue: boolean, what: string): asserts isTrue {
  if (!isTrue) throw new Error(`INV: ${what}`)
}

/** Everything of a board that a person can read: all titles, and all that lost against a concurrent write and is shown. */
export function readableWords(board: Board): Set<string> {
  const words = new Set<string>()
  const take = (text: string): void => text.split(/[^0-9a-z]+/).forEach(word => words.add(word))
  for (const id of board.facts.ids()) {
    take(board.title(id))
    for (const fact of board.conflicts(id)) if (typeof fact.patch.title === 'string') take(fact.patch.title)
  }
  return words
}

/** One board by itself: every node once, under one parent, reachable; nothing alive hidden. */
export function checkTree(board: Board, expected: ReadonlySet<string>): void {
  const seen = new Set<string>()
  for (const top of [ROOT, TRAY]) {
    const open = [top]
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      for (const child of board.tree.children(at)) {
        insist(!seen.has(child), `${child} is in the tree twice or on a cycle`)
        seen.add(child)
        insist(board.tree.parent(child) === at, `${child} and its parent disagree`)
        open.push(child)
      }
    }
  }
  for (const id of expected) insist(seen.has(id), `${id} is lost`)
  for (const id of seen) {
    insist(expected.has(id), `${id} was made by nobody`)
    if (board.isArchived(id)) continue
    for (const above of board.tree.path(id)) insist(board.nodeKind(above) === null || board.isVisible(above), `${id} is alive and hidden by ${above}`)
  }
  const inColumns = [...board.lanes.children(TRAY), ...board.lanes.children(ROOT).flatMap(column => board.lanes.children(column))]
  const cards = [...seen].filter(id => board.nodeKind(id) === 'card')
  insist(inColumns.length === cards.length && new Set(inColumns).size === cards.length, 'a card is in no column or in two')
}

/** What a person has on screen: everything that the index can be asked. */
export function lookAt(board: Board, index: BoardIndex): void {
  for (const id of [ROOT, TRAY, ...board.nodes()]) {
    index.children(id)
    index.node(id)
  }
  for (const id of index.statuses()) index.column(id)
  index.trash()
  index.fields()
  index.removedFields()
  index.views()
}

/** The indexes kept incrementally answer as one made afresh from a copy of the document. */
export function checkIndexes(board: Board, indexes: readonly BoardIndex[]): void {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(board.facts.doc))
  const copy = new Board(doc, { author: '', now: () => 0, random: () => 0 })
  insist(canonicalText(copy) === canonicalText(board), 'the board followed and the board read afresh differ')
  const fresh = new BoardIndex(copy)
  for (const index of indexes) checkIndex(index, fresh, copy)
}

function checkIndex(index: BoardIndex, fresh: BoardIndex, copy: Board): void {
  const same = (a: unknown, b: unknown, what: string): void => insist(JSON.stringify(a) === JSON.stringify(b), `the index has an old ${what}`)
  same(index.statuses(), fresh.statuses(), 'list of columns')
  same([index.fields(), index.removedFields()], [fresh.fields(), fresh.removedFields()], 'list of fields')
  same(index.views(), fresh.views(), 'list of views')
  same(index.trash().map(entry => entry.id), fresh.trash().map(entry => entry.id), 'trash')
  for (const id of [ROOT, TRAY, ...copy.nodes()]) same(index.children(id), fresh.children(id), `list of children of ${id}`)
  for (const id of copy.nodes()) same(index.node(id), fresh.node(id), `view of ${id}`)
  for (const id of fresh.statuses()) same(index.column(id), fresh.column(id), `column ${id}`)
}
