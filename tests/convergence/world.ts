/** Some devices, a relay and a network between them, moved on step by step. */
import './browser/platform.ts'
import { createBoard } from '@trame/shared/commands'
import { verdictStatuses } from '@trame/shared/exchange'
import { Board, BOARD_ID } from '@trame/shared/model'
import * as Y from 'yjs'
import { Browser, type DeviceDisk } from './browser/browser.ts'
import { Scheduler } from './browser/scheduler.ts'
import { conclude } from './conclude.ts'
import { counted } from './counted.ts'
import { insist, lookAt, readableWords } from './invariants.ts'
import { OPERATIONS, type Operation } from './operations.ts'
import { seeded } from './random.ts'
import { RelayHost } from './relay/relayHost.ts'
import type { Event, Schedule } from './schedule.ts'
import { Tab } from './tab.ts'
import { checkPromises } from './promises.ts'
import { TURNS } from './turns.ts'
import { act } from './work.ts'

export const ROOM = 'convergence'
const HOUR = 3_600_000
/** How far each device's clock is off at first. */
const SKEWS = [0, 3 * HOUR, -5 * HOUR, 1, -1]
const isOperation = (kind: string): kind is Operation => (OPERATIONS as readonly string[]).includes(kind)

/** The board that everybody starts from. */
const START: Uint8Array = (() => {
  const doc = new Y.Doc()
  const board = new Board(doc, { author: 'start', now: () => 1_000, random: seeded(1) })
  const tree = [
    { id: 'g1', kind: 'group', title: 'axe un', children: [{ id: 'g2', kind: 'group', title: 'action deux', children: [{ id: 'c1', kind: 'card', title: 'projet trois', status: 'proposed' }] }] },
    { id: 'g3', kind: 'group', title: 'axe quatre' },
  ] as const
  createBoard(board, { room: ROOM, draft: { title: 'Essai', fields: {}, statuses: verdictStatuses('fr').slice(0, 4), tree } })
  return Y.encodeStateAsUpdate(doc)
})()

export type Disks = {
  /** A device's disk that holds these updates already. */
  diskOf: (start: readonly Uint8Array[]) => DeviceDisk
  /** Requests to the disks have not been answered yet; left out, they are within a turn. */
  isUnderWay?: () => boolean
  /** What one tab wrote is told to the others by timers, some turns after. */
  tellsLate?: boolean
}

export class World {
  readonly scheduler = new Scheduler(1_700_000_000_000)
  readonly random: () => number
  readonly relay: RelayHost
  readonly browsers: readonly Browser[]
  tabs: Tab[] = []
  /** Words that somebody typed, with who did; and words that somebody took away again. */
  readonly typed = new Map<string, string>()
  readonly removed = new Set<string>()
  readonly made = new Set<string>()
  /** Words that somebody typed into the text of a card. */
  readonly typedInTexts = new Set<string>()
  /** Devices on whose disk there may be something that no open tab has read. */
  readonly unread = new Set<Browser>()
  readonly seed: number
  /** For the message of a schedule that gets stuck. */
  doing = 'the start'
  private words = 0

  private readonly isUnderWay: () => boolean
  private readonly tellsLate: boolean

  constructor({ devices, seed }: Schedule, { diskOf, isUnderWay = () => false, tellsLate = false }: Disks) {
    this.tellsLate = tellsLate
    this.isUnderWay = isUnderWay
    this.seed = seed
    this.random = seeded(seed)
    const surroundings = { scheduler: this.scheduler, random: this.random }
    this.relay = new RelayHost(surroundings, ROOM, [START])
    this.browsers = Array.from({ length: devices }, (_, number) => new Browser({ number, surroundings, skewMs: SKEWS[number]!, disk: diskOf([START]) }))
  }

  /** One that was never typed before, and that no id and no place in an order looks like. */
  newWord(): string {
    return `mot${(++this.words).toString(36)}`
  }

  openTab(browser: Browser): Tab {
    const tab = new Tab(browser, ROOM, {})
    this.tabs.push(tab)
    return tab
  }

  /** Lets everybody run until they wait for something: the clock, the network, a commit. */
  async settle(): Promise<void> {
    for (let turn = 0; turn < 2 || (turn < 400 && this.isUnderWay()); turn++) await new Promise(resolve => setImmediate(resolve))
    for (const tab of this.tabs) if (tab.follow()) counted.resets++
  }

  /** All that is under way for these tabs arrives, and time goes on a little. */
  async flow(tabs: readonly Tab[] = this.tabs): Promise<void> {
    for (const { page } of tabs) {
      for (const channel of page.channels) channel.read(100)
      for (const socket of [...page.sockets.values()]) {
        socket.open(page.browser.isOnline ? this.relay : null)
        socket.deliverUp(100)
      }
    }
    await this.settle()
    while (this.relay.isCommitting) {
      this.relay.commit()
      await this.settle()
    }
    for (const { page } of tabs) for (const socket of [...page.sockets.values()]) socket.deliverDown(1_000)
    await this.settle()
    this.scheduler.advance(300)
    await this.settle()
  }

  async play(events: readonly Event[]): Promise<void> {
    for (const browser of this.browsers) this.openTab(browser)
    // Of these devices one or both have a second tab from the start.
    for (const number of [this.seed % 2, 2 + (this.seed % 3)]) {
      const browser = this.browsers[number]
      if (browser) this.openTab(browser)
    }
    for (let round = 0; round < 8 && !this.isCalm(); round++) await this.flow()
    const [first] = this.tabs
    for (const id of first!.board.nodes()) this.made.add(id)
    for (const word of readableWords(first!.board)) this.typed.set(word, '')
    for (const [index, event] of events.entries()) {
      counted.events++
      this.doing = event.join()
      this.scheduler.now += 7
      await this.happen(event)
      await this.settle()
      for (let turn = 0; this.tellsLate && turn < 3; turn++) {
        this.scheduler.advance(1)
        await this.settle()
      }
      checkPromises(this)
      const watched = this.tabs[index % Math.max(1, this.tabs.length)]
      if (watched) lookAt(watched.board, watched.session.index)
    }
  }

  private async happen([kind, who, x, y, z]: Event): Promise<void> {
    const tab = this.tabs[who % Math.max(1, this.tabs.length)]
    if (isOperation(kind)) {
      if (tab?.board.has(BOARD_ID)) act(this, tab, kind, [x, y, z])
      return
    }
    const browser = tab?.page.browser ?? this.browsers[who % this.browsers.length]!
    await TURNS[kind]({ world: this, tab, browser, socket: tab?.socket(y) ?? null, x, y, z })
  }

  /** Everybody comes back, everything is told, and nothing fails any more. */
  async meet(): Promise<void> {
    this.relay.isFrozen = false
    for (const browser of this.browsers) {
      browser.isOnline = true
      browser.disk.isFull = false
      // S13: what a tab wrote in its last moment, and the relay has lost since, comes with the next opening.
      if (browser.pages.size === 0 || this.unread.delete(browser)) this.openTab(browser)
    }
    for (const { page } of this.tabs) for (const socket of [...page.sockets.values()]) if (socket.isMute) socket.cut()
    this.doing = 'meeting'
    for (let round = 0, calm = 0; calm < 2; round++) {
      insist(round < 150, `nobody comes to rest: ${this.tabs.map(({ badge, session }) => `${badge}/${session.state.get().kind}`).join()}`)
      await this.flow()
      calm = this.isCalm() ? calm + 1 : 0
    }
  }
  private isCalm(): boolean {
    return this.tabs.every(({ badge, hasHeardTexts }) => badge === 'saved-for-all' && hasHeardTexts)
  }

  async end(): Promise<void> {
    for (const tab of this.tabs) tab.crash()
    this.relay.stop()
    for (const { disk } of this.browsers) await disk.close()
  }
}

/** Nothing of a schedule waits for real time: one that takes this long waits for something that never comes. */
const STUCK_AFTER_MS = 120_000

/** Plays a schedule to its end, lets everybody meet, and insists on INV. */
export async function play(schedule: Schedule, disks: Disks): Promise<void> {
  const world = new World(schedule, disks)
  let timer: NodeJS.Timeout | undefined
  const stuck = new Promise<never>((_, reject) => (timer = setTimeout(() => reject(new Error(`INV: stuck in ${world.doing}`)), STUCK_AFTER_MS)))
  const through = async (): Promise<void> => {
    await world.play(schedule.events)
    await world.meet()
    await conclude(world)
  }
  try {
    await Promise.race([through(), stuck])
  } finally {
    clearTimeout(timer)
    await world.end()
  }
}
