/** What a board weighs after 100,000 moves: 40 workshops of five people who take turns on 1,000 cards. */
import { moveNode, moveToStatus } from '@trame/shared/commands'
import type { Board } from '@trame/shared/model'
import { generateKeyBetween } from 'fractional-indexing'
import * as Y from 'yjs'
import { draftOf, flattened, seeded } from '../draft.ts'
import type { Report } from '../report.ts'
import { compareLoads } from './loading.ts'
import { fillMapBoard, mapIndex, moveInMap, nodesOf } from './mapBoard.ts'
import { boardOn, filledDoc } from './trameBoard.ts'

const MOVES = 100_000
const WORKSHOPS = 40
const PEOPLE = 5

type Move = { id: string; to: { under: string } | { status: string }; at: number; person: number; workshop: number }

/** Two thirds in the kanban, the rest in the tree; the same moves for both. */
function* moves(cards: readonly string[], actions: readonly string[], statuses: readonly string[]): Generator<Move> {
  const random = seeded(9)
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)]!
  for (let i = 0; i < MOVES; i++) {
    const to = random() < 2 / 3 ? { status: pick(statuses) } : { under: pick(actions) }
    yield { id: pick(cards), to, at: random(), person: Math.floor(random() * PEOPLE), workshop: Math.floor((i * WORKSHOPS) / MOVES) }
  }
}

function moveInTrame(board: Board, { id, to, at }: Move): void {
  const list = 'status' in to ? board.lanes.children(to.status) : board.tree.children(to.under)
  const after = list[Math.floor(at * list.length)] ?? null
  if ('status' in to) moveToStatus(board, { ids: [id], status: to.status, after })
  else moveNode(board, { id, under: to.under, after })
}

type Ordered = { readonly ids: string[]; readonly keys: string[] }
/** The peer's lists by the id of an action or a status: what its interface would have on screen. */
type Lists = { readonly of: (list: string) => Ordered; readonly listOf: (id: string, field: 'parent' | 'status') => string }

function orderedLists(map: Y.Doc): Lists {
  const { children, columns } = mapIndex(map)
  const keyOf = (id: string, field: string): string => nodesOf(map).get(id)!.get(field) as string
  const lists = new Map<string, Ordered>()
  for (const [list, ids] of children) lists.set(list, { ids, keys: ids.map(id => keyOf(id, 'order')) })
  for (const [list, ids] of columns) lists.set(list, { ids, keys: ids.map(id => keyOf(id, 'rank')) })
  return { of: list => lists.get(list) ?? lists.set(list, { ids: [], keys: [] }).get(list)!, listOf: (id, field) => keyOf(id, field) }
}

/** The same move with plain fractional keys between the same neighbours. */
function moveInPeer(map: Y.Doc, lists: Lists, { id, to, at }: Move): void {
  const isInKanban = 'status' in to
  const from = lists.of(lists.listOf(id, isInKanban ? 'status' : 'parent'))
  const there = lists.of(isInKanban ? to.status : to.under)
  const place = from.ids.indexOf(id)
  from.ids.splice(place, 1)
  from.keys.splice(place, 1)
  const index = Math.min(there.ids.length, Math.floor(at * there.ids.length) + 1)
  const key = generateKeyBetween(there.keys[index - 1] ?? null, there.keys[index] ?? null)
  there.ids.splice(index, 0, id)
  there.keys.splice(index, 0, key)
  moveInMap(map, id, isInKanban ? { status: to.status, rank: key } : { parent: to.under, order: key })
}

export async function measureGrowth(report: Report): Promise<void> {
  report.section('1,000 cards after 100,000 moves')
  const draft = draftOf({ cards: 1_000 })
  const nodes = flattened(draft.tree).map(({ node }) => node)
  const cards = nodes.filter(({ kind }) => kind === 'card').map(({ id }) => id!)
  const actions = nodes.filter(({ children }) => children?.[0]?.kind === 'card').map(({ id }) => id!)
  const statuses = draft.statuses.map(({ id }) => id)

  const random = seeded(11)
  const newClient = (): number => Math.floor(random() * 2 ** 32)
  const trame = filledDoc(draft)
  // The five of a workshop share one model and differ by their client ids: what the document weighs depends on those.
  let board: Board | null = null
  let clients: number[] = []
  let workshop = -1
  const enter = (move: Move): void => {
    workshop = move.workshop
    clients = Array.from({ length: PEOPLE }, newClient)
    board?.close()
    board = boardOn(trame, `workshop${workshop}`, workshop)
  }
  for (const move of moves(cards, actions, statuses)) {
    if (move.workshop !== workshop) enter(move)
    trame.clientID = clients[move.person]!
    moveInTrame(board!, move)
  }

  const map = new Y.Doc()
  fillMapBoard(map, draft)
  const lists = orderedLists(map)
  workshop = -1
  for (const move of moves(cards, actions, statuses)) {
    if (move.workshop !== workshop) {
      workshop = move.workshop
      clients = Array.from({ length: PEOPLE }, newClient)
    }
    map.clientID = clients[move.person]!
    moveInPeer(map, lists, move)
  }
  if (nodesOf(map).size !== nodes.length) throw new Error('the peer lost a node')

  const faster = await compareLoads(report, 'after the moves', { trame: Y.encodeStateAsUpdate(trame), map: Y.encodeStateAsUpdate(map) })
  report.limit({ name: 'after the moves: document loaded, times faster', value: faster, unit: '×', atLeast: 10 })
}
