import type { Page } from '@playwright/test'
import { expectSaved } from './essayBoard.ts'

/** A way in to the board that is open on a page of its maker, as « Partager » makes it: a path. The relay must know first whose board it is. */
export async function invite(page: Page, role: 'reader' | 'commenter' | 'editor' | 'facilitator' | 'owner' = 'editor'): Promise<string> {
  await expectSaved(page)
  const board = new URL(page.url()).pathname.split('/')[2]!
  return await page.evaluate(
    async ({ path, body }) => {
      const answer = await fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
      if (!answer.ok) throw new Error(`no link: ${answer.status} ${await answer.text()}`)
      return ((await answer.json()) as { path: string }).path
    },
    { path: `/api/boards/${board}/links`, body: JSON.stringify({ role, label: '', until: null }) },
  )
}
