/** Boards with more columns and cards than a screen shows. */
import type { BoardDraft } from '@trame/shared/commands'
import { boardBytes, giveRelay, newRoom } from './demoBoard.ts'
import { column } from './board.ts'
import { expect, test } from './fixtures.ts'

const COLUMNS = 20
/** Enough that a column draws only what is in sight. */
const CARDS_A_COLUMN = 70

const wide: BoardDraft = {
  title: 'Vingt colonnes',
  fields: {},
  statuses: Array.from({ length: COLUMNS }, (_, i) => ({ id: `column${i}`, title: `Colonne ${i}`, statusKind: 'proposed', colour: 'slate' })),
  tree: Array.from({ length: COLUMNS }, (_, i) =>
    Array.from({ length: CARDS_A_COLUMN }, (_, n) => ({ kind: 'card' as const, title: `Projet ${i} / ${n}`, status: `column${i}` })),
  ).flat(),
}

test('[T54] columns far from what is in sight draw no cards until somebody comes near, by keys or by scrolling', async ({ person, server }) => {
  const room = newRoom()
  await giveRelay(server.origin, room, boardBytes(room, wide))
  const { page } = await person('Anne', { path: `/b/${room}?vue=kanban` })
  const cards = page.locator('[data-card]')
  await expect(column(page, 'column0').locator('[data-card]').first()).toHaveText(/Projet 0 \/ 0/)
  await expect(page.locator('[data-head=column19]').getByText('70', { exact: true })).toHaveCount(1)
  await expect(column(page, 'column19').locator('[data-card]')).toHaveCount(0)
  expect(await cards.count()).toBeLessThan(200)

  await cards.first().focus()
  for (let i = 1; i < COLUMNS; i++) {
    await page.keyboard.press('ArrowRight')
    await expect(cards.and(page.locator(':focus'))).toHaveText(new RegExp(`Projet ${i} / 0`))
  }
  await expect(column(page, 'column19').locator('[data-card]').nth(3)).toBeInViewport()

  await page.reload()
  await expect(column(page, 'column0').locator('[data-card]').first()).toBeVisible()
  await page.locator('[data-head=column18]').scrollIntoViewIfNeeded()
  await expect(column(page, 'column18').locator('[data-card]').first()).toBeInViewport()
})
