/** The application as people use it: real Chromium, real server, boards of 2,000 and 10,000 cards over 20 columns. */
import type { Browser, BrowserContext, Page } from '@playwright/test'
import { newBoardId } from '../../../client/src/session/randomId.ts'
import { prepareServer } from '../../e2e/realServer.ts'
import { heapOf, launch, patient } from '../browser/launch.ts'
import { metered } from '../browser/processor.ts'
import { size as bytes, time, type Report } from '../report.ts'
import { quantile } from '../rounds.ts'
import { dragAcross, MOVES, VIEW } from './drag.ts'
import { framesDuring, sayFrames, type Motion } from './frames.ts'
import { interactionsDuring, sayInteractions } from './interactions.ts'
import { measurePeers } from './peers/index.ts'
import { installProbe } from './probe.ts'
import { enterWithBoard, type RemotePerson } from './remotePerson.ts'
import { framesTraced, sayTraced } from './tracedFrames.ts'

const COLUMNS = 20
const OPENINGS = 5
const REMOTE_CHANGES = 20
const STREAM = { everyMs: 50, forMs: 10_000 }
/** ms of the main thread's processor for 95 % of the frames of a drag. */
const DRAG_FRAME_MS: Readonly<Record<number, number>> = { 2_000: 16.7, 10_000: 33 }
/** ms from a click or a key to its answer. */
const ANSWER_MS = 100

const say = (values: readonly number[]): string => `p50 ${time(quantile(values, 0.5))}, p95 ${time(quantile(values, 0.95))}`

async function openPage(context: BrowserContext, room: string, page?: Page): Promise<Page> {
  page ??= patient(await context.newPage())
  await page.goto(`/b/${room}?vue=kanban`)
  await page.evaluate(() => window.probe.first)
  return page
}

/** The first visit fetches the application and the board; afterwards both are on the device. */
async function visitOnce(context: BrowserContext, room: string): Promise<void> {
  const page = await openPage(context, room)
  await page.waitForFunction(() => window.trame?.badge().kind === 'saved-for-all')
  await page.waitForFunction(
    id =>
      new Promise<boolean>(resolve => {
        const opening = indexedDB.open('trame')
        opening.addEventListener('success', () => {
          const asking = opening.result.transaction('boards').objectStore('boards').get(id)
          asking.addEventListener('success', () => {
            opening.result.close()
            resolve((asking.result as { sequence?: number } | undefined)?.sequence !== undefined)
          })
        })
      }),
    room,
  )
  await page.evaluate(() => navigator.serviceWorker.ready)
  await page.close()
}

async function measureOpening(report: Report, context: BrowserContext, room: string): Promise<void> {
  const cards: number[] = []
  const answers: number[] = []
  const processors: number[] = []
  for (let i = 0; i < OPENINGS; i++) {
    const page = patient(await context.newPage())
    // Another page of the same origin first: the time of its thread goes on.
    await page.goto('/health')
    const { processor } = await metered(page, () => openPage(context, room, page))
    const { card, answered } = await page.evaluate(() => window.probe.first)
    cards.push(card)
    answers.push(answered)
    processors.push(processor)
    await page.close()
  }
  const told = (values: readonly number[]): string => `${time(Math.min(...values))} (median ${time(quantile(values, 0.5))})`
  report.line('from the navigation to the first card on the screen', told(cards))
  report.line('from the navigation to the answer to a first click', `${told(answers)}; processor of the main thread ${told(processors)}`)
}

/** ms of the main thread's processor time that one move of the mouse costs. */
async function measureDrag(report: Report, browser: Browser, page: Page, cards: number): Promise<number> {
  const drop = (): Promise<Motion> =>
    framesDuring(page, async () => {
      await page.mouse.up()
      await page.waitForTimeout(500)
    })
  const { motion, perMove } = await dragAcross(page)
  report.line(`a card dragged across the columns, ${MOVES} moves of the mouse`, `${sayFrames(motion)}; processor ${time(perMove)} a move`)
  report.line('its drop', sayFrames(await drop()))
  // Once more under a trace, which costs something itself.
  const traced = await framesTraced(browser, page, () => dragAcross(page))
  await drop()
  report.line('the same drag, traced', sayTraced(traced))
  report.limit({ name: 'p95 of a frame of the drag, in ms of the processor', value: quantile(traced, 0.95), unit: ' ms', atMost: DRAG_FRAME_MS[cards]! })
  return perMove
}

async function measureScroll(report: Report, page: Page): Promise<void> {
  const box = (await page.locator('[data-list]').first().boundingBox())!
  await page.mouse.move(box.x + box.width / 2, VIEW.height / 2)
  const wheel = async (x: number, y: number): Promise<void> => {
    for (let i = 0; i < 60; i++) {
      await page.mouse.wheel(x, y)
      await page.waitForTimeout(16)
    }
  }
  report.line('a column scrolled by the wheel', sayFrames(await framesDuring(page, () => wheel(0, 120))))
  report.line('the board scrolled sideways', sayFrames(await framesDuring(page, () => wheel(90, 0))))
  await page.mouse.wheel(-10_000, 0)
}

type Switch = { readonly value: number; readonly processor: number }

async function measureSwitch(report: Report, page: Page): Promise<void> {
  const click = (word: string, shown: string): Promise<number> =>
    page.evaluate(
      ([name, target]) => {
        const button = [...document.querySelectorAll('[role=radio]')].find(({ textContent }) => textContent === name)!
        button.id = `bench-${name}`
        return window.probe.clickPainted(`#bench-${name}`, target!)
      },
      [word, shown],
    )
  const there: Switch[] = []
  const back: Switch[] = []
  for (let i = 0; i < 5; i++) {
    there.push(await metered(page, () => click('Arbre', '[role=treeitem]')))
    back.push(await metered(page, () => click('Kanban', '[data-card]')))
  }
  const told = (all: readonly Switch[]): string =>
    `${say(all.map(({ value }) => value))}; processor of the main thread ${time(quantile(all.map(({ processor }) => processor), 0.5))}`
  report.line('from the kanban to the tree', told(there))
  report.line('from the tree to the kanban', told(back))
}

async function measureRemote(report: Report, page: Page, person: RemotePerson): Promise<void> {
  const ids = await page.evaluate(() => [...document.querySelectorAll('[data-card]')].map(card => card.getAttribute('data-node')!).slice(0, 5))
  const taken: number[] = []
  for (let i = 0; i < REMOTE_CHANGES; i++) {
    const title = `Titre venu d’ailleurs ${i}.`
    const painted = page.evaluate(wanted => window.probe.titlePainted(wanted), title)
    await page.waitForTimeout(60)
    person.rename(ids[i % ids.length]!, title)
    taken.push(await painted)
  }
  report.line('one remote change, from its receipt to the screen', `fastest ${time(Math.min(...taken))}, ${say(taken)}`)
}

async function measureStream(report: Report, page: Page, person: RemotePerson): Promise<void> {
  const motion = await framesDuring(page, async () => {
    const until = Date.now() + STREAM.forMs
    while (Date.now() < until) {
      person.edit()
      await page.waitForTimeout(STREAM.everyMs)
    }
  })
  report.line('20 remote changes a second, for 10 s', sayFrames(motion))
}

/** Letters into the search, one after the other; each answer narrows the cards that are shown. */
async function measureSearch(report: Report, page: Page): Promise<void> {
  const words = 'mise en oeuvre climat'
  await page.keyboard.press('/')
  const field = page.locator('search input[type=search]')
  await field.waitFor()
  const taken = await interactionsDuring(page, async () => {
    report.line(
      `« ${words} » typed into the search, a letter each 150 ms`,
      sayFrames(
        await framesDuring(page, async () => {
          await field.pressSequentially(words, { delay: 150 })
          await page.waitForTimeout(300)
        }),
      ),
    )
    await field.press('Escape')
    await page.waitForTimeout(400)
    await field.press('Escape')
  })
  sayAnswers(report, 'a letter in the search', taken)
}

/** The board by hand: each is done as people do it, with the mouse and the keys of the browser. */
async function measureAnswers(report: Report, page: Page): Promise<void> {
  const pause = (ms = 120): Promise<void> => page.waitForTimeout(ms)
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) {
      await page.keyboard.press(key)
      await pause()
    }
  }
  const list = page.locator('[data-list]').nth(1)
  const acts: Readonly<Record<string, () => Promise<void>>> = {
    'a click on a card': async () => {
      for (let i = 0; i < 4; i++) {
        await list.locator('[data-card]').nth(i).click()
        await pause()
      }
    },
    'a card carried by keys, put down and taken back': async () => {
      await press('Space', 'ArrowRight', 'ArrowDown', 'ArrowRight', 'Space', 'ControlOrMeta+z')
      await pause(300)
    },
    'cards picked with Shift': () => press('Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowDown', 'Escape'),
    'a card opened and closed': async () => {
      await press('Enter')
      await page.getByRole('dialog', { name: 'Projet', exact: true }).waitFor()
      await pause(500)
      await press('Escape')
      await page.getByRole('dialog', { name: 'Projet', exact: true }).waitFor({ state: 'detached' })
    },
    'from one view to another': async () => {
      for (const view of ['Arbre', 'Tableau', 'Kanban']) {
        await page.getByRole('radio', { name: view }).click()
        await pause(800)
      }
    },
  }
  for (const [name, act] of Object.entries(acts)) sayAnswers(report, name, await interactionsDuring(page, act))
}

function sayAnswers(report: Report, name: string, taken: readonly number[]): void {
  report.line(`the answer to ${name}`, sayInteractions(taken))
  report.limit({ name: `the longest answer to ${name}`, value: Math.max(0, ...taken), unit: ' ms', atMost: ANSWER_MS })
}

/** ms of processor time a move of a dragged card. */
async function measureBoard(report: Report, browser: Browser, cards: number): Promise<number> {
  report.section(`${cards} cards over ${COLUMNS} columns`)
  const server = await prepareServer()
  await server.start()
  const person = await enterWithBoard(server.origin, newBoardId(), { cards, columns: COLUMNS })
  const context = await browser.newContext({ baseURL: server.origin, viewport: VIEW, locale: 'fr-FR' })
  await context.addInitScript(installProbe)
  await context.addInitScript(() => localStorage.setItem('trame.profile', JSON.stringify({ author: 'person0001', name: 'Marie', colour: '#3b5bdb' })))
  try {
    await visitOnce(context, person.room)
    await measureOpening(report, context, person.room)
    const page = await openPage(context, person.room)
    await page.waitForFunction(() => window.trame?.badge().kind === 'saved-for-all')
    report.line('nothing at all, for 2 s', sayFrames(await framesDuring(page, () => page.waitForTimeout(2_000))))
    const perMove = await measureDrag(report, browser, page, cards)
    await measureAnswers(report, page)
    await measureSearch(report, page)
    await measureScroll(report, page)
    await measureSwitch(report, page)
    await measureRemote(report, page, person)
    await measureStream(report, page, person)
    report.line('memory of the tab after its garbage was collected', bytes(await heapOf(page)))
    return perMove
  } finally {
    person.leave()
    await context.close()
    await server.dispose()
  }
}

export async function measure(report: Report): Promise<void> {
  const browser = await launch()
  try {
    for (const cards of [2_000, 10_000]) {
      const perMove = await measureBoard(report, browser, cards)
      await measurePeers(report, browser, { size: { cards, columns: COLUMNS }, ours: perMove })
    }
  } finally {
    await browser.close()
  }
}
