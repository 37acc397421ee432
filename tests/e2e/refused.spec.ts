import { expectInv, row } from './board.ts'
import { badge, ESSAY_NODES, expectSaved, openBoard, rename, writeTitle } from './essayBoard.ts'
import { expect, test, type Page } from './fixtures.ts'

async function textOf(page: Page, press: () => Promise<void>): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()])
  let text = ''
  for await (const chunk of await download.createReadStream()) text += String(chunk)
  return text
}

test('[T33][S10][S21] an edit that the relay refuses leaves the board in all tabs, says why, and stays as a copy until it is given up twice', async ({ person, detour, essay }) => {
  const way = await detour()
  const { page, context } = await person('Anne', { through: way })
  const other = await context.newPage()
  await openBoard(page, essay)
  await openBoard(other, essay)
  await expectSaved(page, other)
  way.refuse('read-only')
  // Refused before it was ever seen, maybe.
  await writeTitle(page, 'Projet alpha', 'Projet interdit')
  await expect(badge(page)).toHaveText('1 modification refusée')
  await expect(row(page, 'Projet alpha')).toBeVisible()
  await expect(row(page, 'Projet interdit')).toHaveCount(0)
  await expect(row(other, 'Projet alpha')).toBeVisible()
  await expect(badge(other)).toHaveText('1 modification refusée')

  await badge(page).click()
  const panel = page.getByRole('dialog')
  await expect(panel).toContainText('Vous n’avez pas le droit d’écrire dans ce programme.')
  await expect(panel).toContainText('Une copie est gardée sur cet appareil.')
  await expect(panel).toContainText('Enregistré pour tous')
  expect(await textOf(page, () => panel.getByRole('button', { name: 'Télécharger la copie' }).click())).toContain('Projet interdit')

  // The copy outlives a reload, and one press alone does not take it away.
  await page.reload()
  await badge(page).click()
  await panel.getByRole('button', { name: 'Oublier' }).click()
  await expect(badge(page)).toHaveText('1 modification refusée')
  await panel.getByRole('button', { name: 'Oublier pour de bon' }).click()
  await expectSaved(page, other)
  way.refuse(null)
  await page.keyboard.press('Escape')
  await rename(page, 'Projet bêta', 'Projet permis')
  await expectSaved(page)
})

test('[S21] refused edits can be proposed again: refused once more they are a copy once more, allowed they are on every screen', async ({ person, detour, essay }) => {
  const way = await detour()
  const anne = await person('Anne', { through: way })
  const bruno = await person('Bruno')
  const { page } = anne
  await Promise.all([openBoard(page, essay), openBoard(bruno.page, essay)])
  await expectSaved(page, bruno.page)
  way.refuse('frozen')
  await writeTitle(page, 'Projet alpha', 'Projet alpha proposé')
  await expect(badge(page)).toHaveText('1 modification refusée')
  await expect(row(page, 'Projet alpha proposé')).toHaveCount(0)

  const propose = async (): Promise<void> => {
    await badge(page).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Proposer à nouveau' }).click()
  }
  await page.evaluate(() => Object.assign(window, { sessionBefore: window.trame }))
  await propose()
  // The board is opened anew, as after each refusal.
  await page.waitForFunction(() => window.trame !== undefined && window.trame !== (window as unknown as { sessionBefore: unknown }).sessionBefore)
  await expect(badge(page)).toHaveText('1 modification refusée')
  await expect(row(page, 'Projet alpha')).toBeVisible()
  await expect(row(page, 'Projet alpha proposé')).toHaveCount(0)

  way.refuse(null)
  await propose()
  await expectSaved(page)
  for (const screen of [page, bruno.page]) await expect(row(screen, 'Projet alpha proposé')).toBeVisible()
  await page.reload()
  await expect(row(page, 'Projet alpha proposé')).toBeVisible()
  await expectSaved(page)
  await expectInv([page, bruno.page], ESSAY_NODES)
})

test('[T35][S10] a board that was frozen while a person was away: their work is refused as a whole on return, and kept', async ({ person, detour, essay }) => {
  const way = await detour()
  const anne = await person('Anne', { through: way })
  const bruno = await person('Bruno')
  await Promise.all([openBoard(anne.page, essay), openBoard(bruno.page, essay)])
  await expectSaved(anne.page, bruno.page)
  way.set({ isDown: true })
  way.cut()
  await rename(anne.page, 'Projet alpha', 'Projet du train un')
  await rename(anne.page, 'Projet bêta', 'Projet du train deux')
  await expect(badge(anne.page)).toHaveText('Hors ligne (2)')
  await rename(bruno.page, 'Projet delta', 'Projet de la salle')
  way.refuse('frozen')
  way.set({ isDown: false })
  await expect(badge(anne.page)).toHaveText('2 modifications refusées')
  await expect(row(anne.page, 'Projet alpha')).toBeVisible()
  await expect(row(anne.page, 'Projet bêta')).toBeVisible()
  await expect(row(anne.page, 'Projet de la salle')).toBeVisible()
  await badge(anne.page).click()
  const panel = anne.page.getByRole('dialog')
  await expect(panel).toContainText('Le programme est figé.')
  const copy = await textOf(anne.page, () => panel.getByRole('button', { name: 'Télécharger la copie' }).click())
  for (const title of ['Projet du train un', 'Projet du train deux']) expect(copy).toContain(title)
  await expect(row(bruno.page, 'Projet alpha')).toBeVisible()
})

test('[S10] where no copy can be made, nothing leaves the board', async ({ person, detour, essay }) => {
  const way = await detour()
  const { page, context } = await person('Anne', { through: way })
  await context.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('not allowed', 'SecurityError')
    }
  })
  await openBoard(page, essay)
  await expectSaved(page)
  way.refuse('frozen')
  await rename(page, 'Projet alpha', 'Projet sans copie')
  await expect(badge(page)).toHaveText('Pas enregistré ici')
  await expect(row(page, 'Projet sans copie')).toBeVisible()
})

test('[S10] a refusal that passes by itself loses nothing and shows nothing', async ({ person, detour, essay }) => {
  const way = await detour()
  const { page } = await person('Anne', { through: way })
  await openBoard(page, essay)
  await expectSaved(page)
  way.refuse('storage')
  await rename(page, 'Projet alpha', 'Projet patient')
  await expect(badge(page)).toHaveText(/^(Hors ligne|Envoi) \(1\)$/)
  way.refuse(null)
  await expectSaved(page)
  await expect(row(page, 'Projet patient')).toBeVisible()
})
