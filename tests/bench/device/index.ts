/** The device: real Chromium, the interface's own store and session, and y-indexeddb in the same run. */
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContext, Page } from '@playwright/test'
import { bundle, serveBench } from '../browser/bundle.ts'
import { heapOf, launch, patient } from '../browser/launch.ts'
import { metered } from '../browser/processor.ts'
import { size, taken, time, type Report } from '../report.ts'
import { inTurns, quantile, ratio, type Taken } from '../rounds.ts'
import { measureReconnection } from './reconnection.ts'
import type { Keeper, Stall } from './page/stream.ts'

/** Nothing answers there but what the bench serves: these pages are offline. */
const ORIGIN = 'http://localhost:59999'
const LONGEST_STALL_MS = 50

/** Opens a fresh page of the bench, works with it, closes it: nothing compiled or cached before is left. */
async function onPage<T>(context: BrowserContext, work: (page: Page) => Promise<T>): Promise<T> {
  const page = patient(await context.newPage())
  try {
    await page.goto(`${ORIGIN}/bench/`)
    await page.waitForFunction(() => 'bench' in window)
    return await work(page)
  } finally {
    await page.close()
  }
}

async function measureDurable(report: Report, context: BrowserContext): Promise<void> {
  report.section('from an edit to the device’s disk, 300 edits one by one')
  const ours = await onPage(context, page => page.evaluate(() => window.bench.durable.trameDurable(300)))
  const peer = await onPage(context, page => page.evaluate(() => window.bench.durable.peerDurable(300)))
  const say = (values: readonly number[]): string => `p50 ${time(quantile(values, 0.5))}, p95 ${time(quantile(values, 0.95))}`
  report.line('strict durability, ours', say(ours))
  report.line('the browser’s default, y-indexeddb', say(peer))
}

const processors = (spent: Taken, rounds: number): string => `${taken(spent)}, processor of the main thread ${time(spent.processor / rounds)}`

export async function measureOpening(report: Report, browser: Browser, code: string): Promise<void> {
  for (const { name, ...prepared } of [
    { name: '10,000 cards in one row', cards: 10_000, later: 0, isUnsaved: false },
    { name: '10,000 cards and 400 later updates', cards: 10_000, later: 400, isUnsaved: false },
    { name: '2,000 cards and 10,000 edits that no relay has', cards: 2_000, later: 10_000, isUnsaved: true },
  ]) {
    report.section(`opened from the device: ${name}`)
    const context = await browser.newContext()
    await serveBench(context, code)
    const bytes = await onPage(context, page => page.evaluate(given => window.bench.opening.prepare(given), prepared))
    const opened = await inTurns({
      trame: () => onPage(context, page => metered(page, () => page.evaluate(() => window.bench.opening.trameDocument()))),
      peer: () => onPage(context, page => metered(page, () => page.evaluate(() => window.bench.opening.peerDocument()))),
    })
    report.line('document loaded, ours', `${processors(opened.trame, 7)}, ${size(bytes)}`)
    report.line('document loaded, y-indexeddb', processors(opened.peer, 7))
    report.limit({ name: 'y-indexeddb takes as many times as long', value: ratio(opened.peer, opened.trame), unit: '×', atLeast: 1 })
    // The first time folds 400 rows for the next.
    const { ready } = await inTurns({ ready: () => onPage(context, page => metered(page, () => page.evaluate(() => window.bench.opening.trameReady()))) }, 5)
    report.line('board and index ready', processors(ready, 5))
    await context.close()
  }
}

async function measureHeap(report: Report, browser: Browser, code: string): Promise<void> {
  report.section('memory of a tab after its garbage was collected, 10,000 cards')
  const context = await browser.newContext()
  await serveBench(context, code)
  await onPage(context, page => page.evaluate(() => window.bench.opening.prepare({ cards: 10_000, later: 0, isUnsaved: false })))
  const grown = (open: (page: Page) => Promise<unknown>): Promise<number> =>
    onPage(context, async page => {
      const before = await heapOf(page)
      await open(page)
      return (await heapOf(page)) - before
    })
  const document = await grown(page => page.evaluate(() => window.bench.opening.trameDocument()))
  const ready = await grown(page => page.evaluate(() => window.bench.opening.trameReady()))
  report.line('the document', size(document))
  report.line('with board, index and session', `${size(ready)}, ${Math.round(ready / 10_000)} bytes a card`)
  await context.close()
}

async function measureStream(report: Report, context: BrowserContext): Promise<void> {
  const options = { cards: 10_000, updates: 1_200 }
  report.section('1,200 updates to a board of 10,000 cards, one every 4 ms: the main thread, best of three rounds')
  const keepers: Keeper[] = ['nobody', 'trame, own edits', 'trame, from the relay', 'y-indexeddb']
  const best = new Map<Keeper, Stall>()
  for (let round = 0; round < 3; round++)
    for (const keeper of keepers) {
      const stall = await onPage(context, page => page.evaluate(given => window.bench.stream(given), { keeper, ...options }))
      const former = best.get(keeper)
      if (!former || stall.longest < former.longest || (stall.longest === former.longest && stall.worstGap < former.worstGap)) best.set(keeper, stall)
    }
  for (const [keeper, { longest, longTasks, worstGap, writtenMs }] of best)
    report.line(
      `kept by ${keeper}`,
      `${longTasks} tasks above 50 ms${longTasks > 0 ? `, the longest ${time(longest)}` : ''}; longest gap ${time(worstGap)}; all written after ${time(writtenMs)}`,
    )
  for (const keeper of ['trame, own edits', 'trame, from the relay'] as const)
    report.limit({ name: `longest task above 50 ms, kept by ${keeper}`, value: best.get(keeper)!.longest, unit: ' ms', atMost: LONGEST_STALL_MS })
}

export async function measure(report: Report): Promise<void> {
  const code = await bundle(fileURLToPath(new URL('./page/entry.ts', import.meta.url)))
  const browser = await launch()
  try {
    const context = await browser.newContext()
    await serveBench(context, code)
    await measureDurable(report, context)
    await measureOpening(report, browser, code)
    await measureHeap(report, browser, code)
    await measureStream(report, context)
    await measureReconnection(report, browser, code)
  } finally {
    await browser.close()
  }
}
