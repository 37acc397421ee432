/** The browser that is measured, and what the developer tools tell of a page. */
import { chromium, type Browser, type Page } from '@playwright/test'
import { CHROMIUM_ARGUMENTS, findChromium } from '../../../scripts/chromium.mjs'

/** Long enough for a board of 10,000 cards on a machine that does other things. */
const PATIENCE_MS = 180_000

export async function launch(): Promise<Browser> {
  const executablePath = findChromium()
  return await chromium.launch({ args: CHROMIUM_ARGUMENTS, ...(executablePath === undefined ? {} : { executablePath }) })
}

export function patient(page: Page): Page {
  page.setDefaultTimeout(PATIENCE_MS)
  page.setDefaultNavigationTimeout(PATIENCE_MS)
  return page
}

/** Bytes that the page's JavaScript uses after its garbage was collected. */
export async function heapOf(page: Page): Promise<number> {
  const tools = await page.context().newCDPSession(page)
  for (let i = 0; i < 3; i++) await tools.send('HeapProfiler.collectGarbage')
  const { usedSize } = (await tools.send('Runtime.getHeapUsage')) as { usedSize: number }
  await tools.detach()
  return usedSize
}
