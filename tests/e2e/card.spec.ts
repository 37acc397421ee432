import { card, expectInv, row } from './board.ts'
import { badge, ESSAY_NODES, expectSaved, openBoard, rename } from './essayBoard.ts'
import { expect, test } from './fixtures.ts'

test('[W7] a card has its own address: a link opens it, going back closes it, keys leaf through', async ({ person, essay }) => {
  const { page } = await person('Anne')
  await openBoard(page, essay, 'kanban')
  const sheet = page.getByRole('dialog', { name: 'Projet' })
  await card(page, 'Projet alpha').dblclick()
  await expect(sheet.getByRole('textbox', { name: 'Titre' })).toHaveValue('Projet alpha')
  await expect(page).toHaveURL(/vue=kanban.*carte=/)
  const address = page.url()
  await page.goBack()
  await expect(sheet).toHaveCount(0)
  await expect(page).not.toHaveURL(/carte=/)

  await page.goto(address)
  await expect(sheet.getByRole('textbox', { name: 'Titre' })).toHaveValue('Projet alpha')
  await expect(sheet).toBeFocused()
  await page.keyboard.press('Alt+ArrowDown')
  await expect(sheet.getByRole('textbox', { name: 'Titre' })).not.toHaveValue('Projet alpha')
  await page.keyboard.press('Alt+ArrowUp')
  await expect(sheet.getByRole('textbox', { name: 'Titre' })).toHaveValue('Projet alpha')
  await page.keyboard.press('Escape')
  await expect(sheet).toHaveCount(0)
  await expect(card(page, 'Projet alpha')).toBeFocused()
  await expect(page).not.toHaveURL(/carte=/)
})

test('[W7][T4] the board beside an open card stays in use, and on a phone the card covers it', async ({ person, essay }) => {
  const { page } = await person('Anne')
  await openBoard(page, essay, 'kanban')
  await card(page, 'Projet alpha').dblclick()
  const sheet = page.getByRole('dialog', { name: 'Projet' })
  await sheet.getByRole('textbox', { name: 'Titre' }).fill('Projet alpha revu')
  await card(page, 'Projet bêta').dblclick()
  await expect(sheet.getByRole('textbox', { name: 'Titre' })).toHaveValue('Projet bêta')
  await expect(card(page, 'Projet alpha revu')).toBeVisible()

  await page.setViewportSize({ width: 390, height: 844 })
  await expect.poll(async () => (await sheet.boundingBox())?.width).toBe(390)
  await sheet.getByRole('button', { name: 'Fermer' }).click()
  await expect(sheet).toHaveCount(0)
})

test('[W7] a link to a card that is not there says so', async ({ person, essay }) => {
  const { page } = await person('Anne')
  await page.goto(`/b/${essay}?vue=kanban&carte=nothing`)
  await expect(page.getByText('Ce projet n’est pas dans ce programme')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByText('Ce projet n’est pas dans ce programme')).toHaveCount(0)
  await expect(card(page, 'Projet alpha')).toBeVisible()
})

test('[T12] one renames in place and one in the open card, both offline: both ends of the title are kept', async ({ person, essay, detour }) => {
  const [wayOfAnne, wayOfBruno] = [await detour(), await detour()]
  const [anne, bruno] = [await person('Anne', { through: wayOfAnne }), await person('Bruno', { through: wayOfBruno })]
  for (const { page } of [anne, bruno]) await openBoard(page, essay)
  await expectSaved(anne.page, bruno.page)
  for (const way of [wayOfAnne, wayOfBruno]) {
    way.set({ isDown: true })
    way.cut()
  }
  for (const { page } of [anne, bruno]) await expect(badge(page)).toContainText(/Hors ligne/)
  await rename(anne.page, 'Projet alpha', 'Grand projet alpha')
  await row(bruno.page, 'Projet alpha').focus()
  await bruno.page.keyboard.press('Enter')
  const title = bruno.page.getByRole('dialog', { name: 'Projet' }).getByRole('textbox', { name: 'Titre' })
  await title.fill('Projet alpha des vallées')
  await title.press('Enter')
  for (const way of [wayOfAnne, wayOfBruno]) way.set({ isDown: false })
  for (const { page } of [anne, bruno]) await expect(row(page, 'Grand projet alpha des vallées')).toBeVisible({ timeout: 20_000 })
  await expect(title).toHaveValue('Grand projet alpha des vallées')
  await expectInv([anne.page, bruno.page], ESSAY_NODES)
})
