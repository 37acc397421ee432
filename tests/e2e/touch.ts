/** One finger on the screen, as the browser gets it from the glass. */
import { expect, type Locator, type Page } from '@playwright/test'
import { pointIn, type Spot } from './drag.ts'

type Point = { x: number; y: number }

export type Finger = {
  readonly down: (on: Locator, spot?: Spot) => Promise<void>
  /** Moves it there in steps. */
  readonly move: (to: Point) => Promise<void>
  readonly up: () => Promise<void>
  /** Down, holds until the thing is taken up, goes over the target, lets go. */
  readonly carry: (from: Locator, to: Locator, spot?: Spot) => Promise<void>
}

const STEPS = 8

export async function finger(page: Page): Promise<Finger> {
  const browser = await page.context().newCDPSession(page)
  let at: Point = { x: 0, y: 0 }
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: Point[]): Promise<unknown> => browser.send('Input.dispatchTouchEvent', { type, touchPoints: points })

  async function down(on: Locator, spot: Spot = {}): Promise<void> {
    at = await pointIn(on, spot)
    await touch('touchStart', [at])
  }
  async function move(to: Point): Promise<void> {
    const from = at
    for (let step = 1; step <= STEPS; step++) {
      at = { x: from.x + ((to.x - from.x) * step) / STEPS, y: from.y + ((to.y - from.y) * step) / STEPS }
      await touch('touchMove', [at])
    }
  }
  const up = async (): Promise<void> => void (await touch('touchEnd', []))

  return {
    down,
    move,
    up,
    async carry(from, to, spot = {}) {
      await down(from)
      await expect(page.locator('[data-dragged]'), 'taken up after a while').toHaveCount(1)
      await move(await pointIn(to, spot))
      await up()
    },
  }
}
