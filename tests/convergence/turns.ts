/** What comes and goes around the people: network, clocks, disks, tabs, the relay. */
import { BOARD_ID, SCHEMA } from '@trame/shared/model'
import { updateMessage } from '../../server/relay/writeMessage.ts'
import type { Browser } from './browser/browser.ts'
import type { DeviceSocket } from './browser/sockets.ts'
import { counted } from './counted.ts'
import type { Operation } from './operations.ts'
import type { EventKind } from './schedule.ts'
import { Tab } from './tab.ts'
import { act } from './work.ts'
import { typeInto } from './typing.ts'
import { ROOM, type World } from './world.ts'

const HOUR = 3_600_000
const MINUTE = 60_000
const TABS_AT_MOST = 2
/** Longer than a device waits at most before it connects again. */
const AGAIN_MS = 3_000
/** A writer is done within so many turns. */
const WRITING_STEPS = 16

export type TurnKind = Exclude<EventKind, Operation>
/** Whom it happens to, and three numbers that say how. */
export type Turn = { world: World; tab: Tab | undefined; browser: Browser; socket: DeviceSocket | null; x: number; y: number; z: number }

function end({ world, tab, browser, z }: Turn, how: 'crash' | 'leave'): void {
  if (!tab) return
  world.tabs = world.tabs.filter(other => other !== tab)
  if (how === 'crash') tab.crash()
  else tab.leave()
  counted[how === 'crash' ? 'crashes' : 'leaves']++
  // Often opened again at once: a reload.
  if (z % 3 > 0) world.tabs.push(new Tab(browser, ROOM, tab.page.sessionStorage))
}

/** The relay's process is gone, and all sockets with it. */
function cutAll({ world }: Turn): void {
  for (const { page } of world.tabs) for (const socket of [...page.sockets.values()]) socket.cut()
}

export const TURNS: Readonly<Record<TurnKind, (turn: Turn) => void | Promise<void>>> = {
  'up': ({ socket, x }) => void socket?.deliverUp(1 + (x % 4)),
  'down': ({ socket, x }) => void socket?.deliverDown(1 + (x % 6)),
  'open': ({ world, browser, socket }) => {
    if (socket?.isConnecting) counted.connections++
    socket?.open(browser.isOnline ? world.relay : null)
  },
  'commit': ({ world }) => world.relay.commit(),
  'channel': ({ tab, x }) => {
    for (const channel of tab?.page.channels ?? []) counted.tabMessages += channel.read(1 + (x % 3))
  },
  'flow': ({ world, tab }) => world.flow(tab ? [tab] : []),

  'moment': ({ world, x }) => world.scheduler.advance(1 + (x % 120)),
  'second': ({ world, x }) => world.scheduler.advance(500 + (x % 5) * 500),
  'minutes': ({ world, z }) => world.scheduler.advance((1 + (z % 200)) * MINUTE),
  'set-clock': ({ browser, x }) => {
    counted.clocksSet++
    browser.skewMs = ((x % 11) - 5) * HOUR
  },

  'cut': ({ socket }) => {
    if (socket) counted.cuts++
    socket?.cut()
  },
  'forget': ({ socket }) => socket?.cut({ relayNotices: false }),
  'mute': ({ socket }) => void (socket && (socket.isMute = true)),
  'go-offline': ({ browser, z }) => {
    browser.isOnline = false
    for (const page of browser.pages) for (const socket of [...page.sockets.values()]) socket.cut({ relayNotices: z % 2 === 0 })
  },
  'back-online': ({ browser }) => {
    browser.isOnline = true
    for (const page of browser.pages) page.fire('online')
  },
  /** The socket is lost and comes back while somebody works; how far the handshake gets is left open. */
  'rejoin': async ({ world, tab, browser, socket, x, y, z }) => {
    if (!tab?.board.has(BOARD_ID)) return
    socket?.cut({ relayNotices: x % 2 === 0 })
    act(world, tab, 'rename', [x, y, z])
    await world.settle()
    world.scheduler.advance(AGAIN_MS)
    tab.socket(y)?.open(browser.isOnline ? world.relay : null)
    await world.settle()
    act(world, tab, 'card', [x, y, z])
    tab.socket(y)?.deliverUp(1 + (x % 3))
    await world.settle()
    if (y % 4 > 0) world.relay.commit()
    await world.settle()
    tab.socket(y)?.deliverDown(z % 9)
  },
  'repeat': ({ world, socket, x }) => {
    const updates = socket ? world.relay.updates(socket.room) : []
    if (!socket || updates.length === 0) return
    counted.repeats++
    socket.repeat(updateMessage(updates[x % updates.length]!))
  },

  'crash': turn => end(turn, 'crash'),
  'leave': turn => end(turn, 'leave'),
  /** A full disk is freed, and the tab dies while it writes what had waited. */
  'dies-writing': async turn => {
    const { world, tab, browser, x, y, z } = turn
    if (!tab?.board.has(BOARD_ID)) return
    browser.disk.isFull = true
    act(world, tab, 'rename', [x, y, z])
    await world.flow([tab])
    await world.relay.tend()
    await world.flow([tab])
    browser.disk.isFull = false
    world.scheduler.advance(AGAIN_MS)
    for (let step = x % WRITING_STEPS; step > 0; step--) await Promise.resolve()
    world.unread.add(browser)
    end(turn, 'crash')
  },
  'close': async ({ world, tab, browser }) => {
    if (!tab || world.tabs.length < 2 || browser.disk.isFull) return
    counted.closes++
    world.tabs = world.tabs.filter(other => other !== tab)
    await tab.close()
  },
  'open-tab': ({ world, browser }) => {
    const where = world.browsers.find(({ pages }) => pages.size === 0) ?? browser
    if (where.pages.size < TABS_AT_MOST) world.openTab(where)
  },
  'disk-full': ({ browser, z }) => void (z % 2 === 0 && (browser.disk.isFull = true)),
  'disk-free': ({ world }) => {
    for (const { disk } of world.browsers) disk.isFull = false
  },

  'commit-fails': ({ world }) => {
    if (world.relay.isCommitting) counted.failedCommits++
    world.relay.fail()
  },
  'relay-crash': turn => {
    const { relay } = turn.world
    counted.relayCrashes++
    if (relay.isCommitting) counted.lostTails += turn.x % 2
    relay.crash({ afterCommit: turn.x % 2 === 0 })
    cutAll(turn)
  },
  'relay-wiped': turn => {
    if (turn.z % 2 === 0) return
    counted.relaysWiped++
    turn.world.relay.replaceDisk(null)
    cutAll(turn)
  },
  'relay-restored': turn => {
    if (turn.z % 2 === 0) return
    counted.relaysRestored++
    turn.world.relay.replaceDisk(turn.y)
    cutAll(turn)
  },
  'back-up': ({ world }) => world.relay.backUp(),
  'tend': ({ world }) => world.relay.tend(),
  'freeze': ({ world, z }) => void (z % 2 === 0 && (world.relay.isFrozen = true)),
  'thaw': ({ world }) => void (world.relay.isFrozen = false),
  /** A tab's edit comes while nobody may write, and its device hears of that or not. */
  'refused': async ({ world, tab, x, y, z }) => {
    if (!tab?.board.has(BOARD_ID)) return
    world.relay.isFrozen = true
    act(world, tab, x % 2 === 0 ? 'rename' : 'move', [x, y, z])
    for (let round = z % 3; round >= 0; round--) await world.flow([tab])
    world.relay.isFrozen = false
  },
  /** A card is open in the tab, and somebody types into its text. */
  'type': async ({ world, tab, x, y, z }) => {
    if (!tab?.board.has(BOARD_ID)) return
    tab.openTexts()
    await world.settle()
    typeInto(world, tab, [x, y, z])
  },
  /** Somebody types over a title while another one changes it, and keeps what they typed when that has come. */
  'types-over': async ({ world, tab, x, y, z }) => {
    const other = world.tabs.find(({ page, board }) => page.browser !== tab?.page.browser && board.has(BOARD_ID))
    if (!tab?.board.has(BOARD_ID) || !other) return
    const nodes = [...tab.board.nodes()]
    const at = [...other.board.nodes()].indexOf(nodes[x % nodes.length]!)
    if (at < 0) return
    act(world, tab, 'rename', [x, y, 6 * z + 1])
    act(world, other, 'rename', [at, y, 6 * z + 2])
    for (let round = 0; round < 2; round++) await world.flow()
    act(world, tab, 'rename', [x, y, 6 * z])
  },
  'shut': ({ tab }) => tab?.shutTexts(),
  /** A newer program opens the board and raises its schema: from now on this one reads only. */
  'newer': ({ tab, x, y, z }) => {
    if (z % 6 > 0 || !tab?.board.has(BOARD_ID)) return
    counted.newerSchemas++
    tab.run(board => board.note([[BOARD_ID, { schema: SCHEMA + 1 }], ['constellation', { kind: 'constellation', of: [x, y] }]]))
  },
}
