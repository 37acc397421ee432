/** One card carried by the real mouse, the same way on every board. */
import type { Page } from '@playwright/test'
import { framesDuring, type Motion } from './frames.ts'

export const VIEW = { width: 1280, height: 800 }
export const MOVES = 160

/** Picks the second card up and carries it across four columns and back, over cards all the way; it is not dropped. */
export async function dragAcross(page: Page): Promise<{ readonly motion: Motion; readonly perMove: number }> {
  const box = (await page.locator('[data-card]').nth(1).boundingBox())!
  const from = { x: box.x + 60, y: box.y + box.height / 2 }
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(from.x + 8, from.y + 8, { steps: 4 })
  const motion = await framesDuring(page, async () => {
    await page.mouse.move(VIEW.width - 160, from.y + 120, { steps: 60 })
    await page.mouse.move(VIEW.width - 200, from.y + 300, { steps: 40 })
    await page.mouse.move(from.x + 320, from.y + 200, { steps: 60 })
  })
  return { motion, perMove: motion.processor / MOVES }
}
