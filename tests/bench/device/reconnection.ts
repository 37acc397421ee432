/** 1,000 edits made while the relay was dead, from the moment at which it can be reached again. */
import type { Browser, Page } from '@playwright/test'
import { prepareServer } from '../../e2e/realServer.ts'
import { patient } from '../browser/launch.ts'
import { time, type Report } from '../report.ts'
import type { SessionTimes } from './page/reconnection.ts'

const OFFLINE_EDITS = 1_000
const OTHERS_EDITS = 100

export async function measureReconnection(report: Report, browser: Browser, code: string): Promise<void> {
  report.section(`${OFFLINE_EDITS} edits of one device and ${OTHERS_EDITS} of another, both offline, on a board of 2,000 cards`)
  const server = await prepareServer()
  const enter = async (): Promise<Page> => {
    const context = await browser.newContext({ bypassCSP: true })
    const page = patient(await context.newPage())
    // A page that the relay itself answered: the browser lets no other one speak to it.
    await page.goto(`${server.origin}/health`)
    await page.addScriptTag({ type: 'module', content: code })
    await page.waitForFunction(() => 'bench' in window)
    return page
  }
  const saved = (page: Page): Promise<unknown> => page.waitForFunction(() => window.bench.reconnection.state().badge === 'saved-for-all')
  const print = (page: Page): Promise<string> => page.evaluate(() => window.bench.reconnection.print())
  const state = (page: Page): Promise<SessionTimes> => page.evaluate(() => window.bench.reconnection.state())
  try {
    await server.start()
    const [one, other] = [await enter(), await enter()]
    const board = await one.evaluate(() => window.bench.reconnection.make(2_000))
    await one.evaluate(id => window.bench.reconnection.enter(id), board)
    await saved(one)
    await other.evaluate(id => window.bench.reconnection.enter(id), board)
    await saved(other)
    await server.kill()
    for (const page of [one, other]) await page.waitForFunction(() => window.bench.reconnection.state().badge === 'offline')
    await one.evaluate(count => window.bench.reconnection.edit({ count, seed: 1 }), OFFLINE_EDITS)
    await other.evaluate(count => window.bench.reconnection.edit({ count, seed: 2 }), OTHERS_EDITS)
    await server.start()
    for (const page of [one, other]) await saved(page)
    // Saved for all says what left; what comes from the other device may still be on its way.
    while ((await print(one)) !== (await print(other))) await one.waitForTimeout(50)
    const [here, there] = [await state(one), await state(other)]
    report.line('socket open → saved for all', time(here.savedAt - here.connectedAt))
    report.line('both sockets open → both show the same board', time(Math.max(here.changedAt, there.changedAt) - Math.max(here.connectedAt, there.connectedAt)))
  } finally {
    await server.dispose()
  }
}
