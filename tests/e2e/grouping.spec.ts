import { arrange, axisOf, card, DEMO_NODES, expectInv, openDemo, placeOf } from './board.ts'
import { drag } from './drag.ts'
import { expect, test, type Page } from './fixtures.ts'
import { finger } from './touch.ts'

const WIDE = { context: { viewport: { width: 1900, height: 900 } } }
/** High enough for all lanes of the demonstration. */
const TALL = { context: { viewport: { width: 1900, height: 4600 } } }
const GRENELLE = 'Grenelle des mobilités'

/** A cell by the words of its list: lane, then column. */
const cell = (page: Page, name: string | RegExp) => page.locator('[data-list]').filter({ has: page.getByRole('list', { name }) })
/** What all cells hold together. */
const counted = (page: Page): Promise<number> =>
  page.evaluate(() => [...document.querySelectorAll('[data-view=kanban] h3 [aria-hidden]')].reduce((sum, element) => sum + (Number(element.textContent) || 0), 0))
const priorityOf = (page: Page, title: string): Promise<unknown> =>
  page.evaluate(start => {
    type Node = { title: string; priority?: unknown; fields?: Record<string, unknown>; children: Node[] }
    const find = (nodes: Node[]): Node | undefined => nodes.find(node => node.title.startsWith(start)) ?? nodes.map(node => find(node.children)).find(Boolean)
    const node = find(window.trame!.canonical().tree)
    return node?.fields?.priority ?? node?.priority ?? null
  }, title)

test('[T5] columns by axis, lanes by priority: a drag changes both in one step, the other sees it, the count stays', async ({ person }) => {
  const anne = await person('Anne', TALL)
  const bruno = await person('Bruno', TALL)
  await openDemo(anne, 'kanban')
  const { page } = anne
  await arrange(page, { Colonnes: 'Axe', Couloirs: 'Priorité' })
  await expect(page).toHaveURL(/colonnes=niveau:1/)
  await bruno.page.goto(page.url())
  await expect(bruno.page.locator('[data-card]').first()).toBeVisible({ timeout: 40_000 })
  expect(await counted(page)).toBe(75)
  expect(await axisOf(page, 'Grenelle')).toMatch(/^AXE 3/)
  const before = await placeOf(page, 'Grenelle')

  const target = cell(page, /^Priorité 3, AXE 2/)
  await drag(page, card(page, GRENELLE), target)
  await expect.poll(() => axisOf(page, 'Grenelle')).toMatch(/^AXE 2/)
  expect(await priorityOf(page, 'Grenelle')).toBe('3')
  expect((await placeOf(page, 'Grenelle')).status).toBe('interest')
  await expect(target.locator('[data-card]')).toHaveText([/Grenelle/])
  await expect(cell(bruno.page, /^Priorité 3, AXE 2/).locator('[data-card]')).toHaveText([/Grenelle/])
  expect(await counted(page)).toBe(75)

  await page.keyboard.press('Control+z')
  await expect.poll(() => placeOf(page, 'Grenelle')).toEqual(before)
  expect(await priorityOf(page, 'Grenelle')).toBeNull()
  await expectInv([page, bruno.page], DEMO_NODES)
})

test('[T5] [T9] by keys alone a card is carried across both, and a cell that takes none says why', async ({ person }) => {
  const anne = await person('Anne', WIDE)
  await openDemo(anne, 'kanban')
  const { page } = anne
  const said = page.getByRole('status')
  await arrange(page, { Colonnes: 'Priorité', Couloirs: 'Axe' })
  await page.locator('[data-row]').last().scrollIntoViewIfNeeded()
  await card(page, GRENELLE).focus()
  await page.keyboard.press('Space')
  await expect(said.filter({ hasText: 'pris' })).toContainText('Sans priorité')
  await page.keyboard.press('ArrowLeft')
  await expect(said.filter({ hasText: 'Grenelle' })).toContainText('Priorité 3')
  await page.keyboard.press('Space')
  await expect.poll(() => priorityOf(page, 'Grenelle')).toBe('3')
  await expect(card(page, GRENELLE)).toBeFocused()

  await arrange(page, { Colonnes: 'Volet', Couloirs: 'Aucun' })
  const now = await placeOf(page, 'Grenelle')
  await card(page, GRENELLE).focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowLeft')
  await expect(said.filter({ hasText: 'Grenelle' })).toContainText('Pas ici : Ce champ ne se remplit pas à la main.')
  await page.keyboard.press('Space')
  await expect(page.getByText('Ce champ ne se remplit pas à la main.').first()).toBeVisible()
  await expect(card(page, GRENELLE)).toBeFocused()
  expect(await placeOf(page, 'Grenelle')).toEqual(now)
  await expectInv([page], DEMO_NODES)
})

test('[T5] [T10] by touch a card goes to another axis; a folded column takes it, and opens again', async ({ person }) => {
  const anne = await person('Anne', { context: { viewport: { width: 1000, height: 800 }, hasTouch: true } })
  await openDemo(anne, 'kanban')
  const { page } = anne
  await arrange(page, { Colonnes: 'Axe' })
  const second = page.locator('[data-head]').filter({ hasText: 'AXE 2' })
  await second.getByRole('button', { name: /^Actions/ }).tap()
  await page.getByRole('menuitem', { name: 'Replier la colonne' }).tap()
  const folded = page.getByRole('button', { name: /AXE 2/, expanded: false })
  await expect(folded).toBeVisible()
  const first = page.locator('[data-card]').first()
  const title = (await first.innerText()).split('\n').at(-1)!
  const moved = await first.getAttribute('data-node')
  await (await finger(page)).carry(first, folded)
  await expect(page.locator(`[data-card][data-node="${moved}"]`)).toHaveCount(0)
  await folded.tap()
  await expect(page.locator(`[data-card][data-node="${moved}"]`), title).toBeVisible()
  await expectInv([page], DEMO_NODES)
})
