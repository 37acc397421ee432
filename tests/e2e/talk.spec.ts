import type { Locator, Page } from '@playwright/test'
import { addComment, Talk } from '@trame/shared/talk'
import * as Y from 'yjs'
import { card } from './board.ts'
import { giveRelay } from './demoBoard.ts'
import { badge, expectSaved, openBoard } from './essayBoard.ts'
import { expect, test } from './fixtures.ts'

const sheet = (page: Page): Locator => page.getByRole('dialog', { name: 'Projet', exact: true })
const thread = (page: Page, words: string): Locator => sheet(page).getByRole('listitem').filter({ hasText: words })
const forMe = (page: Page): Locator => page.getByRole('dialog', { name: 'Pour moi' })

async function openTalk(page: Page, board: string, title: string): Promise<Locator> {
  await openBoard(page, board, 'kanban')
  await card(page, title).dblclick()
  await sheet(page).getByRole('tab', { name: /^Discussion/ }).click()
  const field = sheet(page).getByRole('textbox', { name: 'Votre commentaire' })
  await expect(field).toBeVisible({ timeout: 30_000 })
  return field
}

test('[T46][C12] three people talk about a card, one of them offline: all of it is there for everybody, what is new says so', async ({ person, essay, detour }) => {
  const way = await detour()
  const [anne, bruno, chloe] = [await person('Anne'), await person('Bruno'), await person('Chloé Martin', { through: way })]
  const fields = [await openTalk(anne.page, essay, 'Projet alpha'), await openTalk(chloe.page, essay, 'Projet alpha')] as const
  await openBoard(bruno.page, essay, 'kanban')

  await fields[0].fill('On garde le budget ?')
  await fields[0].press('Control+Enter')
  await expect(fields[0]).toHaveValue('')
  await expect(thread(chloe.page, 'On garde le budget ?')).toBeVisible()
  await expect(card(bruno.page, 'Projet alpha').getByText('1 commentaire, 1 non lu')).toBeAttached()

  // In the train.
  way.set({ isDown: true })
  way.cut()
  await expect(badge(chloe.page)).toContainText(/Hors ligne/)
  await thread(chloe.page, 'On garde').getByRole('button', { name: 'Répondre' }).click()
  const answer = sheet(chloe.page).getByRole('textbox', { name: 'Réponse à Anne' })
  await answer.pressSequentially('Oui, et @an')
  await sheet(chloe.page).getByRole('option', { name: 'Anne' }).click()
  await expect(answer).toHaveValue('Oui, et @Anne ')
  await answer.pressSequentially('le signe ?')
  await answer.press('Control+Enter')
  await fields[1].fill('Autre sujet : le titre')
  await sheet(chloe.page).getByRole('button', { name: 'Envoyer' }).click()
  await expect(badge(chloe.page)).toContainText('2')

  // Meanwhile at the office.
  await bruno.page.getByRole('button', { name: /^Pour moi/ }).click()
  await expect(forMe(bruno.page)).toContainText('Rien pour le moment')
  await bruno.page.keyboard.press('Escape')
  await card(bruno.page, 'Projet alpha').dblclick()
  await sheet(bruno.page).getByRole('tab', { name: 'Discussion, 1 commentaire non lu' }).click()
  await thread(bruno.page, 'On garde').getByRole('button', { name: 'Réagir' }).click()
  await thread(bruno.page, 'On garde').getByRole('button', { name: '👍' }).click()
  await expect(thread(anne.page, 'On garde').getByRole('button', { name: '👍, 1 personne : Bruno' })).toBeVisible()
  await expect(card(bruno.page, 'Projet alpha').getByText('1 commentaire', { exact: true })).toBeAttached()
  // She looks elsewhere.
  await anne.page.keyboard.press('Escape')
  await expect(sheet(anne.page)).toHaveCount(0)

  way.set({ isDown: false })
  await expect(thread(bruno.page, 'Autre sujet : le titre')).toBeVisible({ timeout: 20_000 })
  await expect(thread(bruno.page, 'On garde')).toContainText('Oui, et @Anne le signe ?')
  await expect(thread(chloe.page, 'On garde').getByRole('button', { name: '👍, 1 personne : Bruno' })).toBeVisible()
  await expectSaved(anne.page, bruno.page, chloe.page)
  await expect(card(anne.page, 'Projet alpha').getByText('3 commentaires, 2 non lus')).toBeAttached()

  // What speaks to her is among what is for her, and leads there.
  await anne.page.getByRole('button', { name: 'Pour moi, 2 nouveautés' }).click()
  await forMe(anne.page).getByRole('radio', { name: 'Mentions' }).click()
  const mention = forMe(anne.page).getByRole('button', { name: /Chloé Martin vous mentionne/ })
  await expect(mention).toContainText('Projet alpha')
  await mention.click()
  await expect(thread(anne.page, 'Oui, et').getByText('nouveau')).toHaveCount(1)
  await expect(anne.page.getByRole('button', { name: 'Pour moi', exact: true })).toBeAttached()

  // Settled by one, opened again by another.
  await sheet(anne.page).getByRole('button', { name: 'Résoudre le fil de Anne' }).click()
  await expect(thread(bruno.page, 'On garde')).toHaveCount(0)
  await sheet(bruno.page).getByText('1 fil résolu').click()
  await expect(thread(bruno.page, 'On garde')).toContainText('Résolu par Anne')
  await thread(bruno.page, 'On garde').getByRole('button', { name: 'Rouvrir' }).click()
  await expect(thread(anne.page, 'On garde').getByText('Résolu par')).toHaveCount(0)

  // Her own words: changed, taken away with a trace, brought back.
  await expect(thread(bruno.page, 'On garde').getByRole('button', { name: 'Supprimer' })).toHaveCount(0)
  const first = thread(anne.page, 'Oui, et').getByRole('article', { name: /^Commentaire de Anne/ })
  await first.getByRole('button', { name: 'Modifier' }).click()
  await first.getByRole('textbox', { name: 'Modifier le commentaire' }).fill('On garde tout ?')
  await first.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(thread(bruno.page, 'On garde tout ?').getByText('modifié')).toBeVisible()
  await first.getByRole('button', { name: 'Supprimer' }).click()
  await expect(thread(bruno.page, 'Oui, et')).toContainText('Commentaire supprimé par son auteur')
  await anne.page.getByRole('button', { name: 'Rétablir' }).last().click()
  await expect(thread(bruno.page, 'On garde tout ?')).toBeVisible()
})

test('[T46][C11] a passage of the text is commented, marked for everybody, and found again from either side', async ({ person, essay }) => {
  const [anne, bruno] = [await person('Anne'), await person('Bruno')]
  for (const { page } of [anne, bruno]) {
    await openBoard(page, essay, 'kanban')
    await card(page, 'Projet alpha').dblclick()
  }
  const text = sheet(anne.page).getByRole('textbox', { name: 'Description' })
  await text.click()
  await anne.page.keyboard.type('Un budget de 8 000 euros.')
  for (let i = 0; i < 'euros.'.length; i++) await anne.page.keyboard.press('Shift+ArrowLeft')
  await sheet(anne.page).getByRole('button', { name: 'Commenter le passage choisi' }).click()
  await expect(sheet(anne.page).getByText('À propos de « euros. »')).toBeVisible()
  await sheet(anne.page).getByRole('textbox', { name: 'Votre commentaire' }).fill('TTC ?')
  await anne.page.keyboard.press('Control+Enter')

  const theirs = sheet(bruno.page).getByRole('textbox', { name: 'Description' })
  await expect(theirs.locator('[data-passage]')).toHaveText('euros.')
  await theirs.click()
  await bruno.page.keyboard.press('Home')
  await bruno.page.keyboard.type('Prévoir : ')
  await expect(theirs.locator('[data-passage]')).toHaveText('euros.')
  await theirs.locator('[data-passage]').click()
  await expect(thread(bruno.page, 'TTC ?')).toBeVisible()
  await thread(bruno.page, 'TTC ?').getByRole('button', { name: /Montrer ce passage/ }).click()
  await expect(theirs).toBeVisible()
  await expect.poll(() => bruno.page.evaluate(() => getSelection()?.toString())).toBe('euros.')
})

test('[T46] at a phone, by touch: a thousand comments, the latest in sight, and one more', async ({ person, essay, server }) => {
  const { page } = await person('Anne', { context: { viewport: { width: 390, height: 844 }, hasTouch: true } })
  await openTalk(page, essay, 'Projet alpha')
  const id = new URL(page.url()).searchParams.get('carte')!
  const doc = new Y.Doc()
  const talk = new Talk(doc, { author: 'bruno', now: Date.now, random: Math.random, person: () => ({ name: 'Bruno', colour: '#0b7285' }) })
  for (let i = 1; i <= 1_000; i++) addComment(talk, { card: id, text: `Remarque ${i}` })
  await giveRelay(server.origin, `${essay}.talk`, Y.encodeStateAsUpdate(doc))
  await expect(sheet(page).getByText('Remarque 1000')).toBeVisible({ timeout: 20_000 })
  expect(await sheet(page).getByRole('article').count()).toBeLessThan(50)
  const field = sheet(page).getByRole('textbox', { name: 'Votre commentaire' })
  await field.tap()
  await field.fill('Et une de plus')
  await sheet(page).getByRole('button', { name: 'Envoyer' }).tap()
  await expect(sheet(page).getByText('Et une de plus')).toBeVisible()
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(width).toBeLessThanOrEqual(390)
  await expectSaved(page)
})
