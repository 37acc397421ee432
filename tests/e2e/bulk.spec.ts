import type { Page } from '@playwright/test'
import { canonical, card, column, DEMO_NODES, expectInv, openDemo, placeOf, row } from './board.ts'
import { holdOver } from './drag.ts'
import { openBoard } from './essayBoard.ts'
import { expect, test } from './fixtures.ts'

const WIDE = { context: { viewport: { width: 1900, height: 900 } } }
const PHONE = { context: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } }

/** Columns and the order in them, and the tree: what one undo has to bring back. */
const places = async (page: Page): Promise<unknown> => {
  const { statuses, withoutStatus, tree } = await canonical(page)
  const outline = (nodes: typeof tree): unknown => nodes.map(({ id, status, children }) => [id, status, outline(children)])
  return { columns: statuses.map(({ id, cards }) => [id, cards]), withoutStatus, tree: outline(tree) }
}
const bar = (page: Page) => page.getByRole('toolbar', { name: 'Sélection' })
async function setStatus(page: Page, title: string): Promise<void> {
  await bar(page).getByRole('button', { name: 'Statut…' }).click()
  await page.getByRole('menuitem', { name: title }).click()
}
const cardsOf = async (page: Page, status: string): Promise<readonly string[]> => (await canonical(page)).statuses.find(({ id }) => id === status)!.cards

test('[T8] 15 cards picked with Shift are dragged together: order kept, seen by others, one undo restores all', async ({ person }) => {
  const anne = await person('Anne', WIDE)
  const bruno = await person('Bruno', WIDE)
  await openDemo(anne, 'kanban')
  await openDemo(bruno, 'kanban')
  const { page } = anne
  const before = await places(page)
  const accepted = await cardsOf(page, 'accepted')
  const cards = column(page, 'accepted').locator('[data-card]')
  await cards.nth(0).click()
  const fifteenth = page.locator(`[data-card][data-node="${accepted[14]}"]`)
  await expect(async () => {
    await page.mouse.wheel(0, 400)
    await expect(fifteenth).toBeInViewport({ ratio: 1, timeout: 500 })
  }).toPass()
  await fifteenth.click({ modifiers: ['Shift'] })
  await expect(bar(page)).toContainText('15 éléments sélectionnés')
  await expect(page.getByRole('status').filter({ hasText: '15 éléments' })).toBeAttached()

  await holdOver(page, page.locator(`[data-card][data-node="${accepted[13]}"]`), column(page, 'arbitration'), { y: 0.2 })
  await expect(bruno.page.locator('[data-ghost="Anne"] [data-drag-count="15"]')).toBeVisible()
  await page.mouse.up()
  await expect.poll(() => cardsOf(page, 'arbitration')).toEqual(accepted.slice(0, 15))
  await expect.poll(() => cardsOf(bruno.page, 'arbitration')).toEqual(accepted.slice(0, 15))
  await expectInv([page, bruno.page], DEMO_NODES)

  await page.keyboard.press('Control+z')
  await expect.poll(() => places(page)).toEqual(before)
  await expect.poll(() => places(bruno.page)).toEqual(before)
})

test('[T8] Ctrl adds and takes away; status, field and archive act on all, each one step of undo', async ({ person, essay }) => {
  const { page } = await person('Anne', WIDE)
  await openBoard(page, essay, 'kanban')
  const before = await places(page)
  await card(page, 'Projet alpha').click()
  await card(page, 'Projet gamma').click({ modifiers: ['ControlOrMeta'] })
  await card(page, 'Projet delta').click({ modifiers: ['ControlOrMeta'] })
  await card(page, 'Projet epsilon').click({ modifiers: ['ControlOrMeta'] })
  await card(page, 'Projet delta').click({ modifiers: ['ControlOrMeta'] })
  await expect(bar(page)).toContainText('3 éléments sélectionnés')
  await expect(card(page, 'Projet gamma')).toHaveAccessibleName(/sélectionné$/)

  await setStatus(page, 'Inscrit au programme')
  await expect(column(page, 'accepted').locator('[data-card]')).toHaveText([/alpha/, /gamma/, /epsilon/])
  await page.keyboard.press('Control+z')
  await expect.poll(() => places(page)).toEqual(before)

  await card(page, 'Projet gamma').click({ button: 'right' })
  await expect(page.getByRole('menu')).toContainText('3 éléments sélectionnés')
  await page.getByRole('menuitem', { name: 'Statut : À arbitrer' }).click()
  await expect(column(page, 'arbitration').locator('[data-card]')).toHaveCount(3)
  await page.keyboard.press('Control+z')
  await expect.poll(() => places(page)).toEqual(before)

  await bar(page).getByRole('button', { name: 'Renseigner…' }).click()
  await page.getByLabel('Champ', { exact: true }).selectOption({ label: 'Priorité' })
  await page.getByLabel('Valeur', { exact: true }).selectOption({ label: 'Priorité 1' })
  await page.getByRole('button', { name: 'Renseigner', exact: true }).click()
  await expect(page.locator('[data-card]').filter({ hasText: 'Priorité 1' })).toHaveCount(3)
  await page.keyboard.press('Control+z')
  await expect(page.locator('[data-card]').filter({ hasText: 'Priorité 1' })).toHaveCount(0)

  await bar(page).getByRole('button', { name: 'Archiver' }).click()
  await expect(page.locator('[data-card]')).toHaveText([/bêta/, /delta/, /zêta/])
  await expect(bar(page)).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect.poll(() => places(page)).toEqual(before)
})

test('[T8] in the tree by keys: Shift with arrows, Ctrl and Space, Escape; rows are dragged and moved together', async ({ person, essay }) => {
  const { page } = await person('Anne', WIDE)
  await openBoard(page, essay, 'arbre')
  const before = await places(page)
  await expect(page.getByRole('tree')).toHaveAttribute('aria-multiselectable', 'true')
  await row(page, 'Projet alpha').focus()
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowUp')
  await expect(page.locator('[role=treeitem][aria-selected=true]')).toHaveText([/alpha/, /bêta/])
  await expect(row(page, 'Projet bêta')).toBeFocused()
  await page.keyboard.press('End')
  await page.keyboard.press('Control+Space')
  await expect(page.locator('[role=treeitem][aria-selected=true]')).toHaveText([/alpha/, /bêta/, /zêta/])

  await holdOver(page, row(page, 'Projet bêta'), row(page, 'Projet delta'), { y: 0.1 })
  await page.mouse.up()
  await expect.poll(() => placeOf(page, 'Projet alpha')).toMatchObject({ parent: 'Action deux', position: 0 })
  expect(await placeOf(page, 'Projet bêta')).toMatchObject({ parent: 'Action deux', position: 1 })
  expect(await placeOf(page, 'Projet zêta')).toMatchObject({ parent: 'Action deux', position: 2 })
  await page.keyboard.press('Control+z')
  await expect.poll(() => places(page)).toEqual(before)

  await bar(page).getByRole('button', { name: 'Déplacer…' }).click()
  await page.getByLabel('Sous', { exact: true }).selectOption({ label: ' '.repeat(8) + 'Action deux' })
  await page.getByLabel('Colonne', { exact: true }).selectOption({ label: 'À arbitrer' })
  await page.getByRole('button', { name: 'Déplacer', exact: true }).click()
  await expect.poll(() => placeOf(page, 'Projet alpha')).toMatchObject({ parent: 'Action deux', status: 'arbitration' })
  expect(await placeOf(page, 'Projet zêta')).toMatchObject({ parent: 'Action deux', status: 'arbitration' })
  await page.keyboard.press('Control+z')
  await expect.poll(() => places(page), 'place and status are one step').toEqual(before)

  await row(page, 'Projet alpha').focus()
  await page.keyboard.press('Alt+Shift+ArrowLeft')
  for (const title of ['Projet alpha', 'Projet bêta', 'Projet zêta']) await expect.poll(async () => (await placeOf(page, title)).parent, 'all that are picked go one level up').not.toMatch(/^Action/)
  await expect(row(page, 'Projet alpha')).toBeFocused()
  await page.keyboard.press('Control+z')
  await expect.poll(() => places(page)).toEqual(before)

  await row(page, 'Projet bêta').focus()
  await page.keyboard.press('Escape')
  await expect(bar(page)).toHaveCount(0)
  await expect(page.locator('[role=treeitem][aria-selected=true]')).toHaveText([/bêta/])
})

test('[T8] in the table: a range over 15 rows is picked, its status set at once, one undo', async ({ person }) => {
  const { page } = await person('Anne', WIDE)
  await openDemo({ page }, 'tableau')
  const before = await places(page)
  await page.locator('[role=row][data-node] [data-key=title]').first().click()
  for (let i = 1; i < 15; i++) await page.keyboard.press('Shift+ArrowDown')
  await expect(bar(page)).toContainText('15 éléments sélectionnés')
  await expect(page.locator('[role=row][aria-selected=true]').first()).toBeVisible()
  const had = (await cardsOf(page, 'deferred')).length
  await setStatus(page, 'Arbitrage en cours d’année')
  await expect.poll(async () => (await cardsOf(page, 'deferred')).length).toBeGreaterThan(had)
  await page.locator('[role=gridcell][tabindex="0"]').focus()
  await page.keyboard.press('Control+z')
  await expect.poll(() => places(page)).toEqual(before)
  await page.keyboard.press('Escape')
  await expect(bar(page)).toHaveCount(0)
})

test('[T8] by touch: « Sélectionner », then taps; what somebody else archives leaves the selection', async ({ person, essay }) => {
  const anne = await person('Anne', PHONE)
  const bruno = await person('Bruno')
  await openBoard(anne.page, essay, 'arbre')
  await openBoard(bruno.page, essay, 'arbre')
  const { page } = anne
  await row(page, 'Projet alpha').getByRole('button', { name: /^Actions/ }).tap()
  await page.getByRole('menuitem', { name: 'Sélectionner' }).tap()
  await expect(bar(page)).toContainText('1 élément sélectionné')
  await row(page, 'Projet bêta').tap()
  await row(page, 'Projet gamma').tap()
  await row(page, 'Projet delta').tap()
  await expect(bar(page)).toContainText('4 éléments sélectionnés')
  await row(bruno.page, 'Projet bêta').click()
  await bruno.page.keyboard.press('Delete')
  await expect(bar(page)).toContainText('3 éléments sélectionnés')

  const before = await places(page)
  await setStatus(page, 'À arbitrer')
  for (const title of ['Projet alpha', 'Projet gamma', 'Projet delta']) await expect(row(page, title)).toContainText('À arbitrer')
  await page.getByRole('button', { name: /^Annuler/ }).tap()
  await expect.poll(() => places(page)).toEqual(before)
  await bar(page).getByRole('button', { name: 'Effacer la sélection' }).tap()
  await expect(bar(page)).toHaveCount(0)
  await row(page, 'Projet delta').tap()
  await expect(bar(page)).toHaveCount(0)
})
