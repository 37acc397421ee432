import type { Page } from '@playwright/test'
import { openMeter } from '../browser/processor.ts'
import { time } from '../report.ts'
import { quantile } from '../rounds.ts'
import type { FrameTimes } from './probe.ts'

export type Motion = FrameTimes & {
  /** ms of the processor that the main thread took, and of it for scripts. */
  readonly processor: number
  readonly scripts: number
  readonly wall: number
}

/** Frames of the page while `move` goes on. */
export async function framesDuring(page: Page, move: () => Promise<unknown>): Promise<Motion> {
  const meter = await openMeter(page)
  await page.evaluate(() => window.probe.startFrames())
  const before = await meter.read()
  await move()
  const after = await meter.read()
  const frames = await page.evaluate(() => window.probe.stopFrames())
  await meter.stop()
  return { ...frames, processor: after.tasks - before.tasks, scripts: after.scripts - before.scripts, wall: after.wall - before.wall }
}

export function sayFrames({ frames, longTasks, processor, scripts, wall }: Motion): string {
  const tasks = longTasks.length === 0 ? 'no task above 50 ms' : `${longTasks.length} tasks above 50 ms, the longest ${time(Math.max(...longTasks))}`
  const perFrame = processor / (wall / (1000 / 60))
  return `frames p50 ${time(quantile(frames, 0.5))}, p95 ${time(quantile(frames, 0.95))}, worst ${time(Math.max(...frames))}; ${tasks}; processor ${time(perFrame)} for each 16.7 ms, scripts ${Math.round((100 * scripts) / processor)} % of it`
}
