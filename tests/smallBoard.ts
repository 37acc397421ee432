/** Small boards for unit tests: replicas of one document that meet when a test says so. */
import { createBoard, type BoardDraft, type Result } from '@trame/shared/commands'
import { Board } from '@trame/shared/model'
import * as Y from 'yjs'

const DRAFT: BoardDraft = {
  title: 'Programme',
  fields: {},
  statuses: [
    { id: 'todo', title: 'À arbitrer', statusKind: 'arbitration', colour: 'amber' },
    { id: 'yes', title: 'Inscrit', statusKind: 'accepted', colour: 'green' },
    { id: 'no', title: 'Non retenu', statusKind: 'rejected', colour: 'rose' },
  ],
  tree: [
    {
      id: 'axis1',
      kind: 'group',
      title: 'Axe 1',
      fields: { track: 'common' },
      children: [
        {
          id: 'sub1',
          kind: 'group',
          title: 'Mobilité',
          children: [
            { id: 'a', kind: 'card', title: 'Étude des flux', status: 'todo', fields: { territory: 'FR-DE', priority: '1' } },
            { id: 'b', kind: 'card', title: 'Billet unique', status: 'todo', fields: { priority: '2' } },
          ],
        },
        { id: 'sub2', kind: 'group', title: 'Eau', children: [] },
      ],
    },
    {
      id: 'axis2',
      kind: 'group',
      title: 'Axe 2',
      fields: { track: 'tailored' },
      children: [
        { id: 'c', kind: 'card', title: 'Œuvre commune', status: 'yes', fields: { territory: 'FR-BE' } },
        { id: 'sub3', kind: 'group', title: 'Culture', children: [{ id: 'd', kind: 'card', title: 'Carte des lieux', status: 'no' }] },
      ],
    },
  ],
}

/** A board with four cards a, b (todo), c (yes), d (no) on two axes, or a copy of `from`. Its clock ticks once per reading, from `startsAt`. */
export function smallBoard(author: string, { from, startsAt = 1_000 }: { from?: Board; startsAt?: number } = {}): Board {
  const doc = new Y.Doc()
  if (from) Y.applyUpdate(doc, Y.encodeStateAsUpdate(from.facts.doc))
  let time = startsAt
  let seed = [...author].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7) % 2147483647
  const board = new Board(doc, { author, now: () => time++, random: () => (seed = (seed * 16807) % 2147483647) / 2147483647 })
  if (!from) createBoard(board, { room: 'essai', draft: DRAFT })
  return board
}

/** Everybody hears everything, in both orders. */
export function meet(...boards: Board[]): void {
  for (const from of boards) for (const to of boards.toReversed()) if (from !== to) Y.applyUpdate(to.facts.doc, Y.encodeStateAsUpdate(from.facts.doc))
}

export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.code)
  return result.value
}
