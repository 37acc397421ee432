import type { Page } from '@playwright/test'
import { card, openDemo, row } from './board.ts'
import { expect, test } from './fixtures.ts'

/** What a window of 1280 × 1024 has left: letters twice and four times as large. */
const ZOOMS = { '200 %': { width: 640, height: 512 }, '400 %': { width: 320, height: 256 } } as const

/** What sticks out of the page, or lies outside of the screen where nothing scrolls it into sight. */
const outside = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const faults = document.documentElement.scrollWidth > innerWidth ? [`the page is ${document.documentElement.scrollWidth} px wide`] : []
    for (const element of document.querySelectorAll('header button, header a, main h1, main p, footer a')) {
      const { left, right, width } = element.getBoundingClientRect()
      if (width > 0 && (left < -1 || right > innerWidth + 1) && !element.closest('[role=tree], [role=grid], [data-node]')) faults.push(`${element.textContent || element.getAttribute('aria-label')}: ${left} to ${right}`)
    }
    return faults
  })

/** How much of what is found first is on the screen, in px of height. */
const inSight = (page: Page, selector: string): Promise<number> =>
  page.evaluate(wanted => {
    const box = document.querySelector(wanted)!.getBoundingClientRect()
    const foot = Number.parseFloat(getComputedStyle(document.querySelector('header')!).getPropertyValue('--foot')) || 0
    return Math.min(box.bottom, innerHeight - foot) - Math.max(box.top, 0)
  }, selector)

for (const [zoom, viewport] of Object.entries(ZOOMS)) {
  test(`[T53] at ${zoom} no page scrolls sideways and nothing is lost`, async ({ person }) => {
    const anne = await person('Anne', { path: '/', context: { viewport } })
    const { page } = anne
    await expect(page.getByRole('link', { name: /^Accessibilité/ })).toBeVisible()
    expect(await outside(page), 'home').toEqual([])
    await page.getByRole('link', { name: /^Accessibilité/ }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Accessibilité' })).toBeVisible()
    expect(await outside(page), 'statement').toEqual([])

    for (const view of ['arbre', 'kanban', 'partage', 'tableau'] as const) {
      await openDemo(anne, view)
      expect(await outside(page), view).toEqual([])
      expect(await inSight(page, '[data-node]'), `${view}: something of the board is in sight`).toBeGreaterThan(20)
    }
    await page.getByRole('button', { name: 'Autres actions' }).click()
    await page.getByRole('link', { name: 'Accessibilité' }).scrollIntoViewIfNeeded()
    await expect(page.getByRole('link', { name: 'Accessibilité' })).toBeInViewport()
    await page.keyboard.press('Escape')

    await openDemo(anne, 'kanban')
    await card(page, 'Préfiguration').dblclick()
    const panel = page.getByRole('dialog', { name: 'Projet' })
    await panel.getByRole('button', { name: 'Déplacer' }).scrollIntoViewIfNeeded()
    await expect(panel.getByRole('button', { name: 'Déplacer' })).toBeInViewport()
    expect(await outside(page), 'card').toEqual([])
  })
}

test('[T53] the statement is found from the home page and the board’s menu, in both languages', async ({ person }) => {
  const anne = await person('Anne')
  const { page } = anne
  await openDemo(anne, 'arbre')
  await page.getByRole('button', { name: 'Autres actions' }).click()
  await page.getByRole('link', { name: 'Accessibilité' }).click()
  await expect(page).toHaveURL(/\/accessibilite$/)
  await expect(page.getByRole('heading', { name: 'Ce qui n’y est pas encore' })).toBeVisible()
  await expect(page).toHaveTitle('Accessibilité · Trame')
  await page.getByRole('radio', { name: 'English' }).click()
  await expect(page.getByRole('heading', { name: 'What is not there yet' })).toBeVisible()
  await page.getByRole('link', { name: 'Home' }).click()
  await page.getByRole('link', { name: 'Accessibility: partially conformant' }).click()
  await expect(page).toHaveURL(/\/accessibility$/)
  await page.goBack()
  await page.goBack()
  await page.goto('/accessibilite')
  await expect(page.getByRole('heading', { level: 1, name: 'Accessibility' })).toBeVisible()
})

test('[T53] rows tell their level and rank, and the tree is one stop of the Tab key', async ({ person }) => {
  const anne = await person('Anne')
  const { page } = anne
  await openDemo(anne, 'arbre')
  const first = row(page, /^AXE 1/)
  await expect(first).toHaveAttribute('aria-level', '1')
  await expect(first).toHaveAttribute('aria-posinset', '1')
  await expect(first).toHaveAttribute('aria-setsize', '3')
  await expect(first).toHaveAttribute('aria-expanded', 'true')
  const project = row(page, 'Projet de loi 3D')
  await expect(project).toHaveAttribute('aria-level', '4')
  await expect(project).not.toHaveAttribute('aria-expanded')
  expect(await page.locator('[role=treeitem][tabindex="0"]').count()).toBe(1)
  await openDemo(anne, 'tableau')
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '76')
  expect(await page.getByRole('row').count(), 'only rows in sight are drawn').toBeLessThan(76)
  expect(await page.locator('[role=gridcell][tabindex="0"]').count()).toBeLessThanOrEqual(1)
})
