import { card } from './board.ts'
import { openBoard } from './essayBoard.ts'
import { expect, test } from './fixtures.ts'

test('[T12] a card has its own address: a link opens it, going back closes it, keys leaf through', async ({ person, essay }) => {
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

test('[T4] the board beside an open card stays in use, and on a phone the card covers it', async ({ person, essay }) => {
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

test('[T2] a link to a card that is not there says so', async ({ person, essay }) => {
  const { page } = await person('Anne')
  await page.goto(`/b/${essay}?vue=kanban&carte=nothing`)
  await expect(page.getByText('Ce projet n’est pas dans ce programme')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByText('Ce projet n’est pas dans ce programme')).toHaveCount(0)
  await expect(card(page, 'Projet alpha')).toBeVisible()
})
