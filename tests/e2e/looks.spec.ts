/** What a picture of each view would show, as rules: pictures differ from machine to machine, these do not. */
import type { Page } from '@playwright/test'
import { card, openDemo, row } from './board.ts'
import { expect, test } from './fixtures.ts'

/** The different values of a measure, to the pixel. */
const distinct = (page: Page, selector: string, measure: 'left' | 'right' | 'top' | 'height'): Promise<number[]> =>
  page.evaluate(([wanted, side]) => [...new Set([...document.querySelectorAll(wanted)].map(element => element.getBoundingClientRect()).filter(({ width }) => width > 0).map(box => Math.round(box[side])))], [selector, measure] as const)

/** Signs of a colour beside which nothing is written. */
const wordless = (page: Page): Promise<string[]> =>
  page.evaluate(() => [...document.querySelectorAll('[class*=dot]')].filter(({ parentElement }) => !parentElement!.textContent.trim()).map(({ outerHTML }) => outerHTML))

test('[T52] high contrast is chosen in the preferences, kept, and taken over by other tabs', async ({ person }) => {
  const anne = await person('Anne')
  const { page } = anne
  await openDemo(anne, 'arbre')
  const other = await anne.context.newPage()
  await other.goto('/')
  const isOn = (tab: Page): Promise<boolean> => tab.evaluate(() => document.documentElement.hasAttribute('data-contrast'))
  expect(await isOn(page)).toBe(false)
  await page.getByRole('button', { name: 'Autres actions' }).click()
  await page.getByRole('radio', { name: 'Contrasté' }).click()
  expect(await isOn(page)).toBe(true)
  await expect.poll(() => isOn(other)).toBe(true)
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).color)).toBe('oklch(0 0 0)')
  await page.reload()
  await expect(row(page, /^AXE 1/)).toBeVisible()
  expect(await isOn(page)).toBe(true)
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).color)).toBe('oklch(1 0 0)')
})

test('[T52] columns and statuses stand in line, and no status is told by colour alone', async ({ person }) => {
  const anne = await person('Anne')
  const { page } = anne
  await openDemo(anne, 'kanban')
  expect(await page.evaluate(() => document.documentElement.scrollHeight - innerHeight), 'the page itself does not scroll').toBe(0)
  expect(await distinct(page, '[data-head]', 'top')).toHaveLength(1)
  expect(await distinct(page, '[data-list=accepted] [data-card]', 'left')).toHaveLength(1)
  expect(await distinct(page, '[data-list=accepted] [data-card]', 'right')).toHaveLength(1)
  expect(await wordless(page)).toEqual([])
  await openDemo(anne, 'arbre')
  expect(await distinct(page, '[role=treeitem][data-kind=card] [class*=dot]', 'left'), 'the eye runs down the dots').toHaveLength(1)
  expect(await wordless(page)).toEqual([])
  await openDemo(anne, 'tableau')
  expect(await distinct(page, '[role=row] [role=gridcell]', 'height')).toHaveLength(1)
  expect(await wordless(page)).toEqual([])
})

test('[T52] who asks for less motion has none', async ({ person }) => {
  const anne = await person('Anne', { context: { reducedMotion: 'reduce' } })
  const { page } = anne
  await openDemo(anne, 'partage')
  await card(page, 'Grenelle').dblclick()
  await expect(page.getByRole('dialog', { name: 'Projet' })).toBeVisible()
  const longest = await page.evaluate(() => Math.max(...[...document.querySelectorAll('*')].flatMap(element => {
    const { animationDuration, transitionDuration } = getComputedStyle(element)
    return [animationDuration, transitionDuration].flatMap(list => list.split(',').map(Number.parseFloat))
  })))
  expect(longest).toBeLessThanOrEqual(0.001)
})

test('[T52] with the system’s own colours, what is chosen and where the focus is still shows', async ({ person }) => {
  const anne = await person('Anne', { context: { forcedColors: 'active' } })
  const { page } = anne
  await openDemo(anne, 'arbre')
  const styleOf = (name: string | RegExp): Promise<string> => row(page, name).evaluate(element => getComputedStyle(element).outlineStyle)
  await row(page, 'Projet de loi 3D').click()
  expect(await styleOf('Projet de loi 3D')).toBe('dashed')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowDown')
  expect(await styleOf('Projet de loi 3D'), 'the focus, by keys').toBe('solid')
  expect(await page.getByRole('radio', { name: 'Arbre' }).evaluate(element => getComputedStyle(element).outlineStyle)).toBe('dashed')
})
