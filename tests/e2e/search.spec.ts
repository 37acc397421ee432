import { card, column, openDemo, row } from './board.ts'
import { expect, test } from './fixtures.ts'

const WIDE = { context: { viewport: { width: 1900, height: 900 } } }

test('[T43] accents, ligatures and apostrophes do not matter; the address keeps the question', async ({ person }) => {
  const anne = await person('Anne', WIDE)
  await openDemo(anne, 'kanban')
  const { page } = anne
  await page.keyboard.press('/')
  const field = page.getByRole('searchbox', { name: 'Rechercher' })
  await expect(field).toBeFocused()
  await field.fill('mise en oeuvre alliance')
  await expect(page.locator('[data-card]')).toHaveCount(2)
  await expect(page.getByText('2 projets sur 75')).toBeVisible()
  await field.fill("strategie de l'espace")
  await expect(page.locator('[data-card]')).toHaveText([/Appui à la définition d'une stratégie de l'Espace Catalan/])
  await expect(page).toHaveURL(/q=strategie/)
  await page.reload()
  await expect(page.getByRole('searchbox', { name: 'Rechercher' })).toHaveValue("strategie de l'espace")
  await expect(page.locator('[data-card]')).toHaveCount(1)

  await page.getByRole('radio', { name: 'Arbre' }).click()
  await expect(page.getByRole('treeitem')).toHaveCount(4)
  await expect(row(page, 'Appui à la définition')).toBeVisible()
  await page.getByRole('radio', { name: 'Tableau' }).click()
  await expect(page.getByRole('row')).toHaveCount(2)
  await page.getByRole('button', { name: 'Tout effacer' }).click()
  await expect(page.getByRole('row').nth(5)).toBeVisible()
  await expect(page).not.toHaveURL(/q=/)
})

test('[T43] conditions on fields and places narrow all views alike; a link from elsewhere says the same', async ({ person }) => {
  const anne = await person('Anne', WIDE)
  await openDemo(anne, 'kanban')
  const { page } = anne
  await page.getByRole('button', { name: 'Rechercher et filtrer' }).click()
  await page.getByRole('button', { name: 'Priorité' }).click()
  await page.getByRole('checkbox', { name: 'Priorité 1' }).check()
  await page.keyboard.press('Escape')
  await expect(page.getByText('14 projets sur 75')).toBeVisible()
  await page.getByRole('button', { name: 'Axe', exact: true }).click()
  await page.getByRole('checkbox', { name: /^AXE 1/ }).check()
  await page.keyboard.press('Escape')
  await expect(page.getByText('14 projets sur 75')).toBeHidden()
  const found = await page.locator('[data-card]').count()
  expect(found).toBeGreaterThan(3)
  const bruno = await person('Bruno', WIDE)
  await bruno.page.goto(page.url())
  await expect(bruno.page.locator('[data-card]')).toHaveCount(found)
})

test('[T44] what I move while a filter is on stays in sight, marked, until the filter changes', async ({ person }) => {
  const anne = await person('Anne', WIDE)
  const bruno = await person('Bruno', WIDE)
  await openDemo(anne, 'kanban')
  await openDemo(bruno, 'kanban')
  const { page } = anne
  await page.goto(`${page.url()}&filtre=statut:est:interest`)
  await expect(page.locator('[data-card]')).toHaveCount(2)
  await card(page, 'Grenelle').focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Space')
  await expect(column(page, 'arbitration').locator('[data-card]')).toContainText('hors filtre')
  await expect(card(page, 'Appui à la définition')).not.toContainText('hors filtre')

  // What somebody else moves away is not in my hand: it leaves my question.
  await card(bruno.page, 'Appui à la définition').focus()
  await bruno.page.keyboard.press('Space')
  await bruno.page.keyboard.press('ArrowRight')
  await bruno.page.keyboard.press('Space')
  await expect(card(page, 'Appui à la définition')).toHaveCount(0)
  await expect(card(page, 'Grenelle')).toBeVisible()
  await page.getByRole('button', { name: 'Tout effacer' }).click()
  await expect(card(page, 'Grenelle')).not.toContainText('hors filtre')
})

test('[T43] an address that asks for what is not there says so and shows the rest', async ({ person }) => {
  const anne = await person('Anne', WIDE)
  await openDemo(anne, 'kanban')
  const { page } = anne
  await page.goto(`${page.url()}&filtre=champdisparu:est:1`)
  await expect(page.getByText('Cette vue demande un champ supprimé')).toBeVisible()
  await expect(card(page, 'Grenelle')).toBeVisible()
})
