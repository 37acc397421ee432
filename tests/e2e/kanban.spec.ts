import { arrange, axisOf, card, column, DEMO_NODES, expectInv, openDemo, placeOf, row } from './board.ts'
import { drag } from './drag.ts'
import { expect, test } from './fixtures.ts'
import { median, msBetween, noteArrival, noteDrops } from './stopwatch.ts'

const WIDE = { context: { viewport: { width: 1900, height: 900 } } }
const GRENELLE = 'Grenelle des mobilités'

test('[T1] a card dragged to another column is there for everybody within 500 ms, and the tree agrees', async ({ person }) => {
  const anne = await person('Anne', WIDE)
  const bruno = await person('Bruno', WIDE)
  await openDemo(anne, 'kanban')
  await openDemo(bruno, 'kanban')
  await noteDrops(anne.page)
  const times: number[] = []
  for (const status of ['arbitration', 'interest', 'arbitration']) {
    await noteArrival(bruno.page, `[data-list=${status}] [data-card]`, GRENELLE)
    await drag(anne.page, card(anne.page, GRENELLE), column(anne.page, status), { y: 0.9 })
    times.push(await msBetween(anne.page, bruno.page))
  }
  expect(median(times), `ms from the drop to the other screen: ${times.map(Math.round).join(', ')}`).toBeLessThan(500)

  for (const { page } of [anne, bruno]) {
    await expect(column(page, 'arbitration').locator('[data-card]')).toHaveText([/Grenelle des mobilités/])
    await expect(page.locator('[data-head=arbitration]').getByText('1 projet')).toBeVisible()
    await expect(page.locator('[data-head=interest]').getByText('1 projet')).toBeVisible()
  }
  await bruno.page.getByRole('radio', { name: 'Arbre' }).click()
  await bruno.page.getByRole('treeitem').first().focus()
  await bruno.page.keyboard.type('grenelle')
  await expect(row(bruno.page, GRENELLE)).toBeFocused()
  await expect(row(bruno.page, GRENELLE)).toContainText('À arbitrer')
  expect(await placeOf(bruno.page, 'Grenelle')).toEqual({ parent: 'Appui aux stratégies territoriales intégrées', position: 0, status: 'arbitration' })
  await expectInv([anne.page, bruno.page], DEMO_NODES)
})

test('[T1] within a column a card goes where the line is, and its place in the tree stays', async ({ person }) => {
  const anne = await person('Anne', WIDE)
  await openDemo(anne, 'kanban')
  const { page } = anne
  const before = await placeOf(page, 'Appui à la définition')
  await drag(page, card(page, 'Appui à la définition'), card(page, GRENELLE), { y: 0.1 })
  await expect(column(page, 'interest').locator('[data-card]')).toHaveText([/Appui à la définition/, /Grenelle/])
  expect(await placeOf(page, 'Appui à la définition')).toEqual(before)
})

test('[T5] across lanes a drag changes column and axis in one step; folded lanes stay folded', async ({ person }) => {
  const anne = await person('Anne', WIDE)
  await openDemo(anne, 'kanban')
  const { page } = anne
  await arrange(page, { Couloirs: 'Axe' })
  const lane = (axis: number) => page.getByRole('button', { expanded: true, name: new RegExp(`^AXE ${axis}`) })
  await lane(1).click()
  await lane(2).click()
  await expect(lane(2)).toHaveCount(0)
  await page.reload()
  await expect(lane(3)).toBeVisible()
  await expect(lane(1)).toHaveCount(0)

  const axis2 = page.locator('section').filter({ has: page.getByRole('heading', { name: /^AXE 2/ }) }).last().locator('[data-list=arbitration]')
  await drag(page, card(page, GRENELLE), axis2)
  await expect.poll(async () => (await placeOf(page, 'Grenelle')).status).toBe('arbitration')
  expect(await axisOf(page, 'Grenelle')).toMatch(/^AXE 2/)
  await expect(page.getByRole('button', { expanded: false, name: /^AXE 2.* 29 projets$/ })).toBeVisible()

  await page.keyboard.press('Control+z')
  await expect.poll(() => placeOf(page, 'Grenelle')).toEqual({ parent: 'Appui aux stratégies territoriales intégrées', position: 0, status: 'interest' })
  await expectInv([page], DEMO_NODES)
})

test('[T45] columns are renamed, recoloured, added and moved; removing one asks where its cards go', async ({ person }) => {
  const anne = await person('Anne', WIDE)
  await openDemo(anne, 'kanban')
  const { page } = anne
  const head = page.locator('[data-head=interest]')
  await head.getByRole('heading').dblclick()
  await page.keyboard.type('À discuter')
  await page.keyboard.press('Enter')
  await expect(head.getByRole('heading')).toHaveText('À discuter')
  await expect(column(page, 'interest').locator('[data-card]')).toHaveCount(2)

  await head.getByRole('button', { name: /Actions/ }).click()
  await page.getByRole('menuitem', { name: 'Couleur et nature…' }).click()
  await page.getByText('Orange').click()
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(head).toHaveAttribute('data-colour', 'orange')

  await page.getByRole('button', { name: 'Ajouter une colonne' }).click()
  await page.getByLabel('Nom').fill('Reporté à 2022')
  await page.getByRole('button', { name: 'Ajouter', exact: true }).click()
  await expect(page.locator('[data-head]').last()).toContainText('Reporté à 2022')

  await drag(page, page.locator('[data-head=arbitration]').getByRole('heading'), page.locator('[data-head=proposed]'), { x: 0.1 })
  await expect(page.locator('[data-head]').first()).toContainText('À arbitrer')

  await head.getByRole('button', { name: /Actions/ }).click()
  await page.getByRole('menuitem', { name: 'Supprimer la colonne…' }).click()
  await page.getByLabel('Les projets vont dans').selectOption({ label: 'À arbitrer' })
  await page.getByRole('button', { name: 'Supprimer', exact: true }).click()
  await expect(head).toHaveCount(0)
  await expect(column(page, 'arbitration').locator('[data-card]')).toHaveCount(2)
  await expectInv([page], DEMO_NODES)
})
