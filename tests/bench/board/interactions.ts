/** How long a person waits for the answer to a click or a key, as the browser itself tells it (Event Timing). */
import type { Page } from '@playwright/test'
import { time } from '../report.ts'
import { quantile } from '../rounds.ts'

/** ms from each input to the frame that shows its answer. The browser tells none below 16 ms, and rounds to 8. */
export async function interactionsDuring(page: Page, act: () => Promise<unknown>): Promise<readonly number[]> {
  await page.evaluate(() => window.probe.startInteractions())
  await act()
  return await page.evaluate(() => window.probe.stopInteractions())
}

export const sayInteractions = (taken: readonly number[]): string =>
  taken.length === 0 ? 'none took 16 ms' : `${taken.length} of 16 ms and more: p50 ${time(quantile(taken, 0.5))}, longest ${time(Math.max(...taken))}`
