import type { Page } from '@playwright/test'
import { card, column, row } from './board.ts'
import { openBoard } from './essayBoard.ts'
import { expect, test } from './fixtures.ts'

/** Opens the palette and types as soon as it can be typed into. */
async function ask(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused()
  await page.keyboard.type(text)
}

const PHONE = { context: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } }

test('[T9] Ctrl+K: every command by name, without accents, on what is selected; the focus comes back', async ({ person, essay }) => {
  const { page } = await person('Anne')
  await openBoard(page, essay, 'kanban')
  const palette = page.getByRole('dialog', { name: 'Toutes les commandes' })
  const field = palette.getByRole('combobox')
  await card(page, 'Projet bêta').focus()
  await page.keyboard.press('Control+k')
  await expect(field).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(palette).toHaveCount(0)
  await expect(card(page, 'Projet bêta')).toBeFocused()

  await ask(page, 'statut arbitrer')
  await expect(palette.getByRole('option')).toHaveText([/Statut.:.À arbitrer/])
  await page.keyboard.press('Enter')
  await expect(column(page, 'arbitration').locator('[data-card]')).toHaveText([/bêta/])
  await expect(card(page, 'Projet bêta')).toBeFocused()

  await ask(page, 'deplac')
  await expect(palette.getByRole('option').first()).toContainText('Déplacer…')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Déplacer' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(card(page, 'Projet bêta')).toBeFocused()

  await ask(page, 'rien de tel')
  await expect(palette).toContainText('Rien ne s’appelle ainsi')
  await page.keyboard.press('Escape')

  await ask(page, 'renommer')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Titre' })).toBeFocused()
  await page.keyboard.press('Escape')
  await ask(page, 'annuler')
  await page.keyboard.press('Enter')
  await expect(column(page, 'arbitration').locator('[data-card]')).toHaveCount(0)
})

test('[T9] the palette goes to a title, changes the view and the language, and acts on all that are picked', async ({ person, essay }) => {
  const { page } = await person('Anne')
  await openBoard(page, essay, 'arbre')
  const palette = page.getByRole('dialog', { name: /Toutes les commandes|All commands/ })
  await page.getByRole('button', { name: /^Toutes les commandes/ }).click()
  await palette.getByRole('combobox').fill('zeta')
  await palette.getByRole('option', { name: 'Projet zêta' }).click()
  await expect(row(page, 'Projet zêta')).toBeFocused()

  await row(page, 'Projet alpha').click()
  await row(page, 'Projet bêta').click({ modifiers: ['ControlOrMeta'] })
  await ask(page, 'inscrit')
  await expect(palette.getByRole('group', { name: '2 éléments sélectionnés' })).toBeVisible()
  await page.keyboard.press('Enter')
  for (const title of ['Projet alpha', 'Projet bêta']) await expect(row(page, title)).toContainText('Inscrit au programme')

  await ask(page, 'vue kanban')
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-view=kanban]')).toBeVisible()
  await ask(page, 'english')
  await page.keyboard.press('Enter')
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await ask(page, 'dark')
  await expect(palette.getByRole('option').first()).toHaveText(/^Look: Dark/)
  await page.keyboard.press('Enter')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
})

test('[T10] by touch the palette opens from « … »; the list of keys is the table of keys', async ({ person, essay }) => {
  const { page } = await person('Anne', PHONE)
  await openBoard(page, essay, 'arbre')
  await page.getByRole('button', { name: 'Autres actions' }).tap()
  await page.getByRole('button', { name: /^Toutes les commandes/ }).tap()
  const palette = page.getByRole('dialog', { name: 'Toutes les commandes' })
  expect((await palette.boundingBox())!.width, 'no wider than the phone').toBeLessThanOrEqual(390)
  await palette.getByRole('option', { name: 'Corbeille' }).tap()
  await expect(page.getByRole('dialog', { name: 'Corbeille' })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('?')
  const sheet = page.getByRole('dialog', { name: 'Raccourcis clavier' })
  for (const [what, keys] of [
    ['Toutes les commandes', 'CtrlK'],
    ['Rétablir', 'CtrlYCtrlMajZ'],
    ['Ajouter à la sélection, en retirer', 'CtrlEspace'],
    ['Monter', 'Alt↑'],
    ['Sélectionner la ligne', 'MajEspaceCtrlEspace'],
  ] as const)
    await expect(sheet.locator('dl > div').filter({ has: page.locator('dt', { hasText: new RegExp(`^${what}$`) }) }).locator('dd')).toHaveText(keys)
})
