import { addField, removeField, setFieldValue, type Result } from '@trame/shared/commands'
import type { FieldValue } from '@trame/shared/model'
import { card, row } from './board.ts'
import { joinAsColleague, type Colleague } from './colleague.ts'
import { openBoard } from './essayBoard.ts'
import { expect, test, type Page } from './fixtures.ts'

const WIDE = { context: { viewport: { width: 1900, height: 900 } } }
const PHONE = { context: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } }

const made = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.code)
  return result.value
}
/** A field of each type, with values on some of the six projects. */
async function withFields({ board, idOf, saved }: Colleague): Promise<Record<'budget' | 'due' | 'place' | 'link' | 'who', string>> {
  const field = (title: string, type: 'number' | 'date' | 'text' | 'link' | 'person'): string => made(addField(board, { title, type }))
  const fields = { budget: field('Budget', 'number'), due: field('Échéance', 'date'), place: field('Lieu', 'text'), link: field('Dossier', 'link'), who: field('Référent', 'person') }
  const fill = (title: string, id: string, value: FieldValue): unknown => made(setFieldValue(board, { ids: [idOf(title)], field: id, value }))
  fill('Projet alpha', fields.budget, 5)
  fill('Projet bêta', fields.budget, 10.5)
  fill('Projet gamma', fields.budget, 20)
  fill('Projet alpha', fields.due, '2021-03-31')
  fill('Projet delta', fields.due, '2021-06-01')
  fill('Projet gamma', fields.place, 'Forêt-Noire ; 50 %, a:b')
  fill('Projet alpha', fields.link, 'https://exemple.test/dossier')
  fill('Projet delta', fields.who, 'colleague-Bruno')
  await saved()
  return fields
}

async function add(page: Page, field: string): Promise<void> {
  await page.getByRole('button', { name: 'Ajouter un filtre' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: 'Filtrer par' }).getByRole('button', { name: new RegExp(`^${field}`) }).press('Enter')
  await expect(page.getByRole('dialog', { name: field, exact: true })).toBeVisible()
}

test('[T43] [V22] fields of every type filter, by keys alone, in the address, in both languages', async ({ person, server, essay }) => {
  const bruno = await joinAsColleague(server.origin, essay, 'Bruno')
  await withFields(bruno)
  const { page } = await person('Anne', WIDE)
  await openBoard(page, essay, 'kanban')
  const cards = page.locator('[data-card]')
  await page.keyboard.press('/')

  await add(page, 'Budget')
  const budget = page.getByRole('dialog', { name: 'Budget', exact: true })
  await expect(budget.getByLabel('À partir de')).toBeFocused()
  await page.keyboard.type('5')
  await page.keyboard.press('Tab')
  await page.keyboard.type('10,5')
  await expect(cards).toHaveText([/alpha/, /bêta/])
  await expect(budget.getByLabel('Jusqu’à'), 'what is typed stays as it is typed').toHaveValue('10,5')
  await page.keyboard.type('x')
  await expect(budget.getByRole('alert')).toHaveText('Ce n’est pas un nombre.')
  await page.keyboard.press('Escape')
  const pill = page.getByRole('button', { name: 'Budget : de 5 à 10,5' })
  await expect(pill, 'the focus is back on the filter').toBeFocused()
  await page.reload()
  await expect(pill).toBeVisible()
  await expect(cards).toHaveText([/alpha/, /bêta/])

  await add(page, 'Échéance')
  await page.getByLabel('Depuis le').fill('2021-03-01')
  await page.getByLabel('Jusqu’au').fill('2021-03-31')
  await expect(cards, 'both hold').toHaveText([/alpha/])
  await page.keyboard.press('Escape')
  await pill.press('Enter')
  await budget.getByRole('button', { name: 'Retirer ce filtre' }).click()
  await expect(page.getByRole('button', { name: /^Échéance : du 1 mars 2021 au 31 mars 2021/ })).toBeVisible()
  await expect(cards).toHaveText([/alpha/])
  await page.getByRole('button', { name: 'Tout effacer' }).click()

  await add(page, 'Dossier')
  await page.getByRole('radio', { name: 'Absent' }).click()
  await expect(cards).toHaveCount(5)
  await expect(card(page, 'Projet alpha')).toHaveCount(0)
  await page.keyboard.press('Escape')
  await add(page, 'Référent')
  await page.getByRole('checkbox', { name: 'Bruno' }).check()
  await expect(cards).toHaveText([/delta/])
  await page.getByRole('button', { name: 'Retirer ce filtre' }).click()
  await page.keyboard.press('Escape')
  await add(page, 'Lieu')
  await page.keyboard.type('foret-noire ; 50 %, a:b')
  await expect(cards).toHaveText([/gamma/])
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Modifié depuis' }).click()
  await page.getByLabel('Jusqu’au').fill('2021-01-01')
  await expect(cards, 'nothing was changed so long ago').toHaveCount(0)
  await page.getByRole('button', { name: '7 jours' }).click()
  await expect(cards).toHaveText([/gamma/])
  await page.keyboard.press('Escape')
  await page.getByRole('searchbox').fill('forêt-noire 50 %')
  await page.reload()
  await expect(page.getByRole('button', { name: 'Modifié depuis : 7 jours' }), 'moments and signs come through the address').toBeVisible()
  await expect(page.getByText('Une partie de l’adresse')).toHaveCount(0)
  await expect(cards).toHaveText([/gamma/])

  await page.getByRole('button', { name: 'Autres actions' }).click()
  await page.getByRole('radio', { name: 'English' }).click()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Lieu: “foret-noire ; 50 %, a:b”' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Dossier: absent' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Add a filter' })).toBeVisible()
  await bruno.leave()
})

test('[T43] [T8] [V17] by touch: a filter is added; what it hides of the selection is said and can be let go; a view of a removed field says so', async ({ person, server, essay }) => {
  const bruno = await joinAsColleague(server.origin, essay, 'Bruno')
  const fields = await withFields(bruno)
  const { page } = await person('Anne', PHONE)
  await openBoard(page, essay, 'arbre')
  const bar = page.getByRole('toolbar', { name: 'Sélection' })
  await row(page, 'Projet alpha').getByRole('button', { name: /^Actions/ }).tap()
  await page.getByRole('menuitem', { name: 'Sélectionner' }).tap()
  await row(page, 'Projet delta').tap()
  await expect(bar).toContainText('2 éléments sélectionnés')

  await page.getByRole('button', { name: 'Rechercher et filtrer' }).tap()
  await page.getByRole('button', { name: 'Ajouter un filtre' }).tap()
  await page.getByRole('button', { name: /^Dossier/ }).tap()
  await page.getByRole('radio', { name: 'Présent' }).tap()
  await expect(page.getByText('1 projet sur 6')).toBeVisible()
  await page.touchscreen.tap(195, 60)
  await expect(bar).toContainText('2 éléments sélectionnés, dont 1 masqué par le filtre')
  await bar.getByRole('button', { name: 'Ne garder que ce qui est visible' }).tap()
  await expect(bar).toHaveText(/1 élément sélectionné(?!, dont)/)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)

  made(removeField(bruno.board, { id: fields.link, values: 'keep' }))
  await expect(page.getByText('Cette vue demande « Dossier », qui n’existe plus ; le reste est montré.')).toBeVisible()
  await expect(row(page, 'Projet delta')).toBeVisible()
  await bruno.leave()
})
