/** Some devices, a relay and a network between them, moved on step by step. */
import { createBoard } from '@trame/shared/commands'
import { emptyBoard } from '@trame/shared/exchange'
import { Board, fingerprint } from '@trame/shared/model'
import * as Y from 'yjs'
import { checkIndex, checkTree, insist, readableWords } from './invariants.ts'
import { operate, OPERATIONS, type Numbers, type Operation } from './operations.ts'
import { seeded } from './random.ts'
import { RelayLog } from './relayLog.ts'
import { Replica } from './replica.ts'

export const EVENTS = [...OPERATIONS, 'read', 'read', 'read', 'read', 'commit', 'commit', 'commit', 'write', 'connect', 'connect', 'disconnect', 'crash', 'crash-relay', 'wipe-relay', 'peer', 'repeat', 'time'] as const
export type Event = readonly [kind: (typeof EVENTS)[number], who: number, x: number, y: number, z: number]
export type Schedule = { readonly devices: number; readonly seed: number; readonly events: readonly Event[] }

export const counted = {
  schedules: 0, events: 0, moves: 0, archives: 0, undos: 0, crashes: 0, relayCrashes: 0, wipes: 0, reconnects: 0, repeats: 0, refusedMoves: 0, conflicts: 0, displaced: 0, inTray: 0, mergedWords: 0,
}
const HOUR = 3_600_000
const SKEWS = [0, 3 * HOUR, -5 * HOUR, 1, -1]
const isOperation = (kind: string): kind is Operation => (OPERATIONS as readonly string[]).includes(kind)

/** Plays a schedule to its end, lets everybody meet, and insists on INV. */
export function play({ devices, seed, events }: Schedule): void {
  const random = seeded(seed)
  const clock = { now: 1_700_000_000_000 }
  const relay = new RelayLog()
  const replicas = Array.from({ length: devices }, (_, number) => new Replica({ number, skewMs: SKEWS[number]!, clock, random }))
  const typed = new Set<string>()
  const removed = new Set<string>()

  const setUp = replicas[0]!
  setUp.connect(relay)
  setUp.change(relay, board => createBoard(board, { room: 'essai', draft: { ...emptyBoard('fr', 'Essai'), tree: [{ id: 'g1', kind: 'group', title: 'axe un', children: [{ id: 'g2', kind: 'group', title: 'action deux', children: [{ id: 'c1', kind: 'card', title: 'projet trois', status: 'proposed' }] }] }, { id: 'g3', kind: 'group', title: 'axe quatre' }] } }))
  setUp.write()
  const commit = (): void => {
    for (const message of relay.commit()) replicas[message.socket.device]!.deliver(message)
  }
  commit()
  for (const replica of replicas) {
    replica.connect(relay)
    replica.write()
  }
  const made = new Set(setUp.board.nodes())
  for (const word of readableWords(setUp.board)) typed.add(word)

  /** After a crash: what is nowhere any more was on no disk, and nobody had been told that it was saved. */
  const sweep = (): void => {
    const everything = new Y.Doc()
    for (const update of [...relay.disk, ...relay.received]) Y.applyUpdate(everything, update)
    const onRelay = new Board(everything, { author: '', now: () => 0, random: () => 0 })
    const boards = [onRelay, ...replicas.map(replica => replica.board)]
    for (const id of made) if (!boards.some(board => board.has(id))) made.delete(id)
    const words = boards.map(readableWords)
    for (const word of typed) if (!words.some(set => set.has(word))) typed.delete(word)
  }

  const act = (replica: Replica, kind: Operation, numbers: Numbers): void => {
    const before = readableWords(replica.board)
    const theirs = kind === 'undo' || kind === 'redo' ? othersWrites(replica) : null
    replica.change(relay, board => {
      const result = operate(board, kind, numbers)
      if (result?.ok === false && result.code === 'would-cycle') counted.refusedMoves++
    })
    if (theirs) for (const [id, field, time] of theirs) insist(replica.board.facts.latest(id, field)?.time === time, `undo overrode what somebody else had written in ${field}`)
    const after = readableWords(replica.board)
    for (const word of before) if (!after.has(word)) removed.add(word)
    for (const word of after) if (!before.has(word)) { typed.add(word); removed.delete(word) }
    for (const id of replica.board.nodes()) made.add(id)
    // The store writes within a tick; a crash may come first.
    if (numbers[2] % 10 > 0) replica.write()
  }

  for (const [kind, who, x, y, z] of events) {
    const replica = replicas[who % devices]!
    clock.now += 7
    counted.events++
    if (isOperation(kind)) {
      if (kind === 'move' || kind === 'both') counted.moves++
      if (kind === 'archive') counted.archives++
      if (kind === 'undo') counted.undos++
      act(replica, kind, [x, y, z])
      continue
    }
    switch (kind) {
      case 'read':
        replica.read(1 + (x % 6))
        break
      case 'commit':
        commit()
        break
      case 'write':
        replica.write()
        break
      case 'connect':
        if (!replica.isConnected) counted.reconnects++
        replica.connect(relay)
        break
      case 'disconnect':
        replica.disconnect(relay)
        break
      case 'crash':
        if (z % 3 > 0) break
        counted.crashes++
        replica.crash(relay)
        sweep()
        break
      case 'crash-relay':
      case 'wipe-relay':
        if (z % 4 > 0) break
        if (kind === 'wipe-relay') relay.wipe()
        else relay.crash()
        counted[kind === 'wipe-relay' ? 'wipes' : 'relayCrashes']++
        for (const each of replicas) each.lose()
        sweep()
        break
      case 'peer': {
        // Two tabs, or a file carried over: straight from one device to another.
        const other = replicas[x % devices]!
        Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(replica.doc, z % 2 === 0 ? undefined : Y.encodeStateVector(other.doc)), 'peer')
        break
      }
      case 'repeat':
        if (relay.disk.length > 0) Y.applyUpdate(replica.doc, relay.disk[x % relay.disk.length]!, 'repeat')
        counted.repeats++
        break
      case 'time':
        clock.now += (z % 50) * 60_000
        break
    }
    if (replica.badge() === 'saved-for-all') checkPromise(replica, relay)
  }
  meet(replicas, relay, commit)
  conclude(replicas, made, new Set([...typed].filter(word => !removed.has(word))))
}

/** Fields whose latest write is somebody else's, with its time. */
function othersWrites({ board }: Replica): [string, string, number][] {
  return [...board.facts.ids()].flatMap(id => Object.keys(board.facts.get(id)!).flatMap((field): [string, string, number][] => {
    const last = board.facts.latest(id, field)!
    return last.author === board.author ? [] : [[id, field, last.time]]
  }))
}

// S1: the badge says "saved for all" only when the relay's disk has all that this device wrote.
function checkPromise({ doc }: Replica, relay: RelayLog): void {
  const disk = Y.decodeStateVector(Y.encodeStateVectorFromUpdate(relay.disk.length > 0 ? Y.mergeUpdates(relay.disk) : Y.encodeStateAsUpdate(new Y.Doc())))
  const mine = Y.decodeStateVector(Y.encodeStateVector(doc)).get(doc.clientID) ?? 0
  insist((disk.get(doc.clientID) ?? 0) >= mine, 'the badge said saved for all, and the relay does not have it')
}

/** Everybody comes back, and everything is told, twice over. */
function meet(replicas: readonly Replica[], relay: RelayLog, commit: () => void): void {
  for (let round = 0; round < 3; round++) {
    for (const replica of replicas) replica.connect(relay)
    commit()
    for (const replica of replicas) while (replica.read(100) > 0);
    for (const replica of replicas) replica.disconnect(relay)
  }
  for (const replica of replicas) replica.connect(relay)
  commit()
  for (const replica of replicas) while (replica.read(100) > 0);
}

function conclude(replicas: readonly Replica[], made: ReadonlySet<string>, words: ReadonlySet<string>): void {
  const [first] = replicas
  const print = fingerprint(first!.board)
  for (const replica of replicas) {
    insist(fingerprint(replica.board) === print, 'two replicas have different fingerprints')
    insist(replica.badge() === 'saved-for-all', 'everything was acknowledged and the badge does not say so')
    replica.write()
  }
  checkTree(first!.board, made)
  const readable = readableWords(first!.board)
  for (const word of words) insist(readable.has(word), `a text typed by somebody and deleted by nobody is gone: ${word}`)
  counted.schedules++
  if (counted.schedules % 4 === 0) checkIndex(replicas.at(-1)!.board, replicas.at(-1)!.index)
  counted.mergedWords += words.size
  counted.inTray += first!.board.tree.children('tray').length
  for (const id of first!.board.nodes()) {
    counted.conflicts += first!.board.conflicts(id).length
    if (first!.board.tree.isDisplaced(id)) counted.displaced++
  }
}
