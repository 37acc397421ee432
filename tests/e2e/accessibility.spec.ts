import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { arrange, card, openDemo, row } from './board.ts'
import { openBoard } from './essayBoard.ts'
import { demoOf, expect, test } from './fixtures.ts'
import { chooseFile, given, openImport, screen } from './importFiles.ts'

/** What depends on the look; all other rules are asked once, in the light. */
const RULES_OF_COLOUR = ['color-contrast', 'link-in-text-block']

/** What axe calls serious or critical; in high contrast, text keeps 7 to 1. Motion comes to its end first: a text that fades in has little contrast. */
async function findings(page: Page, context: { readonly colorScheme: string; readonly contrast?: 'more' }): Promise<string[]> {
  await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => undefined))))
  const isStrict = context.contrast === 'more'
  const { violations } = await new AxeBuilder({ page })
    .options({
      ...(isStrict || context.colorScheme === 'dark' ? { runOnly: { type: 'rule', values: isStrict ? [...RULES_OF_COLOUR, 'color-contrast-enhanced'] : RULES_OF_COLOUR } } : {}),
      rules: { 'color-contrast-enhanced': { enabled: isStrict } },
    })
    .analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary = '' }) => `${id} at ${target.join(' ')}: ${failureSummary.replace(/\s+/g, ' ')}`))
}

// A look of axe at a whole page takes seconds of one processor, and here there are many.
test.describe.configure({ timeout: 240_000 })

/** What the system asks for. */
const LOOKS = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  'high contrast': { colorScheme: 'light', contrast: 'more' },
} as const

for (const [look, context] of Object.entries(LOOKS)) {
  test(`[T52] axe finds nothing serious in the import, the export and the document, ${look}`, async ({ person }) => {
    const anne = await person('Anne', { context })
    const { page } = anne
    await openDemo(anne, 'arbre')
    await openImport(page)
    expect(await findings(page, context), 'no file yet').toEqual([])
    await chooseFile(page, given('programme-2021.raw.txt'))
    await screen(page).getByRole('treeitem').nth(3).click()
    expect(await findings(page, context), 'preview').toEqual([])
    for (const part of [/^Doutes/, 'Règles']) {
      await screen(page).getByRole('radio', { name: part }).click()
      expect(await findings(page, context), String(part)).toEqual([])
    }
    await page.goto(`/b/${demoOf(page)}/document`)
    await expect(page.locator('[data-sheet]').first()).toBeVisible()
    expect(await findings(page, context), 'document').toEqual([])
    await page.getByRole('link', { name: 'Revenir au programme' }).click()
    await page.getByRole('button', { name: 'Autres actions' }).click()
    await page.getByRole('button', { name: 'Exporter…' }).click()
    await expect(page.getByRole('dialog', { name: 'Exporter le programme' })).toBeVisible()
    expect(await findings(page, context), 'export').toEqual([])
  })

  test(`[T52] axe finds nothing serious in any view, ${look}`, async ({ person }) => {
    const anne = await person('Anne', { path: '/', context })
    const { page } = anne
    expect(await page.evaluate(() => 'contrast' in document.documentElement.dataset), 'high contrast follows the system').toBe('contrast' in context)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    expect(await findings(page, context), 'home').toEqual([])

    await openDemo(anne, 'arbre')
    await row(page, 'Projet de loi 3D').click()
    expect(await findings(page, context), 'tree').toEqual([])
    await page.keyboard.press('F2')
    await expect(page.getByRole('textbox', { name: 'Titre' })).toBeFocused()
    expect(await findings(page, context), 'a title being typed').toEqual([])
    await page.keyboard.press('Escape')
    await page.keyboard.press('Delete')
    await expect(page.getByText('archivé').first()).toBeVisible()
    expect(await findings(page, context), 'a message').toEqual([])

    await openDemo(anne, 'kanban')
    await card(page, 'Grenelle').focus()
    await page.keyboard.press('Space')
    await page.keyboard.press('ArrowRight')
    await expect(page.locator('[data-carry]')).toBeVisible()
    expect(await findings(page, context), 'kanban with a card lifted').toEqual([])
    await page.keyboard.press('Escape')
    await arrange(page, { Couloirs: 'Axe' })
    await expect(page.getByRole('button', { expanded: true, name: /^AXE 1/ })).toBeVisible()
    expect(await findings(page, context), 'lanes').toEqual([])

    await openDemo(anne, 'partage')
    expect(await findings(page, context), 'both').toEqual([])
    await page.keyboard.press('/')
    await page.getByRole('searchbox').fill('strategie')
    await expect(page.getByText(/projets sur 74/)).toBeVisible()
    expect(await findings(page, context), 'search').toEqual([])
    await openDemo(anne, 'tableau')
    await page.getByRole('gridcell').first().click()
    expect(await findings(page, context), 'table').toEqual([])
    await page.goto(`/b/${demoOf(page)}?vue=kanban&projection`)
    await expect(page.getByRole('dialog', { name: 'Projection' }).locator('[data-projected]').first()).toBeVisible()
    expect(await findings(page, context), 'projection').toEqual([])
    await page.goto('/accessibilite')
    await expect(page.getByRole('heading', { level: 1, name: 'Accessibilité' })).toBeVisible()
    expect(await findings(page, context), 'statement').toEqual([])
    await page.goto('/b/rubbish')
    await expect(page.getByRole('heading', { name: 'Ce programme n’existe pas ici' })).toBeVisible()
    expect(await findings(page, context), 'no such board').toEqual([])
  })

  test(`[T52] axe finds nothing serious in any dialog, ${look}`, async ({ person, essay }) => {
    const anne = await person('Anne', { isKnown: false, context })
    const { page } = anne
    const check = async (title: string | RegExp, open: () => Promise<unknown>): Promise<void> => {
      await open()
      const dialog = page.getByRole('dialog', { name: title })
      await expect(dialog).toBeVisible()
      expect(await findings(page, context), String(title)).toEqual([])
      await page.keyboard.press('Escape')
      await expect(dialog).toBeHidden()
    }
    const choose = (item: string) => page.getByRole('menuitem', { name: item }).click()
    const project = card(page, 'Projet bêta')

    await check('Qui êtes-vous ?', () => openBoard(page, essay, 'kanban'))
    await check('Autres actions', () => page.getByRole('button', { name: 'Autres actions' }).click())
    await check('Vous êtes seul·e ici', () => page.getByRole('button', { name: /^Vous êtes seul·e/ }).click())
    await check('Enregistré pour tous', () => page.locator('header [data-kind=saved-for-all]').click())
    await check('Raccourcis clavier', () => page.keyboard.press('?'))
    await check('Projet', () => project.dblclick())
    await check(/^Ajouter un projet dans/, () => page.getByRole('button', { name: 'Ajouter un projet dans « À arbitrer »' }).click())
    await check('Ajouter une colonne', () => page.getByRole('button', { name: 'Ajouter une colonne' }).click())

    await page.locator('[data-head=proposed]').getByRole('button', { name: /^Actions/ }).click()
    await expect(page.getByRole('menu')).toBeVisible()
    expect(await findings(page, context), 'menu').toEqual([])
    await check(/^Supprimer la colonne/, () => choose('Supprimer la colonne…'))
    await project.click({ button: 'right' })
    await check('Déplacer', () => choose('Déplacer…'))
    await project.click()
    await page.keyboard.press('Delete')
    await expect(project).toHaveCount(0)
    await page.getByRole('button', { name: 'Autres actions' }).click()
    await check('Corbeille', () => page.getByRole('button', { name: 'Corbeille' }).click())

    await page.goto('/')
    await check('Nouveau programme', () => page.getByRole('button', { name: 'Nouveau programme' }).click())
    await check('Préférences', () => page.getByRole('button', { name: 'Préférences' }).click())
    await check('Effacer cet appareil', () => page.getByRole('button', { name: 'Effacer cet appareil' }).click())
  })
}

for (const [look, context] of Object.entries(LOOKS)) {
  test(`[T52] axe finds nothing serious while several are picked, in the hand or in the palette, ${look}`, async ({ person, essay }) => {
    const { page } = await person('Anne', { context })
    await openBoard(page, essay, 'partage')
    await row(page, 'Projet alpha').click()
    await row(page, 'Projet gamma').click({ modifiers: ['ControlOrMeta'] })
    await expect(page.getByRole('toolbar', { name: 'Sélection' })).toBeVisible()
    expect(await findings(page, context), 'picked').toEqual([])
    await page.getByRole('button', { name: 'Prendre' }).click()
    await expect(page.getByRole('region', { name: 'En main' })).toBeVisible()
    expect(await findings(page, context), 'in the hand').toEqual([])
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+k')
    await expect(page.getByRole('combobox')).toBeFocused()
    expect(await findings(page, context), 'palette').toEqual([])
  })
}
