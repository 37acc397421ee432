import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { arrange, card, openDemo, row } from './board.ts'
import { openBoard } from './essayBoard.ts'
import { demoOf, expect, test } from './fixtures.ts'
import { chooseFile, given, openImport, screen } from './importFiles.ts'

/** What the system asks for. */
const LOOKS = {
  light: { colorScheme: 'light', contrast: 'no-preference' },
  dark: { colorScheme: 'dark', contrast: 'no-preference' },
  'high contrast': { colorScheme: 'light', contrast: 'more' },
} as const

/** What depends on the look; all other rules are asked once, in the light. */
const RULES_OF_COLOUR = ['color-contrast', 'link-in-text-block']

/** In which rules a look is asked; in high contrast, text keeps 7 to 1. */
const RULES: Record<keyof typeof LOOKS, readonly string[] | 'all'> = {
  light: 'all',
  dark: RULES_OF_COLOUR,
  'high contrast': [...RULES_OF_COLOUR, 'color-contrast-enhanced'],
}

/** What axe calls serious or critical, in each of the three looks. */
async function findings(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const [look, media] of Object.entries(LOOKS) as [keyof typeof LOOKS, (typeof LOOKS)[keyof typeof LOOKS]][]) {
    await page.emulateMedia(media)
    const isStrict = media.contrast === 'more'
    await page.waitForFunction(strict => 'contrast' in document.documentElement.dataset === strict, isStrict)
    // Motion comes to its end first: a text that fades in has little contrast.
    await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => undefined))))
    const values = RULES[look]
    // The page has no frames: what is found needs no second page to be put together, which would cost seconds more.
    const { violations } = await new AxeBuilder({ page })
      .setLegacyMode()
      .options({
        resultTypes: ['violations'],
        ...(values === 'all' ? {} : { runOnly: { type: 'rule', values: [...values] } }),
        rules: { 'color-contrast-enhanced': { enabled: isStrict } },
      })
      .analyze()
    for (const { id, impact, nodes } of violations) {
      if (impact !== 'serious' && impact !== 'critical') continue
      found.push(...nodes.map(({ target, failureSummary = '' }) => `${look}: ${id} at ${target.join(' ')}: ${failureSummary.replace(/\s+/g, ' ')}`))
    }
  }
  await page.emulateMedia(LOOKS.light)
  return found
}

// A look of axe at a whole page takes seconds of one processor, and here there are many.
test.describe.configure({ timeout: 240_000 })

test('[T52] axe finds nothing serious in the import, the export and the document', async ({ person }) => {
  const anne = await person('Anne')
  const { page } = anne
  await openDemo(anne, 'arbre')
  await openImport(page)
  expect(await findings(page), 'no file yet').toEqual([])
  await chooseFile(page, given('programme-2021.raw.txt'))
  await screen(page).getByRole('treeitem').nth(3).click()
  expect(await findings(page), 'preview').toEqual([])
  for (const part of [/^Doutes/, 'Règles']) {
    await screen(page).getByRole('radio', { name: part }).click()
    expect(await findings(page), String(part)).toEqual([])
  }
  await page.goto(`/b/${demoOf(page)}/document`)
  await expect(page.locator('[data-sheet]').first()).toBeVisible()
  expect(await findings(page), 'document').toEqual([])
  await page.getByRole('link', { name: 'Revenir au programme' }).click()
  await page.getByRole('button', { name: 'Autres actions' }).click()
  await page.getByRole('button', { name: 'Exporter…' }).click()
  await expect(page.getByRole('dialog', { name: 'Exporter le programme' })).toBeVisible()
  expect(await findings(page), 'export').toEqual([])
})

test('[T52] axe finds nothing serious in any view', async ({ person }) => {
  const anne = await person('Anne', { path: '/' })
  const { page } = anne
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect(await findings(page), 'home').toEqual([])

  await openDemo(anne, 'arbre')
  await row(page, 'Projet de loi 3D').click()
  expect(await findings(page), 'tree').toEqual([])
  await page.keyboard.press('F2')
  await expect(page.getByRole('textbox', { name: 'Titre' })).toBeFocused()
  expect(await findings(page), 'a title being typed').toEqual([])
  await page.keyboard.press('Escape')
  await page.keyboard.press('Delete')
  await expect(page.getByText('archivé').first()).toBeVisible()
  expect(await findings(page), 'a message').toEqual([])

  await openDemo(anne, 'kanban')
  await card(page, 'Grenelle').focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowRight')
  await expect(page.locator('[data-carry]')).toBeVisible()
  expect(await findings(page), 'kanban with a card lifted').toEqual([])
  await page.keyboard.press('Escape')
  await arrange(page, { Couloirs: 'Axe' })
  await expect(page.getByRole('button', { expanded: true, name: /^AXE 1/ })).toBeVisible()
  expect(await findings(page), 'lanes').toEqual([])

  await openDemo(anne, 'partage')
  expect(await findings(page), 'both').toEqual([])
  await page.keyboard.press('/')
  await page.getByRole('searchbox').fill('strategie')
  await expect(page.getByText(/projets sur 74/)).toBeVisible()
  expect(await findings(page), 'search').toEqual([])
  await page.getByRole('button', { name: 'Ajouter un filtre' }).click()
  await expect(page.getByRole('dialog', { name: 'Filtrer par' })).toBeVisible()
  expect(await findings(page), 'fields to filter by').toEqual([])
  await page.getByRole('button', { name: 'Créé le Moment' }).click()
  await expect(page.getByLabel('Depuis le')).toBeFocused()
  expect(await findings(page), 'a filter').toEqual([])
  await page.keyboard.press('Escape')
  await openDemo(anne, 'tableau')
  await page.getByRole('gridcell').first().click()
  expect(await findings(page), 'table').toEqual([])
  await page.goto(`/b/${demoOf(page)}?vue=kanban&projection`)
  await expect(page.getByRole('dialog', { name: 'Projection' }).locator('[data-projected]').first()).toBeVisible()
  expect(await findings(page), 'projection').toEqual([])
  await page.goto('/accessibilite')
  await expect(page.getByRole('heading', { level: 1, name: 'Accessibilité' })).toBeVisible()
  expect(await findings(page), 'statement').toEqual([])
  await page.goto('/b/rubbish')
  await expect(page.getByRole('heading', { name: 'Ce programme n’existe pas ici' })).toBeVisible()
  expect(await findings(page), 'no such board').toEqual([])
})

test('[T52] axe finds nothing serious in any dialog', async ({ person, essay }) => {
  const anne = await person('Anne', { isKnown: false })
  const { page } = anne
  const check = async (title: string | RegExp, open: () => Promise<unknown>): Promise<void> => {
    await open()
    const dialog = page.getByRole('dialog', { name: title })
    await expect(dialog).toBeVisible()
    expect(await findings(page), String(title)).toEqual([])
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
  expect(await findings(page), 'menu').toEqual([])
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

test('[T52] axe finds nothing serious while several are picked, in the hand or in the palette', async ({ person, essay }) => {
  const { page } = await person('Anne')
  await openBoard(page, essay, 'partage')
  await row(page, 'Projet alpha').click()
  await row(page, 'Projet gamma').click({ modifiers: ['ControlOrMeta'] })
  await expect(page.getByRole('toolbar', { name: 'Sélection' })).toBeVisible()
  expect(await findings(page), 'picked').toEqual([])
  await page.getByRole('button', { name: 'Prendre' }).click()
  await expect(page.getByRole('region', { name: 'En main' })).toBeVisible()
  expect(await findings(page), 'in the hand').toEqual([])
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('combobox')).toBeFocused()
  expect(await findings(page), 'palette').toEqual([])
})
