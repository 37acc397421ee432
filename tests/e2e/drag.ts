/** Drags with the real mouse: the browser's own drag and drop wants several moves before it believes in one. */
import type { Locator, Page } from '@playwright/test'

export type Spot = {
  /** From the left edge: pixels, or a share of the width when below 1. */
  x?: number
  /** From the top edge: a share of the height. */
  y?: number
}

export async function pointIn(target: Locator, { x = 0.5, y = 0.5 }: Spot): Promise<{ x: number; y: number }> {
  const box = await target.boundingBox()
  if (!box) throw new Error(`${target.toString()} is not in sight`)
  return { x: box.x + (x < 1 ? box.width * x : x), y: box.y + box.height * y }
}

/** Takes `source` up and holds it over `target`; the caller drops with `page.mouse.up()`. */
export async function holdOver(page: Page, source: Locator, target: Locator, spot: Spot = {}): Promise<void> {
  await source.scrollIntoViewIfNeeded()
  const from = await pointIn(source, { x: 0.4, y: 0.5 })
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(from.x + 6, from.y + 6, { steps: 3 })
  const to = await pointIn(target, spot)
  await page.mouse.move(to.x, to.y + 4, { steps: 8 })
  await page.mouse.move(to.x, to.y, { steps: 3 })
}

export async function drag(page: Page, source: Locator, target: Locator, spot: Spot = {}): Promise<void> {
  await holdOver(page, source, target, spot)
  await page.mouse.up()
}
