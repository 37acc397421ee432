import { card, column, openDemo, placeOf, row } from './board.ts'
import { openBoard } from './essayBoard.ts'
import { expect, test } from './fixtures.ts'
import { finger } from './touch.ts'

const PHONE = { context: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } }

test('[T9][T10] without dragging: « Prendre », then a tap puts the project down on a row, a column or a status', async ({ person, essay }) => {
  const { page } = await person('Anne', { context: { viewport: { width: 1900, height: 900 } } })
  await openBoard(page, essay, 'partage')
  const inHand = page.getByRole('region', { name: 'En main' })
  const take = async (title: string): Promise<void> => {
    await row(page, title).click({ button: 'right' })
    await page.getByRole('menuitem', { name: 'Prendre' }).click()
    await expect(inHand).toContainText(`« ${title} » en main`)
  }

  await take('Projet alpha')
  await expect(page.getByRole('status').filter({ hasText: 'pris' })).toContainText('« Projet alpha » pris')
  await row(page, 'Projet delta').click({ position: { x: 200, y: 4 } })
  await expect.poll(() => placeOf(page, 'Projet alpha')).toMatchObject({ parent: 'Action deux', position: 0 })
  await expect(inHand).toHaveCount(0)
  await expect(row(page, 'Projet alpha')).toBeFocused()

  await take('Projet bêta')
  await row(page, 'Action deux').click()
  await expect.poll(() => placeOf(page, 'Projet bêta')).toMatchObject({ parent: 'Action deux', position: 4 })

  await take('Projet gamma')
  await column(page, 'deferred').click({ position: { x: 100, y: 40 } })
  await expect(column(page, 'deferred').locator('[data-card]')).toHaveText([/gamma/])
  await expect(card(page, 'Projet gamma')).toBeFocused()

  await take('Projet zêta')
  await inHand.getByRole('button', { name: 'À arbitrer' }).click()
  await expect(column(page, 'arbitration').locator('[data-card]')).toHaveText([/zêta/])

  const before = await placeOf(page, 'Projet delta')
  await take('Projet delta')
  await page.keyboard.press('Escape')
  await expect(inHand).toHaveCount(0)
  await expect(page.getByRole('status').filter({ hasText: 'annulé' })).toHaveText('Déplacement annulé : rien n’a bougé')
  expect(await placeOf(page, 'Projet delta')).toEqual(before)
  await expect(row(page, 'Projet delta')).toBeFocused()
})

test('[T8][T9] several in the hand go together; a group does not go into itself', async ({ person, essay }) => {
  const { page } = await person('Anne')
  await openBoard(page, essay, 'arbre')
  await row(page, 'Projet alpha').click()
  await row(page, 'Projet gamma').click({ modifiers: ['ControlOrMeta'] })
  await page.getByRole('toolbar', { name: 'Sélection' }).getByRole('button', { name: 'Prendre' }).click()
  await expect(page.getByRole('region', { name: 'En main' })).toContainText('2 éléments en main')
  await row(page, 'Action deux').click()
  await expect.poll(() => placeOf(page, 'Projet alpha')).toMatchObject({ parent: 'Action deux', position: 3 })
  expect(await placeOf(page, 'Projet gamma')).toMatchObject({ parent: 'Action deux', position: 4 })
  await page.keyboard.press('Control+z')
  await expect.poll(() => placeOf(page, 'Projet alpha')).toMatchObject({ parent: 'Action une', position: 0 })

  await page.keyboard.press('Escape')
  await row(page, 'Axe un').click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Prendre' }).click()
  await row(page, 'Action une').click()
  await expect(page.getByRole('status').filter({ hasText: 'poser là' })).toBeAttached()
  await page.getByRole('button', { name: 'Annuler', exact: true }).click()
  expect(await placeOf(page, 'Axe un')).toMatchObject({ parent: null, position: 0 })
})

test('[T10] on a phone: a row is dragged onto a status at the foot; or taken and put down by taps', async ({ person }) => {
  const anne = await person('Anne', PHONE)
  await openDemo(anne, 'arbre')
  const { page } = anne
  const touch = await finger(page)
  const before = await placeOf(page, 'Lien avec les travaux')
  await touch.down(row(page, 'Lien avec les travaux'))
  const target = page.locator('[data-hands=drag] [data-status=arbitration]')
  await expect(target).toBeVisible()
  const box = (await target.boundingBox())!
  await touch.move({ x: box.x + box.width / 2, y: box.y + box.height / 2 })
  await touch.up()
  await expect.poll(() => placeOf(page, 'Lien avec les travaux')).toEqual({ ...before, status: 'arbitration' })
  await expect(target).toHaveCount(0)

  await row(page, 'Lien avec les travaux').getByRole('button', { name: /^Actions/ }).tap()
  await page.getByRole('menuitem', { name: 'Prendre' }).tap()
  await page.getByRole('region', { name: 'En main' }).getByRole('button', { name: 'Arbitrage en cours d’année' }).tap()
  await expect.poll(() => placeOf(page, 'Lien avec les travaux')).toEqual({ ...before, status: 'deferred' })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
})
