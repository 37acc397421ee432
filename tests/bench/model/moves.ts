/** One move among 10,000 cards, in an index that follows it or in one that is made anew; and the board's fingerprint. */
import { moveNode, moveToStatus } from '@trame/shared/commands'
import { fingerprint } from '@trame/shared/model'
import { generateKeyBetween } from 'fractional-indexing'
import * as Y from 'yjs'
import { Tree, type Place } from '../../../shared/model/tree.ts'
import { draftOf, flattened, seeded } from '../draft.ts'
import { taken, time, times, type Report } from '../report.ts'
import { clocked, inTurns, median, quantile, ratioOfFastest } from '../rounds.ts'
import { fillMapBoard, mapIndex, moveInMap } from './mapBoard.ts'
import { docFrom, filledDoc, readyBoard } from './trameBoard.ts'

const MOVES = 500

/** The median cost of `MOVES` calls, in milliseconds. */
const each = (work: () => unknown): number => median(Array.from({ length: MOVES }, () => clocked(work)))

export async function measureMoves(report: Report): Promise<void> {
  report.section('one move among 10,000 cards')
  const draft = draftOf({ cards: 10_000 })
  const stored = Y.encodeStateAsUpdate(filledDoc(draft))
  const { board, index } = readyBoard(stored)
  const map = new Y.Doc()
  fillMapBoard(map, draft)
  const random = seeded(3)
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)]!
  const nodes = flattened(draft.tree).map(({ node }) => node)
  const cards = nodes.filter(({ kind }) => kind === 'card').map(({ id }) => id!)
  const actions = nodes.filter(({ children }) => children?.[0]?.kind === 'card').map(({ id }) => id!)
  const statuses = draft.statuses.map(({ id }) => id)

  // The index alone, without the document below it.
  const places = [...board.nodes()].map((id): [string, Place[]] => [id, [{ parent: board.tree.parent(id)!, key: board.tree.key(id), time: 1 }]])
  const tree = new Tree()
  tree.update(places)
  let now = 2
  const alone = await inTurns({
    move: () => each(() => tree.update([[pick(cards), [{ parent: pick(actions), key: 'a5-xyza0', time: now++ }]]])),
    rebuild: () => clocked(() => new Tree().update(places)),
    map: () => clocked(() => mapIndex(map)),
  })
  report.line('index alone, one move', `${taken(alone.move)}, made anew ${taken(alone.rebuild)}; the index of a Y.Map per node made anew ${taken(alone.map)}`)
  report.limit({ name: 'index alone: one move, times cheaper than a rebuild', value: ratioOfFastest(alone.rebuild, alone.move), unit: '×', atLeast: 100 })

  // As a person's drop: command, document, index, and the answers that the views ask again.
  const inTree = (): unknown => {
    const under = pick(actions)
    moveNode(board, { id: pick(cards), under, after: null })
    return index.children(under)
  }
  const inKanban = (): unknown => {
    const status = pick(statuses)
    moveToStatus(board, { ids: [pick(cards)], status, after: board.lanes.children(status)[5]! })
    return index.column(status)
  }
  const mapFirst = (): unknown => {
    const status = pick(statuses)
    moveInMap(map, pick(cards), { status, rank: generateKeyBetween(null, 'Zz') })
    return mapIndex(map)
  }
  const whole = await inTurns({ inTree: () => each(inTree), inKanban: () => each(inKanban), map: () => clocked(mapFirst) })
  report.line('whole local move, under an action', taken(whole.inTree))
  report.line(`whole local move, into a column of ${Math.round(cards.length / statuses.length)}`, taken(whole.inKanban))
  report.line('the same with a Y.Map per node and an index made anew', `${taken(whole.map)}: ${times(ratioOfFastest(whole.map, whole.inKanban))} as long as a move into a column`)

  const peer = docFrom(Y.encodeStateAsUpdate(board.facts.doc))
  const other = readyBoard(Y.encodeStateAsUpdate(peer))
  const sent: Uint8Array[] = []
  board.facts.doc.on('update', (update: Uint8Array) => sent.push(update))
  for (let i = 0; i < MOVES; i++) inTree()
  const applied = sent.map(update => clocked(() => Y.applyUpdate(other.board.facts.doc, update)))
  report.line('one move that somebody else made', `${time(median(applied))}, p99 ${time(quantile(applied, 0.99))}, ${median(sent.map(({ length }) => length))} bytes`)

  const print = await inTurns({ fingerprint: () => clocked(() => fingerprint(board)) })
  report.line('fingerprint of 10,000 cards', taken(print.fingerprint))
}
