import type { Page } from '@playwright/test'
import { canonical, DEMO_NODES, expectInv, nodesOf, openDemo, placeOf } from './board.ts'
import { expect, test } from './fixtures.ts'

const WIDE = { context: { viewport: { width: 1900, height: 900 }, permissions: ['clipboard-read', 'clipboard-write'] } }
const LAW = 'Projet de loi 3D - Position et avis de la MOT sur le transfrontalier'

/** A cell by the beginning of its project's title and by its column's key. */
const cell = (page: Page, title: string, key: string) => page.getByRole('row').filter({ hasText: title }).locator(`[data-key="${key}"]`)
const fieldsOf = async (page: Page, title: string) => nodesOf((await canonical(page)).tree).find(node => node.title.startsWith(title))?.fields

test('[T7] arrows, Enter, F2, Escape: a spreadsheet’s keys write titles, choices and texts', async ({ person }) => {
  const anne = await person('Anne', WIDE)
  await openDemo(anne, 'tableau')
  const { page } = anne
  await cell(page, LAW, 'title').click()
  await expect(cell(page, LAW, 'title')).toBeFocused()
  await page.keyboard.press('F2')
  await expect(page.getByRole('textbox', { name: 'Nom du projet' })).toHaveValue(LAW)
  await page.keyboard.press('End')
  await page.keyboard.type(' (avis)')
  await page.keyboard.press('Enter')
  await expect(cell(page, `${LAW} (avis)`, 'title')).toBeVisible()
  await expect(cell(page, 'Lien avec les travaux', 'title')).toBeFocused()

  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(cell(page, 'Lien avec les travaux', 'rationale')).toBeFocused()
  await page.keyboard.type('oublier')
  await page.keyboard.press('Escape')
  await expect(cell(page, 'Lien avec les travaux', 'rationale')).toHaveText('')
  await page.keyboard.type('revoir')
  await page.keyboard.press('Tab')
  await expect(cell(page, 'Lien avec les travaux', 'territory')).toBeFocused()
  await page.keyboard.type('FR-BE')
  await page.keyboard.press('Enter')
  expect(await fieldsOf(page, 'Lien avec les travaux')).toEqual({ rationale: 'revoir', territory: 'FR-BE' })
})

test('[T4] decided in the table: kanban and tree of another person show it', async ({ person }) => {
  const anne = await person('Anne', WIDE)
  const bruno = await person('Bruno', WIDE)
  await openDemo(anne, 'tableau')
  await openDemo(bruno, 'partage')
  await cell(anne.page, LAW, 'status').dblclick()
  await anne.page.getByRole('combobox', { name: 'Statut' }).selectOption({ label: 'À arbitrer' })
  await expect(bruno.page.locator('[data-list=arbitration] [data-card]')).toHaveText([/Projet de loi 3D/])
  await expect(bruno.page.getByRole('treeitem').filter({ hasText: LAW })).toContainText('À arbitrer')
  await expectInv([anne.page, bruno.page], DEMO_NODES)
})

test('[T7] a block of 5 × 20 cells is pasted from a spreadsheet as one step, which one undo removes', async ({ person }) => {
  const anne = await person('Anne', WIDE)
  await openDemo(anne, 'tableau')
  const { page } = anne
  const before = JSON.stringify(await canonical(page))
  const rows = Array.from({ length: 20 }, (_, i) => `<tr><td>Projet collé ${i + 1}</td><td>À arbitrer</td><td>Priorité 1</td><td>parce que ${i + 1}</td><td>FR-DE</td></tr>`)
  await cell(page, LAW, 'title').click()
  await paste(page, { html: `<meta charset="utf-8"><table>${rows.join('')}</table>`, text: 'rien' })
  await expect(cell(page, 'Projet collé 3', 'status')).toHaveText('À arbitrer')
  expect((await canonical(page)).statuses.find(({ id }) => id === 'arbitration')?.cards).toHaveLength(20)
  expect(await fieldsOf(page, 'Projet collé 7')).toEqual(expect.objectContaining({ priority: '1', rationale: 'parce que 7', territory: 'FR-DE' }))
  await expectInv([page], DEMO_NODES)
  await page.keyboard.press('Control+z')
  await expect.poll(async () => JSON.stringify(await canonical(page))).toBe(before)
})

test('[T7] what does not fit is told row by row before anything is written', async ({ person }) => {
  const anne = await person('Anne', WIDE)
  await openDemo(anne, 'tableau')
  const { page } = anne
  const before = JSON.stringify(await canonical(page))
  await cell(page, LAW, 'status').click()
  await paste(page, { text: 'Adopté par tous\tPriorité 1\nÀ arbitrer\tPriorité 1\n' })
  const dialog = page.getByRole('dialog', { name: 'Coller ce bloc ?' })
  await expect(dialog).toContainText('3 cellules conviennent')
  await expect(dialog.getByRole('row').filter({ hasText: 'Adopté par tous' })).toContainText('Cette colonne n’existe plus.')
  expect(JSON.stringify(await canonical(page))).toBe(before)
  await dialog.getByRole('button', { name: 'Coller ce qui convient' }).click()
  await expect(dialog).toBeHidden()
  expect((await placeOf(page, 'Projet de loi 3D')).status).toBe('accepted')
  expect((await placeOf(page, 'Lien avec les travaux')).status).toBe('arbitration')
})

test('[T7] columns are chosen, ordered and sorted; the levels of the tree span their rows', async ({ person }) => {
  const anne = await person('Anne', WIDE)
  await openDemo(anne, 'tableau')
  const { page } = anne
  await expect(page.getByRole('columnheader')).toHaveText(['Axe', 'Sous-axe', 'Action', 'Nom du projet', 'Statut', 'Priorité', 'Motif', 'Territoire', 'Soumission'])
  await page.getByRole('button', { name: 'Colonnes' }).click()
  await page.getByRole('checkbox', { name: 'Soumission' }).click()
  await page.getByRole('button', { name: 'Avancer « Territoire »' }).click()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('columnheader')).toHaveText(['Axe', 'Sous-axe', 'Action', 'Nom du projet', 'Statut', 'Priorité', 'Territoire', 'Motif'])
  await page.getByRole('columnheader').getByRole('button', { name: 'Nom du projet' }).click()
  await expect(page.getByRole('columnheader', { name: 'Nom du projet' })).toHaveAttribute('aria-sort', 'ascending')
  await expect(page.getByRole('row').nth(1).locator('[data-key=title]')).toContainText('A déterminer')
  await page.reload()
  await expect(page.getByRole('columnheader', { name: 'Nom du projet' })).toHaveAttribute('aria-sort', 'ascending')
  await expect(page.getByRole('columnheader')).toHaveCount(8)

  // « + » at the head: a field that is there, and one that is made for it.
  const add = page.getByRole('button', { name: 'Ajouter une colonne' })
  await add.click()
  await page.getByRole('dialog', { name: 'Ajouter une colonne' }).getByRole('button', { name: 'Soumission' }).click()
  await expect(page.getByRole('columnheader').last()).toHaveText('Soumission')
  await add.press('Enter')
  await page.getByRole('button', { name: 'Nouveau champ…' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Nouveau champ' })
  await expect(dialog.getByLabel('Nom du champ')).toBeFocused()
  await page.keyboard.type('Jours')
  await dialog.getByLabel('Nature').selectOption({ label: 'Nombre' })
  await dialog.getByRole('button', { name: 'Ajouter', exact: true }).click()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('columnheader')).toHaveText(['Axe', 'Sous-axe', 'Action', 'Nom du projet', 'Statut', 'Priorité', 'Territoire', 'Motif', 'Soumission', 'Jours'])
})

/** What a spreadsheet puts on the clipboard, pasted where the focus is. */
async function paste(page: Page, { html = '', text }: { html?: string; text: string }): Promise<void> {
  await page.evaluate(
    ([asHtml, asText]) => {
      const data = new DataTransfer()
      if (asHtml) data.setData('text/html', asHtml)
      data.setData('text/plain', asText!)
      document.activeElement!.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
    },
    [html, text],
  )
}
