import { card, column, DEMO_NODES, expectInv, openDemo, placeOf } from './board.ts'
import { drag } from './drag.ts'
import { expect, test } from './fixtures.ts'

const WIDE = { context: { viewport: { width: 1900, height: 900 } } }

test('[T1] a card dragged to another column moves there for everybody, in kanban and tree', async ({ person }) => {
  const anne = await person('Anne', WIDE)
  const bruno = await person('Bruno')
  await openDemo(anne, 'kanban')
  await openDemo(bruno, 'arbre')
  await drag(anne.page, card(anne.page, 'Grenelle des mobilités'), column(anne.page, 'arbitration'))
  await expect(column(anne.page, 'arbitration').locator('[data-card]')).toHaveText([/Grenelle des mobilités/])
  await expect(anne.page.locator('[data-head=interest]')).toContainText('1')
  await bruno.page.getByRole('tree').focus().catch(() => undefined)
  await expect.poll(() => placeOf(bruno.page, 'Grenelle')).toEqual({ parent: 'Appui aux stratégies territoriales intégrées', position: 0, status: 'arbitration' })
  await expectInv([anne.page, bruno.page], DEMO_NODES)
})

test('[T1] within a column a card goes where the line is, and its place in the tree stays', async ({ person }) => {
  const { page } = await person('Anne', WIDE)
  await openDemo({ page }, 'kanban')
  const before = await placeOf(page, 'Appui à la définition')
  await drag(page, card(page, 'Appui à la définition'), card(page, 'Grenelle des mobilités'), { y: 0.1 })
  await expect(column(page, 'interest').locator('[data-card]')).toHaveText([/Appui à la définition/, /Grenelle/])
  expect(await placeOf(page, 'Appui à la définition')).toEqual(before)
})

test('[T5] across lanes a drag changes column and axis in one step', async ({ person }) => {
  const { page } = await person('Anne', WIDE)
  await openDemo({ page }, 'kanban')
  await page.getByRole('button', { name: 'Couloirs par axe' }).click()
  const axis3 = page.locator('section', { has: page.getByRole('heading', { level: 3, name: /AXE 3/ }) }).last()
  const axis2 = page.locator('section', { has: page.getByRole('heading', { level: 3, name: /AXE 2/ }) }).last()
  const source = axis3.locator('[data-card]').filter({ hasText: 'Grenelle' })
  await source.scrollIntoViewIfNeeded()
  await page.locator('[data-list]').first().hover()
  await axis2.getByRole('heading', { level: 3 }).scrollIntoViewIfNeeded()
  await page.evaluate(() => document.querySelector('[data-card][data-node]'))
  await drag(page, source, page.locator('[data-list=arbitration]').nth(2), { y: 0.9 })
  await expect.poll(async () => (await placeOf(page, 'Grenelle')).status).toBe('arbitration')
})

test('columns are renamed, recoloured, added and moved; removing one asks where its cards go', async ({ person }) => {
  const { page } = await person('Anne', WIDE)
  await openDemo({ page }, 'kanban')
  const head = page.locator('[data-head=interest]')
  await head.getByRole('heading').dblclick()
  await page.keyboard.type('À discuter')
  await page.keyboard.press('Enter')
  await expect(head.getByRole('heading')).toHaveText('À discuter')

  await head.getByRole('button', { name: /Actions/ }).click()
  await page.getByRole('menuitem', { name: 'Couleur et nature…' }).click()
  await page.getByText('Orange').click()
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(head).toHaveAttribute('data-colour', 'orange')

  await drag(page, page.locator('[data-head=arbitration]').getByRole('heading'), page.locator('[data-head=proposed]'), { x: 0.1 })
  await expect(page.locator('[data-head]').first()).toContainText('À arbitrer')

  await head.getByRole('button', { name: /Actions/ }).click()
  await page.getByRole('menuitem', { name: 'Supprimer la colonne…' }).click()
  await page.getByLabel('Les projets vont dans').selectOption({ label: 'À arbitrer' })
  await page.getByRole('button', { name: 'Supprimer', exact: true }).click()
  await expect(head).toHaveCount(0)
  await expect(column(page, 'arbitration').locator('[data-card]')).toHaveCount(2)
})
