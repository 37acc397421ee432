import { canonical, card, column, openDemo, row } from './board.ts'
import { holdOver } from './drag.ts'
import { expect, test } from './fixtures.ts'

const WIDE = { context: { viewport: { width: 1900, height: 900 } } }

test('[T26] what another person selects is outlined with their name, and no longer when they have left', async ({ person }) => {
  const anne = await person('Anne', WIDE)
  const bruno = await person('Bruno', WIDE)
  await openDemo(anne, 'partage')
  await openDemo(bruno, 'partage')
  const before = JSON.stringify(await canonical(anne.page))
  await row(bruno.page, 'Projet de loi 3D').click()
  await expect(row(anne.page, 'Projet de loi 3D').locator('[data-peer=Bruno]')).toBeVisible()
  await expect(card(anne.page, 'Projet de loi 3D').locator('[data-peer=Bruno]')).toBeVisible()
  expect(JSON.stringify(await canonical(anne.page))).toBe(before)
  await bruno.context.close()
  await expect(anne.page.locator('[data-peer=Bruno]')).toHaveCount(0)
})

test('[T26] what another person drags moves as a ghost to where it would be dropped', async ({ person }) => {
  const anne = await person('Anne', WIDE)
  const bruno = await person('Bruno', WIDE)
  await openDemo(anne, 'partage')
  await openDemo(bruno, 'partage')
  const ghost = anne.page.locator('[data-ghost=Bruno]')
  await holdOver(bruno.page, card(bruno.page, 'Grenelle'), row(bruno.page, 'Projet de loi 3D'), { y: 0.1 })
  await expect(ghost).toContainText('Grenelle des mobilités')
  const target = await row(anne.page, 'Projet de loi 3D').boundingBox()
  await expect.poll(async () => Math.abs((await ghost.boundingBox())!.y - target!.y)).toBeLessThan(20)
  await bruno.page.keyboard.press('Escape')
  await expect(ghost).toHaveCount(0)
  await bruno.page.mouse.up()
  await expect(column(anne.page, 'interest').locator('[data-card]')).toHaveCount(2)
})
