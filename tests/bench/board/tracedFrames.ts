/** The processor's time of each frame, out of a trace of the browser: what other programs take is not in it. */
import type { Browser, Page } from '@playwright/test'
import { time } from '../report.ts'
import { quantile } from '../rounds.ts'

type TraceEvent = { readonly ph: string; readonly name: string; readonly pid: number; readonly tid: number; readonly ts: number; readonly dur?: number; readonly tdur?: number; readonly args?: { readonly name?: string } }

const CATEGORIES = ['toplevel', 'devtools.timeline', 'cc']
const TASKS = new Set(['ThreadControllerImpl::RunTask'])

/** ms of the main thread's processor for each frame that it drew while `move` went on. */
export async function framesTraced(browser: Browser, page: Page, move: () => Promise<unknown>): Promise<readonly number[]> {
  await browser.startTracing(page, { categories: CATEGORIES })
  await move()
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: readonly TraceEvent[] }
  return frameTimes(traceEvents)
}

/** Tasks of the thread that drew most frames, summed from the start of one frame to that of the next. */
export function frameTimes(events: readonly TraceEvent[]): readonly number[] {
  const isFrame = ({ name }: TraceEvent): boolean => name === 'ProxyMain::BeginMainFrame'
  const counts = new Map<string, number>()
  const threadOf = ({ pid, tid }: TraceEvent): string => `${pid}/${tid}`
  for (const event of events) if (isFrame(event)) counts.set(threadOf(event), (counts.get(threadOf(event)) ?? 0) + 1)
  const main = [...counts].sort(([, a], [, b]) => b - a)[0]?.[0]
  const own = events.filter(event => threadOf(event) === main)
  const starts = own.filter(isFrame).map(({ ts }) => ts).sort((a, b) => a - b)
  const spent = starts.map(() => 0)
  for (const { ph, name, ts, dur = 0, tdur = dur } of own) {
    if (ph !== 'X' || !TASKS.has(name)) continue
    // The task that holds the mark of a frame is that frame's.
    const frame = starts.findLastIndex(start => start <= ts + dur)
    if (frame >= 0) spent[frame]! += tdur / 1000
  }
  // Two marks in one task are one frame.
  return spent.filter(ms => ms > 0)
}

export const sayTraced = (frames: readonly number[]): string => `p50 ${time(quantile(frames, 0.5))}, p95 ${time(quantile(frames, 0.95))}, worst ${time(Math.max(...frames))} of the main thread’s processor a frame, ${frames.length} frames`
