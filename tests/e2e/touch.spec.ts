import { canonical, card, column, DEMO_NODES, expectInv, openDemo, placeOf, row } from './board.ts'
import { expect, test, type Person } from './fixtures.ts'
import { finger } from './touch.ts'

const PHONE = { context: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } }
const SMALL = { context: { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true } }

const scrolled = ({ page }: Person, axis: 'scrollLeft' | 'scrollTop'): Promise<number> =>
  page.evaluate(side => Math.max(...[...document.querySelectorAll('[data-view] *')].map(element => element[side])), axis)

test('[T10] a swipe scrolls, to the next column or down the tree, and moves nothing', async ({ person }) => {
  const anne = await person('Anne', PHONE)
  await openDemo(anne, 'kanban')
  const { page } = anne
  const touch = await finger(page)
  const before = JSON.stringify(await canonical(page))

  await touch.down(card(page, 'Etude "Vers des compétences'), { x: 0.9 })
  await touch.move({ x: 20, y: 300 })
  await touch.up()
  await expect(page.locator('section[data-node=interest]')).toBeInViewport({ ratio: 0.9 })
  await expect.poll(() => scrolled(anne, 'scrollLeft')).toBeGreaterThan(300)

  await page.getByRole('radio', { name: 'Arbre' }).click()
  await touch.down(row(page, 'Lien avec les travaux'))
  await touch.move({ x: 200, y: 150 })
  await touch.up()
  await expect.poll(() => scrolled(anne, 'scrollTop')).toBeGreaterThan(100)
  expect(JSON.stringify(await canonical(page))).toBe(before)
})

test('[T10] press and hold takes a card or a row up and carries it', async ({ person }) => {
  const anne = await person('Anne', PHONE)
  await openDemo(anne, 'kanban')
  const { page } = anne
  const touch = await finger(page)

  await touch.carry(card(page, 'Etude "Vers des compétences'), card(page, 'Préfiguration'), { y: 0.1 })
  await expect(column(page, 'proposed').locator('[data-card]')).toHaveText([/Etude/, /Préfiguration/])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)

  await page.getByRole('radio', { name: 'Arbre' }).click()
  await touch.carry(row(page, 'Lien avec les travaux'), row(page, 'Projet de loi 3D'), { y: 0.1 })
  await expect.poll(() => placeOf(page, 'Lien avec les travaux')).toMatchObject({ parent: 'Prise de position dans les politiques et projets de loi français', position: 0 })
  await expectInv([page], DEMO_NODES)
})

test('[T10][T3] on a phone both views lie one above the other: a row is carried onto a column', async ({ person }) => {
  const anne = await person('Anne', PHONE)
  await openDemo(anne, 'partage')
  const { page } = anne
  const before = await placeOf(page, 'Projet de loi 3D')
  await row(page, 'Projet de loi 3D').scrollIntoViewIfNeeded()
  await (await finger(page)).carry(row(page, 'Projet de loi 3D'), column(page, 'proposed'), { y: 0.9 })
  await expect(column(page, 'proposed').locator('[data-card]')).toHaveText([/Préfiguration/, /Etude/, /Projet de loi 3D/])
  expect(await placeOf(page, 'Projet de loi 3D')).toEqual({ ...before, status: 'proposed' })
})

test('[T10] at 320 px nothing is wider than the screen, and every target has 40 px', async ({ person }) => {
  const anne = await person('Anne', { ...SMALL, path: '/' })
  const { page } = anne
  const faults = (): Promise<string[]> =>
    page.evaluate(() => {
      const isInSight = ({ width, right, left, bottom, top }: DOMRect): boolean => width > 0 && right > 0 && left < innerWidth && bottom > 0 && top < innerHeight
      const small = [...document.querySelectorAll('button, a, select, textarea, input, [role=menuitem]')].flatMap(element => {
        const { width, height } = (element.closest('label') ?? element).getBoundingClientRect()
        return isInSight(element.getBoundingClientRect()) && Math.min(width, height) < 40 ? [`${element.ariaLabel ?? element.textContent} ${width} × ${height}`] : []
      })
      return document.documentElement.scrollWidth > innerWidth ? [...small, `${document.documentElement.scrollWidth} px wide`] : small
    })

  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect(await faults(), 'home').toEqual([])
  await page.getByRole('button', { name: 'Nouveau programme' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  expect(await faults(), 'new programme').toEqual([])

  for (const view of ['arbre', 'kanban', 'partage'] as const) {
    await openDemo(anne, view)
    expect(await faults(), view).toEqual([])
  }
  await openDemo(anne, 'kanban')
  await card(page, 'Préfiguration').getByRole('button', { name: /^Actions/ }).click()
  await expect(page.getByRole('menu')).toBeVisible()
  expect(await faults(), 'menu').toEqual([])
  await page.getByRole('menuitem', { name: 'Ouvrir la fiche' }).click()
  await expect(page.getByRole('dialog', { name: 'Projet' })).toBeVisible()
  expect(await faults(), 'panel').toEqual([])
})
