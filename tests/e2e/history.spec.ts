import type { Locator, Page } from '@playwright/test'
import { card, row } from './board.ts'
import { badge, expectSaved, openBoard, rename } from './essayBoard.ts'
import { expect, test } from './fixtures.ts'

const sheet = (page: Page): Locator => page.getByRole('dialog', { name: 'Projet', exact: true })
/** What was told, latest first. */
const story = (page: Page): Locator => page.getByRole('list', { name: 'Historique' }).locator('> li')

test('[T23][H6] a card tells who did what, when, before → after; offline work says so; what was there is put back, and undone', async ({ person, essay, detour }) => {
  const way = await detour()
  const [anne, bruno] = [await person('Anne'), await person('Bruno', { through: way })]
  await openBoard(anne.page, essay, 'kanban')
  await openBoard(bruno.page, essay, 'kanban')
  await card(anne.page, 'Projet alpha').dblclick()
  await sheet(anne.page).getByRole('combobox', { name: 'Priorité' }).selectOption({ label: 'Priorité 1' })
  await expectSaved(anne.page)
  await sheet(anne.page).getByRole('tab', { name: 'Historique' }).click()
  await expect(story(anne.page).first()).toContainText(/Anne.*Priorité.*rien.*Priorité 1/)
  await expect(story(anne.page).last()).toContainText('Projet créé')

  // He works in the train, and sees his own work as not sent.
  way.set({ isDown: true })
  way.cut()
  await expect(badge(bruno.page)).toContainText(/Hors ligne/)
  await card(bruno.page, 'Projet alpha').dblclick()
  await sheet(bruno.page).getByRole('combobox', { name: 'Colonne' }).selectOption({ label: 'Inscrit au programme' })
  await sheet(bruno.page).getByRole('textbox', { name: 'Titre' }).fill('Projet alpha du lac')
  await sheet(bruno.page).getByRole('tab', { name: 'Historique' }).click()
  await expect(sheet(bruno.page).getByText(/Le relais n’est pas joignable/)).toBeVisible()
  await expect(story(bruno.page).first()).toContainText(/Bruno.*pas encore envoyé.*Titre.*Projet alpha du lac/)

  way.set({ isDown: false })
  await expectSaved(bruno.page)
  await expect(sheet(bruno.page).getByText(/Le relais n’est pas joignable/)).toHaveCount(0)
  await expect(story(bruno.page).getByText('pas encore envoyé')).toHaveCount(0)
  const decision = story(anne.page).filter({ hasText: 'Colonne' })
  await expect(decision).toContainText(/Bruno.*Colonne.*À proposer et structurer.*Inscrit au programme/, { timeout: 20_000 })
  await expect(story(anne.page).filter({ hasText: 'Projet alpha du lac' })).toContainText(/Titre.*Projet alpha.*Projet alpha du lac/)

  // By kind and by person.
  await sheet(anne.page).getByRole('combobox', { name: 'Genre' }).selectOption({ label: 'Décisions' })
  await expect(story(anne.page)).toHaveCount(1)
  await sheet(anne.page).getByRole('combobox', { name: 'Genre' }).selectOption({ label: 'Tout' })
  await sheet(anne.page).getByRole('combobox', { name: 'Personne' }).selectOption({ label: 'Bruno' })
  await expect(story(anne.page)).toHaveCount(2)

  // Put back, told as such, and undone.
  await decision.getByRole('button', { name: 'Remettre « À proposer et structurer » (Colonne)' }).click()
  await expect(card(bruno.page, 'Projet alpha du lac')).toHaveCount(1)
  await sheet(anne.page).getByRole('combobox', { name: 'Personne' }).selectOption({ label: 'Tout le monde' })
  await expect(story(anne.page).first()).toContainText(/Anne.*Colonne.*Inscrit au programme.*À proposer et structurer/)
  await anne.page.getByRole('button', { name: /^Annuler/ }).first().click()
  await expect(story(anne.page).first()).toContainText(/Anne.*Colonne.*À proposer et structurer.*Inscrit au programme/)
})

test('[T23] the board tells its story, and leads to what was changed', async ({ person, essay }) => {
  const { page } = await person('Anne')
  await openBoard(page, essay, 'arbre')
  await rename(page, 'Action une', 'Action première')
  await rename(page, 'Projet delta', 'Projet delta bis')
  await page.getByRole('button', { name: 'Autres actions' }).click()
  await page.getByRole('button', { name: 'Historique' }).click()
  const panel = page.getByRole('dialog', { name: 'Historique' })
  await expect(story(page).first()).toContainText(/Titre.*Projet delta.*Projet delta bis/)
  await story(page).last().getByRole('button', { name: /^et 15 autres/ }).click()
  await expect(story(page).last()).toContainText('Programme créé')
  await panel.getByRole('button', { name: 'Action première' }).first().click()
  await expect(panel).toHaveCount(0)
  await expect(row(page, 'Action première')).toBeFocused()

  await page.getByRole('button', { name: 'Autres actions' }).click()
  await page.getByRole('button', { name: 'Historique' }).click()
  await panel.getByRole('button', { name: 'Projet delta bis' }).first().click()
  await expect(sheet(page).getByRole('textbox', { name: 'Titre' })).toHaveValue('Projet delta bis')
})
