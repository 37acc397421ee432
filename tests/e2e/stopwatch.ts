/** Times taken inside of the pages, so that the test's own steps do not count. */
import type { Page } from '@playwright/test'

declare global {
  interface Window {
    lastDropAt?: number
    seenAt?: Promise<number>
  }
}

/** Notes in the page when something is let go of. */
export const noteDrops = (page: Page): Promise<void> =>
  page.evaluate(() => {
    addEventListener('drop', () => (window.lastDropAt = performance.timeOrigin + performance.now()), true)
  })

/** Begins to wait, in the page, for an element; what is noted is the first frame that shows it. */
export const noteArrival = (page: Page, selector: string, text: string): Promise<void> =>
  page.evaluate(
    ([wanted, words]) => {
      window.seenAt = new Promise(resolve => {
        const look = (): void => {
          if (![...document.querySelectorAll(wanted)].some(element => element.textContent?.includes(words))) return
          observer.disconnect()
          requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now()))
        }
        const observer = new MutationObserver(look)
        observer.observe(document.body, { subtree: true, childList: true, characterData: true })
        look()
      })
    },
    [selector, text] as const,
  )

/** From the last drop on one page to the arrival on another. */
export async function msBetween(dropped: Page, seen: Page): Promise<number> {
  const [from, to] = await Promise.all([dropped.evaluate(() => window.lastDropAt), seen.evaluate(() => window.seenAt)])
  if (from === undefined || to === undefined) throw new Error('nothing was dropped, or nothing is waited for')
  return to - from
}

export const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
