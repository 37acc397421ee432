/**
 * The peer: a board as most programmes on Yjs are written, one Y.Map per node with its parent, status and order keys as
 * fields, and an index that is derived anew from the document.
 */
import type { BoardDraft } from '@trame/shared/commands'
import { generateKeyBetween } from 'fractional-indexing'
import * as Y from 'yjs'
import { flattened } from '../draft.ts'

type MapNode = Y.Map<unknown>
export type MapIndex = { readonly children: Map<string, string[]>; readonly columns: Map<string, string[]> }

export const nodesOf = (doc: Y.Doc): Y.Map<MapNode> => doc.getMap<MapNode>('nodes')

export function fillMapBoard(doc: Y.Doc, { statuses, tree }: BoardDraft): void {
  const last = new Map<string, string>()
  const next = (list: string): string => {
    const key = generateKeyBetween(last.get(list) ?? null, null)
    last.set(list, key)
    return key
  }
  doc.transact(() => {
    const columns = doc.getMap<MapNode>('statuses')
    for (const { id, title, colour } of statuses) columns.set(id, new Y.Map(Object.entries({ title, colour, rank: next('statuses') })))
    const nodes = nodesOf(doc)
    for (const { node, parent } of flattened(tree)) {
      const { kind, title, fields, status } = node
      const place = { parent, order: next(parent), ...(status ? { status, rank: next(status) } : {}) }
      nodes.set(node.id!, new Y.Map(Object.entries({ kind, title, ...fields, ...place })))
    }
  })
}

/** What the views need: the children of each parent and the cards of each column, in order. */
export function mapIndex(doc: Y.Doc): MapIndex {
  const rows = [...nodesOf(doc)].map(([id, node]) => ({
    id,
    parent: node.get('parent') as string,
    order: node.get('order') as string,
    status: node.get('status') as string | undefined,
    rank: node.get('rank') as string,
  }))
  const children = Map.groupBy(rows, row => row.parent)
  const columns = Map.groupBy(rows.filter(row => row.status !== undefined), row => row.status!)
  const inOrder = (lists: Map<string, typeof rows>, key: 'order' | 'rank'): Map<string, string[]> =>
    new Map([...lists].map(([list, found]) => [list, found.toSorted((a, b) => (a[key] < b[key] ? -1 : 1)).map(row => row.id)]))
  return { children: inOrder(children, 'order'), columns: inOrder(columns, 'rank') }
}

export function moveInMap(doc: Y.Doc, id: string, place: { parent: string; order: string } | { status: string; rank: string }): void {
  doc.transact(() => {
    const node = nodesOf(doc).get(id)!
    for (const [field, value] of Object.entries(place)) node.set(field, value)
  })
}
