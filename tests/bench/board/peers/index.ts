/** The same cards on boards made with other libraries, dragged the same way in the same browser. */
import { fileURLToPath } from 'node:url'
import type { Browser } from '@playwright/test'
import { bundle, serveBench } from '../../browser/bundle.ts'
import { heapOf, patient } from '../../browser/launch.ts'
import type { DraftSize } from '../../draft.ts'
import { size as bytes, time, type Report } from '../../report.ts'
import { dragAcross, VIEW } from '../drag.ts'
import { framesDuring, sayFrames } from '../frames.ts'
import { installProbe } from '../probe.ts'
import type { Peer } from './page.tsx'

const PEERS: readonly Peer[] = ['@hello-pangea/dnd', '@dnd-kit/react']
const ORIGIN = 'http://127.0.0.1:9'

/** How many times cheaper than theirs a move of ours is to be. */
const CHEAPER = 3

export async function measurePeers(report: Report, browser: Browser, { size, ours }: { size: DraftSize; ours: number }): Promise<void> {
  const code = await bundle(fileURLToPath(new URL('page.tsx', import.meta.url)))
  for (const peer of PEERS) {
    const context = await browser.newContext({ viewport: VIEW })
    try {
      await context.addInitScript(installProbe)
      await serveBench(context, code)
      const page = patient(await context.newPage())
      await page.goto(`${ORIGIN}/bench/`)
      await page.waitForFunction(() => 'showPeer' in window)
      await page.evaluate(([name, cards]) => window.showPeer(name, cards), [peer, size] as const)
      await page.locator('[data-card]').first().waitFor()
      const { motion, perMove } = await dragAcross(page)
      report.line(`${peer}: the same drag`, `${sayFrames(motion)}; processor ${time(perMove)} a move`)
      report.line(
        `${peer}: its drop`,
        sayFrames(
          await framesDuring(page, async () => {
            await page.mouse.up()
            await page.waitForTimeout(500)
          }),
        ),
      )
      report.line(`${peer}: memory of the tab`, bytes(await heapOf(page)))
      report.limit({ name: `a move of a dragged card, times cheaper than with ${peer}`, value: perMove / ours, unit: '×', atLeast: CHEAPER })
    } finally {
      await context.close()
    }
  }
}
