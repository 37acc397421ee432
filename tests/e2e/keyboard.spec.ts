import { card, column, DEMO_NODES, expectInv, openDemo, placeOf, row } from './board.ts'
import { expect, test } from './fixtures.ts'

const WIDE = { context: { viewport: { width: 1900, height: 900 } } }

test('[T9] no mouse: a card is lifted, carried, put down or put back, and each step is said', async ({ person }) => {
  const anne = await person('Anne', WIDE)
  await openDemo(anne, 'kanban')
  const { page } = anne
  const said = page.getByRole('status')
  await card(page, 'Préfiguration').focus()
  await page.keyboard.press('ArrowRight')
  await expect(card(page, 'Grenelle')).toBeFocused()
  await page.keyboard.press('Space')
  await expect(said.filter({ hasText: 'pris' })).toContainText('« Grenelle des mobilités franco-italo-monégasque » pris')
  await page.keyboard.press('ArrowRight')
  await expect(said.filter({ hasText: 'Grenelle' })).toContainText('À arbitrer, position 1 sur 1')
  await page.keyboard.press('Escape')
  await expect(said.filter({ hasText: 'Grenelle' })).toContainText('n’a pas bougé')
  expect((await placeOf(page, 'Grenelle')).status).toBe('interest')

  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Space')
  await expect(column(page, 'arbitration').locator('[data-card]')).toHaveText([/Grenelle/])
  await expect(card(page, 'Grenelle')).toBeFocused()
})

test('[T21] undo takes back only my own steps, says which, and leaves the others’ alone', async ({ person }) => {
  const anne = await person('Anne')
  const bruno = await person('Bruno')
  await openDemo(anne, 'arbre')
  await openDemo(bruno, 'arbre')
  await row(anne.page, 'Projet de loi 3D').click()
  await anne.page.keyboard.press('Delete')
  await row(bruno.page, 'Lien avec les travaux').click()
  await bruno.page.keyboard.press('Delete')
  await expect(row(anne.page, 'Lien avec les travaux')).toHaveCount(0)
  await expect(row(bruno.page, 'Projet de loi 3D')).toHaveCount(0)

  const undo = anne.page.getByRole('button', { name: /Annuler.*Projet de loi 3D/ })
  await expect(undo).toBeEnabled()
  await anne.page.keyboard.press('Control+z')
  await expect(row(anne.page, 'Projet de loi 3D')).toBeVisible()
  await expect(row(bruno.page, 'Projet de loi 3D')).toBeVisible()
  await expect(row(anne.page, 'Lien avec les travaux')).toHaveCount(0)
  await expectInv([anne.page, bruno.page], DEMO_NODES)
})
