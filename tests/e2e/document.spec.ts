import { canonical, nodesOf, openDemo, row } from './board.ts'
import { expect, test, type Page } from './fixtures.ts'

const LAW = 'Projet de loi 3D - Position et avis de la MOT sur le transfrontalier'
const sheets = (page: Page) => page.locator('[data-sheet]')

async function openDocument(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Autres actions' }).click()
  await page.getByRole('button', { name: 'Exporter…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Exporter le programme' })
  await dialog.getByRole('radio', { name: /^Document à imprimer/ }).check()
  await dialog.getByRole('button', { name: 'Ouvrir' }).click()
  await expect(sheets(page).first()).toBeVisible()
}

/** How far anything in a sheet reaches beyond it, or into its foot. */
const overflow = (page: Page, parts = 'table'): Promise<number[]> =>
  sheets(page).evaluateAll((all, selector) => all.map(sheet => {
    const foot = sheet.querySelector('footer')!.getBoundingClientRect()
    const ends = [...sheet.querySelectorAll(selector)].map(part => part.getBoundingClientRect().bottom)
    return Math.max(0, Math.max(...ends) - foot.top, foot.bottom - sheet.getBoundingClientRect().bottom)
  }), parts)

test('[T41][X23] the official document on A4 pages: head on each, whole rows, axes named again, page x of y; on paper as on the screen', async ({ person }) => {
  const anne = await person('Anne')
  await openDemo(anne, 'arbre')
  const { page } = anne
  await openDocument(page)
  const count = await sheets(page).count()
  expect(count).toBeGreaterThan(3)
  await expect(sheets(page).first()).toContainText('Programme de travail 2021 (démonstration)')
  await expect(sheets(page).first()).toContainText('soumis à consultation')
  for (const [i, sheet] of (await sheets(page).all()).entries()) {
    await expect(sheet.locator('thead th')).toHaveText(['Axe', 'Sous-axe', 'Action', 'Nom du projet', 'Décision et priorité'])
    await expect(sheet.locator('footer')).toContainText(`Page ${i + 1} / ${count}`)
    // Wherever a page begins, it says in which axis.
    await expect(sheet.locator('tbody tr').first().locator('th[data-level="1"]')).toHaveText(/AXE \d/)
  }
  expect(await overflow(page)).toEqual(Array.from({ length: count }, () => 0))
  await expect(page.locator('tbody tr')).toHaveCount(75 + (await page.locator('[data-measure] tbody tr').count()))
  expect(await sheets(page).locator('tbody th').filter({ hasText: '(suite)' }).count()).toBeGreaterThan(0)
  await expect(sheets(page).locator('s').first()).toHaveText(/^\[soumis à arbitrage\] Cahier de la MOT/)
  // Also by a person who sees the screen in the dark: paper is white, and has as many pages.
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect(sheets(page).first()).toHaveCSS('background-color', 'oklch(1 0 0)')
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(count)
  expect(pdf).toMatch(/\/MediaBox \[0 0 84[12](\.\d+)? 59[456](\.\d+)?\]/)
})

test('[T41][X24] by status and as project sheets: chosen on the page, kept in its address, nothing cut, with the texts of the projects', async ({ person }) => {
  const anne = await person('Anne')
  await openDemo(anne, 'arbre')
  const { page } = anne
  await row(page, LAW).click()
  await page.keyboard.press('Enter')
  const text = page.getByRole('dialog').locator('[contenteditable=true]')
  await text.click()
  await page.keyboard.type('Une ligne du texte')
  for (let i = 0; i < 45; i++) await page.keyboard.press('Enter')
  await page.keyboard.type('La dernière ligne')
  await expect(text).toContainText('La dernière ligne')
  await page.keyboard.press('Escape')
  await openDocument(page)
  await page.getByRole('radio', { name: 'Par statut' }).click()
  await expect(sheets(page).first().locator('thead th')).toHaveText(['Statut', 'Axe', 'Sous-axe › Action', 'Nom du projet', 'Décision et priorité'])
  await expect(sheets(page).locator('tbody th[data-level="1"]').filter({ hasText: /^Non retenu pour l’heure — 1 projet$/ })).toHaveCount(1)
  await expect(sheets(page).locator('tbody tr')).toHaveCount(75)
  expect(await overflow(page)).toEqual((await sheets(page).all()).map(() => 0))

  await page.getByRole('radio', { name: 'Fiches projets' }).click()
  const projects = sheets(page).locator('[data-project]')
  await expect(projects).toHaveCount(75)
  await expect(projects.filter({ hasText: LAW })).toContainText('Inscrit au programme')
  await expect(projects.filter({ hasText: LAW })).toContainText('Priorité 1')
  await expect(sheets(page).getByText('Une ligne du texte')).toBeVisible()
  await expect(sheets(page).getByText('La dernière ligne')).toBeVisible()
  expect(await overflow(page, '[data-block]:last-child')).toEqual((await sheets(page).all()).map(() => 0))
  const count = await sheets(page).count()
  await page.reload()
  await expect(page.getByRole('radio', { name: 'Fiches projets' })).toBeChecked()
  await expect(sheets(page)).toHaveCount(count)
  await expect(sheets(page).last().locator('footer')).toContainText(`Page ${count} / ${count}`)
})

test('[T41] it is a view of the same projects: what another person changes shows, and the filter applies', async ({ person }) => {
  const anne = await person('Anne')
  const bruno = await person('Bruno')
  await openDemo(anne, 'arbre')
  await openDemo(bruno, 'arbre')
  await openDocument(anne.page)
  await row(bruno.page, LAW).click()
  await bruno.page.keyboard.press('F2')
  await bruno.page.getByRole('textbox', { name: 'Titre' }).fill('Un titre tout autre')
  await bruno.page.keyboard.press('Enter')
  await expect(sheets(anne.page).first()).toContainText('Un titre tout autre')

  await anne.page.keyboard.press('/')
  await anne.page.getByRole('searchbox').fill('télétravail')
  await expect(sheets(anne.page)).toHaveCount(1)
  await expect(sheets(anne.page).locator('tbody tr')).toHaveCount(1)
  await expect(sheets(anne.page).locator('footer')).toContainText('Extrait : 1 projet sur 75')
  await anne.page.getByRole('link', { name: 'Revenir au programme' }).click()
  await expect(anne.page.getByRole('searchbox')).toHaveValue('télétravail')
  expect(nodesOf((await canonical(anne.page)).tree).some(({ title }) => title === 'Un titre tout autre')).toBe(true)
})
