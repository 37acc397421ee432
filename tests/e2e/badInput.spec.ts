import type { Page } from '@playwright/test'
import { card, row } from './board.ts'
import { openBoard, rename } from './essayBoard.ts'
import { expect, test } from './fixtures.ts'

/** Nothing reaches over the edge of the screen, but for the columns that scroll sideways. */
const widest = (page: Page): Promise<number> =>
  page.evaluate(() => Math.max(document.documentElement.scrollWidth - innerWidth, ...[...document.querySelectorAll('[data-view=tree] [data-node], [role=dialog], header:not([data-view] *), main')].map(element => element.getBoundingClientRect().right - innerWidth).filter(over => over < 10_000)))

test('an address that leads nowhere says so, and leads home', async ({ person }) => {
  const { page } = await person('Anne', { path: '/nulle-part' })
  await expect(page.getByRole('heading', { name: 'Cette page n’existe pas' })).toBeVisible()
  for (const board of ['rubbish', '%3Cscript%3E', 'aaaaaaaaaaaaaaaaaaaaaa']) {
    await page.goto(`/b/${board}`)
    await expect(page.getByRole('heading', { name: 'Ce programme n’existe pas ici' })).toBeVisible()
  }
  await page.getByRole('link', { name: 'Accueil' }).click()
  await expect(page.getByRole('button', { name: 'Nouveau programme' })).toBeVisible()
})

test('[T42] a file that is no programme is refused with the reason, and nothing is imported', async ({ person }) => {
  const { page } = await person('Anne', { path: '/' })
  await page.getByRole('button', { name: 'Importer un fichier' }).click()
  const dialog = page.getByRole('dialog', { name: 'Importer', exact: true })
  const refused = async (name: string, text: string, says: string | RegExp): Promise<void> => {
    await dialog.getByLabel('Choisir un fichier').setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) })
    await expect(dialog.getByRole('alert')).toHaveText(says)
    await dialog.getByRole('button', { name: 'Choisir un autre fichier' }).click()
  }
  await refused('photo.json', '\u0000\u0001PNG', '« photo.json » n’est pas un fichier JSON lisible. Rien n’a été importé.')
  await refused('liste.json', '{"format":"trame-board","schema":1,"title":7}', /^«.liste\.json.» n’est pas un programme exporté par Trame \(«.title.»\)/)
  await refused('demain.json', JSON.stringify({ format: 'trame-board', schema: 999, title: 'Demain', fields: {}, statuses: [], withoutStatus: [], tree: [], tray: [], others: [] }), '« demain.json » vient d’une version plus récente de Trame. Rien n’a été importé.')
  await dialog.getByRole('button', { name: 'Fermer' }).click()
  await expect(page).toHaveURL(/\/$/)
  await expect(page.getByText('Aucun programme n’a encore été ouvert ici.')).toBeVisible()
})

for (const width of [1280, 360]) {
  test(`titles of any kind are shown as text and keep to their place, ${width} px wide`, async ({ person, essay }) => {
    const { page } = await person('Anne', { context: { viewport: { width, height: 760 } } })
    const dialogs: string[] = []
    page.on('dialog', dialog => {
      dialogs.push(dialog.message())
      void dialog.dismiss()
    })
    await openBoard(page, essay)
    const script = '<script>alert(1)</script><img src=x onerror=alert(2)>'
    const long = 'Très long titre '.repeat(625).trim()
    const arabic = 'برنامج العمل السنوي للتعاون عبر الحدود'
    const emoji = '🚲🇫🇷👩‍👩‍👧‍👦 Vélo-route « transfrontalière »'
    await rename(page, 'Projet alpha', script)
    await rename(page, 'Projet bêta', arabic)
    await rename(page, 'Projet gamma', emoji)
    await row(page, 'Projet delta').click()
    await page.keyboard.press('F2')
    await page.getByRole('textbox', { name: 'Titre' }).fill(long)
    await page.keyboard.press('Enter')

    await expect(row(page, script)).toBeVisible()
    await expect(row(page, arabic).locator('[dir=auto]')).toHaveCSS('direction', 'rtl')
    await expect(row(page, emoji)).toBeVisible()
    expect((await row(page, 'Très long titre').boundingBox())!.height).toBeLessThan(200)
    expect(await widest(page)).toBeLessThanOrEqual(0)

    await page.getByRole('radio', { name: 'Kanban' }).click()
    await expect(card(page, script)).toBeVisible()
    expect((await card(page, 'Très long titre').boundingBox())!.height).toBeLessThan(320)
    await card(page, 'Très long titre').dblclick()
    const field = page.getByRole('dialog', { name: 'Projet' }).getByRole('textbox', { name: 'Titre', exact: true })
    await expect(field).toHaveValue(long)
    expect((await field.boundingBox())!.height).toBeLessThan(340)
    expect(await widest(page)).toBeLessThanOrEqual(0)
    await page.keyboard.press('Escape')
    await card(page, 'Très long titre').click()
    await page.keyboard.press('Delete')
    await expect(page.getByRole('dialog', { name: /^«.Très long titre .* archivé$/ })).toBeInViewport({ ratio: 1 })
    await page.getByRole('button', { name: /^Annuler/ }).click()

    await page.getByRole('radio', { name: 'Tableau' }).click()
    const cell = (title: string) => page.locator('[role=gridcell][data-key=title]').filter({ hasText: title })
    await expect(cell(script)).toBeVisible()
    await expect(cell(emoji)).toBeVisible()
    await expect(cell(arabic).locator('[dir=auto]')).toHaveCSS('direction', 'rtl')
    expect(new Set(await page.getByRole('gridcell').evaluateAll(cells => cells.map(each => Math.round(each.getBoundingClientRect().height)))).size, 'rows of one height').toBe(1)
    expect(await widest(page)).toBeLessThanOrEqual(0)
    expect(dialogs).toEqual([])
  })
}
