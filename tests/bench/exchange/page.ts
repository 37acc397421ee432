/** The same workbook in the application: what the page does while a worker reads and plans, then the programme on paper. */
import type { Page } from '@playwright/test'
import { printPdf } from '../../../server/cli/pdf/printPdf.ts'
import { prepareServer } from '../../e2e/realServer.ts'
import { launch, patient } from '../browser/launch.ts'
import { size, time, type Report } from '../report.ts'

type Done = { readonly wall: number; readonly longTasks: readonly number[] }

declare global {
  interface Window {
    longTasks?: number[]
  }
}

/** How long `act` takes, and the tasks above 50 ms of the page's own thread meanwhile. */
async function watched(page: Page, act: () => Promise<unknown>): Promise<Done> {
  await page.evaluate(() => (window.longTasks = []))
  const startedAt = performance.now()
  await act()
  const wall = performance.now() - startedAt
  // What was observed is told a moment later.
  await page.evaluate(() => new Promise(resolve => setTimeout(resolve, 200)))
  return { wall, longTasks: await page.evaluate(() => window.longTasks ?? []) }
}

const say = ({ wall, longTasks }: Done): string => `${time(wall)}; ${longTasks.length === 0 ? 'no task above 50 ms' : `${longTasks.length} tasks above 50 ms, the longest ${time(Math.max(...longTasks))}`}`

export async function measureInPage(report: Report, { bytes, projects, update }: { bytes: Uint8Array; projects: number; update: Uint8Array }): Promise<void> {
  report.section(`${projects} projects in the application`)
  const server = await prepareServer()
  await server.start()
  const browser = await launch()
  try {
    const page = patient(await browser.newPage({ baseURL: server.origin, locale: 'fr-FR', viewport: { width: 1280, height: 800 } }))
    await page.addInitScript(() => {
      window.longTasks = []
      new PerformanceObserver(list => window.longTasks?.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask', buffered: false })
    })
    await page.goto('/')
    await page.locator('html[data-parts=here]').waitFor({ state: 'attached' })
    await page.getByRole('button', { name: 'Importer un fichier' }).click()
    const screen = page.getByRole('dialog', { name: 'Importer', exact: true })
    const read = await watched(page, async () => {
      await screen.getByLabel('Choisir un fichier').setInputFiles({ name: 'bench.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) })
      await screen.getByRole('treeitem').first().waitFor()
    })
    report.line('read and planned in a worker, until the preview stands', say(read))
    const accepted = await watched(page, async () => {
      await screen.getByRole('button', { name: /^Créer le programme/ }).click()
      await page.locator('[data-node]').first().waitFor()
    })
    report.line('accepted: written as one step, until the board stands', say(accepted))
    const address = new URL(page.url()).pathname
    const paper = await watched(page, async () => {
      await page.goto(`${address}/document`)
      await page.locator('[data-sheet]').first().waitFor()
    })
    report.line('opened anew as the official document', `${say(paper)}; ${await page.locator('[data-sheet]').count()} pages`)
  } finally {
    await browser.close()
    await server.dispose()
  }
  const startedAt = performance.now()
  const pdf = await printPdf({ board: update, texts: {}, layout: 'official', now: Date.now() })
  report.line('printed to PDF by the command line', `${time(performance.now() - startedAt)}, ${pdf.pages} pages, ${size(pdf.bytes.length)}`)
}
