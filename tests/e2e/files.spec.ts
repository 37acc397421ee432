import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import { card } from './board.ts'
import { badge, expectSaved, openBoard } from './essayBoard.ts'
import { expect, test } from './fixtures.ts'

const sheet = (page: Page): Locator => page.getByRole('dialog', { name: 'Projet', exact: true })
const files = (page: Page): Locator => sheet(page).getByRole('region', { name: 'Pièces jointes' })
/** One pixel. */
const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64')

async function openCard(page: Page, board: string): Promise<void> {
  await openBoard(page, board, 'kanban')
  await card(page, 'Projet alpha').dblclick()
  await expect(files(page)).toBeVisible()
}

test('[T47][F1][F3][F4] a file added offline opens there, is sent when the relay is back, and comes out with the same bytes elsewhere', async ({ person, essay, detour }) => {
  const way = await detour()
  const [anne, bruno] = [await person('Anne', { through: way }), await person('Bruno')]
  await openCard(anne.page, essay)
  await openCard(bruno.page, essay)
  await expectSaved(anne.page)
  way.set({ isDown: true })
  way.cut()
  await expect(badge(anne.page)).toContainText(/Hors ligne/)
  const letter = Buffer.from('Délibération n° 12 é'.repeat(5_000))
  await files(anne.page).locator('input[type=file]').setInputFiles([
    { name: 'délibération.txt', mimeType: 'text/plain', buffer: letter },
    { name: 'plan.png', mimeType: 'image/png', buffer: PIXEL },
    { name: 'piège.png', mimeType: 'image/png', buffer: Buffer.from('<script>window.evil = 1</script>') },
  ])
  await expect(files(anne.page).getByText('sur cet appareil, pas encore envoyé')).toHaveCount(3)
  await files(anne.page).getByRole('button', { name: 'Voir « plan.png »' }).click()
  await expect(anne.page.getByRole('dialog', { name: 'plan.png' }).getByRole('img', { name: 'plan.png' })).toBeVisible()
  await anne.page.keyboard.press('Escape')
  await files(anne.page).getByRole('button', { name: 'Voir « piège.png »' }).click()
  await expect(anne.page.getByText('« piège.png » ne peut pas être montré ici. Téléchargez-le.')).toBeVisible()

  // A link, and one that would act.
  await files(anne.page).getByRole('button', { name: 'Ajouter un lien' }).click()
  await files(anne.page).getByRole('textbox', { name: 'Adresse' }).fill('javascript:window.evil=2')
  await files(anne.page).getByRole('button', { name: 'Ajouter', exact: true }).click()
  await expect(anne.page.getByText('Un lien est une adresse web ou une adresse de courriel.')).toBeVisible()
  await files(anne.page).getByRole('textbox', { name: 'Adresse' }).fill('trame.example/projet')
  await files(anne.page).getByRole('textbox', { name: 'Nom affiché' }).fill('La page du projet')
  await files(anne.page).getByRole('button', { name: 'Ajouter', exact: true }).click()

  way.set({ isDown: false })
  await expectSaved(anne.page)
  await expect(files(anne.page).getByText('pas encore envoyé')).toHaveCount(0)
  await expect(files(bruno.page).getByRole('link', { name: 'La page du projet' })).toHaveAttribute('href', 'https://trame.example/projet')
  const coming = bruno.page.waitForEvent('download')
  await files(bruno.page).getByRole('button', { name: 'Télécharger « délibération.txt »' }).click()
  const download = await coming
  expect(download.suggestedFilename()).toBe('délibération.txt')
  expect((await readFile(await download.path())).equals(letter)).toBe(true)
  expect(await bruno.page.evaluate(() => (window as { evil?: number }).evil)).toBeUndefined()

  // Taken away, and back.
  await files(bruno.page).getByRole('button', { name: 'Retirer « plan.png »' }).click()
  await expect(files(anne.page).getByText('plan.png')).toHaveCount(0)
  await bruno.page.getByRole('button', { name: /^Annuler/ }).first().click()
  await expect(files(anne.page).getByText('plan.png')).toHaveCount(1)
})
