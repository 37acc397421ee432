import { card, column, openDemo, placeOf, row } from './board.ts'
import { drag } from './drag.ts'
import { expect, test } from './fixtures.ts'

const WIDE = { context: { viewport: { width: 1900, height: 900 } } }

test('[T3] a tree row dropped on a column changes its status alone', async ({ person }) => {
  const anne = await person('Anne', WIDE)
  await openDemo(anne, 'partage')
  const { page } = anne
  const before = await placeOf(page, 'Projet de loi 3D')
  await drag(page, row(page, 'Projet de loi 3D'), column(page, 'arbitration'))
  await expect(column(page, 'arbitration').locator('[data-card]')).toHaveText([/Projet de loi 3D/])
  expect(await placeOf(page, 'Projet de loi 3D')).toEqual({ ...before, status: 'arbitration' })
})

test('[T3] a card dropped on a tree row changes its place alone', async ({ person }) => {
  const anne = await person('Anne', WIDE)
  await openDemo(anne, 'partage')
  const { page } = anne
  await drag(page, card(page, 'Grenelle des mobilités'), row(page, 'Projet de loi 3D'), { y: 0.9 })
  await expect.poll(() => placeOf(page, 'Grenelle')).toEqual({ parent: 'Prise de position dans les politiques et projets de loi français', position: 1, status: 'interest' })
})

test('[T3] a group dropped on a column takes all its projects there, in one step of undo', async ({ person }) => {
  const anne = await person('Anne', WIDE)
  await openDemo(anne, 'partage')
  const { page } = anne
  await drag(page, row(page, 'Dialogue avec le niveau national'), column(page, 'arbitration'))
  await expect(column(page, 'arbitration').locator('[data-card]')).toHaveCount(3)
  await page.keyboard.press('Control+z')
  await expect(column(page, 'arbitration').locator('[data-card]')).toHaveCount(0)
})

test('[T4] renamed in the tree, decided in the kanban: both show at once', async ({ person }) => {
  const anne = await person('Anne', WIDE)
  const bruno = await person('Bruno', WIDE)
  await openDemo(anne, 'partage')
  await openDemo(bruno, 'partage')
  const { page } = anne
  await row(page, 'Projet de loi 3D').click()
  await page.keyboard.press('F2')
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('Avis sur la loi 3DS')
  await page.keyboard.press('Enter')
  await expect(row(page, 'Avis sur la loi 3DS')).toBeFocused()
  await expect(card(bruno.page, 'Avis sur la loi 3DS')).toBeVisible()
  await drag(bruno.page, card(bruno.page, 'Avis sur la loi 3DS'), column(bruno.page, 'arbitration'))
  await expect(row(page, 'Avis sur la loi 3DS')).toContainText('À arbitrer')
})
