import { arrange, card, DEMO_NODES, expectInv, openDemo } from './board.ts'
import { expect, test, type Page } from './fixtures.ts'

const WIDE = { context: { viewport: { width: 1900, height: 900 } } }
const GRENELLE = 'Grenelle des mobilités'

async function openFields(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Autres actions' }).click()
  await page.getByRole('button', { name: 'Champs…' }).click()
  await expect(page.getByRole('dialog', { name: 'Champs' })).toBeVisible()
}

async function addField(page: Page, name: string, type: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Champs' })
  await dialog.getByRole('button', { name: 'Ajouter un champ' }).click()
  await dialog.getByLabel('Nom du champ').last().fill(name)
  await dialog.getByLabel('Nature').selectOption({ label: type })
  await dialog.getByRole('button', { name: 'Ajouter', exact: true }).last().click()
  await expect(dialog.getByRole('button', { name: new RegExp(name), expanded: true })).toBeVisible()
}

test('[T45] [T5] fields of one’s own: made, filled in, columns by month, sums, seen by the other, removed with their values', async ({ person }) => {
  const anne = await person('Anne', WIDE)
  const bruno = await person('Bruno', WIDE)
  await openDemo(anne, 'kanban')
  await openDemo(bruno, 'kanban')
  const { page } = anne

  await openFields(page)
  await addField(page, 'Échéance', 'Date')
  await addField(page, 'Jours', 'Nombre')
  await addField(page, 'Pilotage', 'Choix')
  const dialog = page.getByRole('dialog', { name: 'Champs' })
  for (const option of ['Interne', 'Partagé']) {
    await dialog.getByLabel('Ajouter une option').fill(option)
    await page.keyboard.press('Enter')
    await expect(dialog.getByLabel('Nom de l’option').nth(option === 'Interne' ? 0 : 1)).toHaveValue(option)
  }
  await dialog.getByLabel('Capacité de « Interne »').fill('1')
  await dialog.getByLabel('Capacité de « Interne »').press('Enter')
  await page.keyboard.press('Escape')

  for (const [title, due, days] of [
    [GRENELLE, '2021-03-31', '12,5'],
    ['Appui à la définition', '2021-05-04', '4'],
  ] as const) {
    await card(page, title).dblclick()
    const panel = page.getByRole('dialog')
    await panel.getByLabel('Échéance').fill(due)
    await panel.getByLabel('Jours').fill(days)
    await panel.getByLabel('Pilotage').selectOption({ label: 'Interne' })
    await page.keyboard.press('Escape')
    await expect(panel).toBeHidden()
  }

  await arrange(page, { Colonnes: 'Échéance' })
  const heads = page.locator('[data-head]')
  await expect(heads).toHaveText([/mars 2021.*Jours\s: 12,5/s, /avril 2021/, /mai 2021.*Jours\s: 4/s, /Sans échéance/])
  await bruno.page.goto(page.url())
  await expect(bruno.page.locator('[data-head]').first()).toContainText('mars 2021', { timeout: 40_000 })

  // By keys from March to May: the day stays as far as the month has it.
  await card(page, GRENELLE).focus()
  for (const key of ['Space', 'ArrowRight', 'ArrowRight', 'Space']) await page.keyboard.press(key)
  await expect(page.locator('[data-list="2021-05"] [data-card]')).toHaveCount(2)
  await expect(bruno.page.locator('[data-list="2021-05"] [data-card]')).toHaveCount(2)
  await expect(bruno.page.locator('[data-head="2021-05"]')).toContainText('Jours : 16,5')

  await arrange(page, { Colonnes: 'Pilotage' })
  await expect(heads.first()).toContainText('2/1')
  await expect(heads.first()).toContainText('Capacité dépassée : 2 projets pour 1')

  await openFields(page)
  await dialog.getByRole('button', { name: /^Pilotage/ }).click()
  await dialog.getByRole('button', { name: 'Supprimer l’option « Interne »' }).click()
  await dialog.getByLabel('Les projets de « Interne » passent à').selectOption({ label: 'Partagé' })
  await dialog.getByRole('button', { name: 'Supprimer l’option', exact: true }).click()
  await expect(dialog.getByLabel('Nom de l’option')).toHaveCount(1)
  await dialog.getByRole('button', { name: 'Supprimer le champ…' }).click()
  await expect(dialog.getByText('2 projets en ont une.')).toBeVisible()
  await dialog.getByRole('radio', { name: /Déplacées dans un autre champ/ }).check()
  await dialog.getByLabel('Champ qui les reçoit').selectOption({ label: 'Annotation' })
  await dialog.getByRole('button', { name: 'Supprimer le champ', exact: true }).click()
  await expect(dialog.getByRole('button', { name: 'Rétablir « Pilotage »' })).toBeVisible()
  await page.keyboard.press('Escape')
  // The columns asked for are gone: those of a first look stand in for them, and it is said.
  await expect(page.getByText(/Cette vue demande.*Pilotage/)).toBeVisible()
  await expect(page.locator('[data-head=interest]')).toBeVisible()
  await expectInv([page, bruno.page], DEMO_NODES)
})

test('[T43] a view is saved for all or for me, opened, changed, brought up to date, deleted', async ({ person }) => {
  const anne = await person('Anne', WIDE)
  const bruno = await person('Bruno', WIDE)
  await openDemo(anne, 'kanban')
  await openDemo(bruno, 'kanban')
  const { page } = anne
  const views = page.getByRole('dialog', { name: 'Vues' })
  const openViews = async (of: Page): Promise<void> => {
    await of.getByRole('button', { name: 'Vues', exact: true }).click()
    await expect(of.getByRole('dialog', { name: 'Vues' })).toBeVisible()
  }
  await arrange(page, { Colonnes: 'Axe', 'Couleur des cartes': 'Soumission' })
  await openViews(page)
  await views.getByLabel('Nom de la vue').fill('Par axe')
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-opened-view]')).toHaveText('Vue : Par axe')

  await openViews(bruno.page)
  await bruno.page.getByRole('region', { name: 'Avec le programme' }).getByRole('button', { name: 'Par axe', exact: true }).click()
  await expect(bruno.page.locator('[data-head]').first()).toContainText('AXE 1')
  // Never by colour alone: what is coloured says its value.
  const coloured = card(bruno.page, GRENELLE)
  await expect(coloured).toHaveAttribute('data-colour', 'blue')
  await expect(coloured).toContainText('Soumis à intérêt')

  await arrange(page, { Couloirs: 'Priorité' })
  await expect(page.locator('[data-opened-view]')).toHaveText('Vue : Par axe (modifiée)')
  await openViews(page)
  await views.getByRole('button', { name: 'Mettre à jour « Par axe »' }).click()
  await expect(views.getByRole('button', { name: 'Mettre à jour « Par axe »' })).toBeHidden()
  await views.getByRole('button', { name: 'Renommer « Par axe »' }).click()
  await views.getByLabel('Nouveau nom').fill('Axes et priorités')
  await page.keyboard.press('Enter')
  await views.getByLabel('Nom de la vue').fill('À moi')
  await views.getByRole('checkbox').uncheck()
  await views.getByRole('button', { name: 'Enregistrer cette vue' }).click()
  await expect(page.locator('[data-opened-view]')).toHaveText('Vue : À moi')
  await page.reload()
  await expect(page.locator('[data-opened-view]')).toHaveText('Vue : À moi')

  await expect(bruno.page.locator('[data-opened-view]')).toHaveText('Vue : Axes et priorités (modifiée)')
  await openViews(bruno.page)
  await expect(bruno.page.getByRole('button', { name: 'À moi' })).toHaveCount(0)
  await bruno.page.getByRole('button', { name: 'Supprimer « Axes et priorités »' }).click()
  await openViews(page)
  await expect(views.getByRole('button', { name: 'À moi', exact: true })).toBeVisible()
  await expect(views.getByRole('button', { name: 'Axes et priorités', exact: true })).toHaveCount(0)
  await expectInv([page, bruno.page], DEMO_NODES)
})
