import type { CDPSession, Page } from '@playwright/test'
import { time } from '../report.ts'
import { quantile } from '../rounds.ts'
import type { FrameTimes } from './probe.ts'

export type Motion = FrameTimes & { /** ms that the main thread was busy, of which scripts. */ readonly busyMs: number; readonly scriptMs: number; readonly takenMs: number }

async function metrics(tools: CDPSession): Promise<{ busy: number; script: number; at: number }> {
  const { metrics: all } = await tools.send('Performance.getMetrics')
  const value = (name: string): number => all.find(metric => metric.name === name)?.value ?? 0
  return { busy: value('TaskDuration'), script: value('ScriptDuration'), at: value('Timestamp') }
}

/** Frames of the page while `move` goes on. */
export async function framesDuring(page: Page, move: () => Promise<void>): Promise<Motion> {
  const tools = await page.context().newCDPSession(page)
  await tools.send('Performance.enable')
  await page.evaluate(() => window.probe.startFrames())
  const before = await metrics(tools)
  await move()
  const after = await metrics(tools)
  const frames = await page.evaluate(() => window.probe.stopFrames())
  await tools.detach()
  return { ...frames, busyMs: (after.busy - before.busy) * 1000, scriptMs: (after.script - before.script) * 1000, takenMs: (after.at - before.at) * 1000 }
}

export function sayFrames({ frames, longTasks, busyMs, scriptMs, takenMs }: Motion): string {
  const share = (ms: number): string => `${Math.round((100 * ms) / takenMs)} %`
  const tasks = longTasks.length === 0 ? 'no task above 50 ms' : `${longTasks.length} tasks above 50 ms, the longest ${time(Math.max(...longTasks))}`
  return `frames p50 ${time(quantile(frames, 0.5))}, p95 ${time(quantile(frames, 0.95))}, worst ${time(Math.max(...frames))}; ${tasks}; main thread busy ${share(busyMs)}, scripts ${share(scriptMs)}`
}
