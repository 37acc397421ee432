/** Processor time of a page's main thread: what other programs take is not in it. */
import type { Page } from '@playwright/test'

/** ms since any moment. `tasks` is all that the thread did, `scripts` what JavaScript took of it. */
export type ProcessorTime = { readonly tasks: number; readonly scripts: number; readonly thread: number; readonly wall: number }

export type ProcessorMeter = { read: () => Promise<ProcessorTime>; stop: () => Promise<void> }

export async function openMeter(page: Page): Promise<ProcessorMeter> {
  const tools = await page.context().newCDPSession(page)
  await tools.send('Performance.enable', { timeDomain: 'threadTicks' })
  return {
    async read() {
      const { metrics } = await tools.send('Performance.getMetrics')
      const ms = (name: string): number => (metrics.find(metric => metric.name === name)?.value ?? 0) * 1000
      return { tasks: ms('TaskDuration'), scripts: ms('ScriptDuration'), thread: ms('ThreadTime'), wall: ms('Timestamp') }
    },
    stop: () => tools.detach(),
  }
}

/** What `work` returns, and the ms of processor time that the page's main thread took meanwhile. */
export async function metered<T>(page: Page, work: () => Promise<T>): Promise<{ readonly value: T; readonly processor: number }> {
  const meter = await openMeter(page)
  const before = await meter.read()
  const value = await work()
  const after = await meter.read()
  await meter.stop()
  return { value, processor: after.thread - before.thread }
}
