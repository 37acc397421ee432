import type { Locator, Page } from '@playwright/test'
import { card } from './board.ts'
import { textOf } from '@trame/shared/model'
import * as Y from 'yjs'
import { giveRelay, readRelay } from './demoBoard.ts'
import { badge, expectSaved, openBoard } from './essayBoard.ts'
import { expect, test } from './fixtures.ts'

const textIn = (page: Page): Locator => page.getByRole('textbox', { name: 'Description' })

async function openText(page: Page, board: string, title: string): Promise<Locator> {
  await openBoard(page, board, 'kanban')
  await card(page, title).dblclick()
  await expect(textIn(page)).toBeVisible({ timeout: 30_000 })
  return textIn(page)
}

test('[T11] three people write in one description, one of them offline: all of it is there, carets have names', async ({ person, essay, detour }) => {
  const way = await detour()
  const [anne, bruno, chloe] = [await person('Anne'), await person('Bruno'), await person('Chloé', { through: way })]
  const pages = [anne.page, bruno.page, chloe.page]
  const texts = []
  for (const page of pages) texts.push(await openText(page, essay, 'Projet alpha'))
  const [first, second, third] = texts as [Locator, Locator, Locator]

  await first.click()
  await anne.page.keyboard.type('Objectif un.')
  await anne.page.keyboard.press('Enter')
  await anne.page.keyboard.type('Partenaires.')
  for (const text of texts) await expect(text).toContainText('Partenaires.')
  await expect(second.locator('.trame-caret[data-name=Anne]')).toBeAttached()

  way.set({ isDown: true })
  way.cut()
  await expect(badge(chloe.page)).toContainText(/Hors ligne/)
  await third.locator('p').first().click()
  await chloe.page.keyboard.press('Home')
  await chloe.page.keyboard.type('Dans le train : ')
  await second.locator('p').last().click()
  await bruno.page.keyboard.press('End')
  await bruno.page.keyboard.type(' Bruno aussi.')
  await expect(first).toContainText('Partenaires. Bruno aussi.')
  await expect(badge(chloe.page)).toContainText('1')

  way.set({ isDown: false })
  for (const text of texts) await expect(text).toContainText('Dans le train : Objectif un.', { timeout: 20_000 })
  for (const text of texts) await expect(text).toContainText('Partenaires. Bruno aussi.')
  await expectSaved(...pages)

  // Another card's text is its own.
  await anne.page.keyboard.press('Escape')
  await card(anne.page, 'Projet bêta').dblclick()
  await expect(textIn(anne.page)).toBeVisible()
  await expect(textIn(anne.page)).not.toContainText('Objectif')
})

test('[T11] closing while typing loses nothing: the sheet, the page, the browser’s tab', async ({ person, essay }) => {
  const { page, context } = await person('Anne')
  await (await openText(page, essay, 'Projet alpha')).click()
  await page.keyboard.type('avant de fermer')
  await page.keyboard.press('Escape')
  await expect(textIn(page)).toHaveCount(0)
  await card(page, 'Projet alpha').dblclick()
  await expect(textIn(page)).toContainText('avant de fermer')

  await textIn(page).click()
  await page.keyboard.press('End')
  await page.keyboard.type(', puis de partir')
  await page.close({ runBeforeUnload: false })
  const next = await context.newPage()
  await openText(next, essay, 'Projet alpha')
  await expect(textIn(next)).toContainText('avant de fermer, puis de partir')
  await expectSaved(next)
})

test('[W5] a text that is only on this device keeps the badge from saying more, also when its card is closed', async ({ person, essay, detour }) => {
  const way = await detour()
  const { page, context } = await person('Anne', { through: way })
  await (await openText(page, essay, 'Projet alpha')).click()
  await expectSaved(page)
  way.set({ isDown: true })
  way.cut()
  await expect(badge(page)).toContainText(/Hors ligne/)
  await page.keyboard.type('x')
  await page.keyboard.press('Escape')
  await expect(badge(page)).toContainText('1')
  // The page comes back without the card; what is left is sent all the same.
  await page.close()
  way.set({ isDown: false })
  const next = await context.newPage()
  await openBoard(next, essay, 'kanban')
  await expectSaved(next)
  const bruno = await person('Bruno')
  await expect(await openText(bruno.page, essay, 'Projet alpha')).toContainText('x')
})

test('[W4] what is pasted from a page brings its words and marks, and nothing that acts', async ({ person, essay }) => {
  const { page } = await person('Anne')
  const text = await openText(page, essay, 'Projet alpha')
  await text.click()
  await text.evaluate(element => {
    const data = new DataTransfer()
    data.setData(
      'text/html',
      '<style>p{color:red}</style><script>window.evil=1</script><h2 onclick="window.evil=2" style="position:fixed">Titre collé</h2><p>un <b>gras</b> <a href="javascript:window.evil=3">piège</a> <a href="https://trame.example/" onmouseover="window.evil=4">lien</a><img src="http://tracker.example/x.gif" onerror="window.evil=5"></p>' +
        '<p class="MsoListParagraph" style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">·&nbsp;&nbsp;</span>premier</p><p class="MsoListParagraph" style="mso-list:l0 level2 lfo1"><span style="mso-list:Ignore">o&nbsp;</span>dessous</p>',
    )
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  })
  await expect(text.getByRole('heading', { name: 'Titre collé' })).toBeVisible()
  await expect(text.locator('strong')).toHaveText('gras')
  await expect(text.locator('li li')).toHaveText('dessous')
  await expect(text.locator('a')).toHaveCount(1)
  await expect(text.locator('a')).toHaveAttribute('href', 'https://trame.example/')
  await expect(text.locator('img, script, style, [onclick], [onerror], [onmouseover], h2[style]')).toHaveCount(0)
  expect(await page.evaluate(() => (window as { evil?: number }).evil)).toBeUndefined()
})

test('[T11] the menu of “/”, Markdown’s signs and undo, which is mine alone', async ({ person, essay }) => {
  const [anne, bruno] = [await person('Anne'), await person('Bruno')]
  const mine = await openText(anne.page, essay, 'Projet alpha')
  const theirs = await openText(bruno.page, essay, 'Projet alpha')
  await anne.page.getByRole('button', { name: /^Insérer le plan/ }).click()
  await expect(theirs.getByRole('heading')).toHaveText(['Objectifs', 'Partenaires', 'Livrables', 'Calendrier'])
  await mine.locator('p').last().click()
  await anne.page.keyboard.type('/tache')
  await expect(anne.page.getByRole('option', { name: 'Tâches' })).toBeVisible()
  await anne.page.keyboard.press('Enter')
  await anne.page.keyboard.type('réserver la salle')
  await expect(theirs.getByRole('checkbox')).toHaveCount(1)
  await theirs.locator('p').first().click()
  await bruno.page.keyboard.type('- une liste')
  await expect(mine.locator('ul:not([data-type]) li')).toHaveText('une liste')
  await mine.locator('li[data-checked] p').click()
  await anne.page.keyboard.press('ControlOrMeta+z')
  await expect(theirs).not.toContainText('réserver la salle')
  await expect(theirs).toContainText('une liste')
})

test('[W3] what a newer version puts into an open text is shown as such, and is still there after this one wrote', async ({ person, essay, server }) => {
  const { page } = await person('Anne')
  const text = await openText(page, essay, 'Projet alpha')
  await text.click()
  await page.keyboard.type('avant')
  await expectSaved(page)
  const id = new URL(page.url()).searchParams.get('carte')!
  const newer = new Y.Doc()
  Y.applyUpdate(newer, await readRelay(server.origin, `${essay}.texts`))
  const table = new Y.XmlElement('futureTable')
  const words = new Y.XmlText()
  words.insert(0, 'dans la table', { futureMark: { tint: 'amber' } })
  table.setAttribute('width', '80')
  table.insert(0, [words])
  textOf(newer, id).insert(1, [table])
  await giveRelay(server.origin, `${essay}.texts`, Y.encodeStateAsUpdate(newer))

  await expect(text.locator('[data-foreign=futureTable]')).toHaveText('dans la table')
  await text.locator('p').first().click()
  await page.keyboard.press('End')
  await page.keyboard.type(' et après')
  await expect(text).toContainText('avant et après')
  await expectSaved(page)
  const after = new Y.Doc()
  Y.applyUpdate(after, await readRelay(server.origin, `${essay}.texts`))
  // Yjs writes names in small letters here; in the document they are as they were.
  expect(textOf(after, id).toJSON()).toBe('<paragraph>avant et après</paragraph><futuretable width="80"><futureMark tint="amber">dans la table</futureMark></futuretable>')
  expect((textOf(after, id).get(1) as Y.XmlElement).nodeName).toBe('futureTable')
})
