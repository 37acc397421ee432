import type { Page } from '@playwright/test'
import { card, row } from './board.ts'
import { openBoard } from './essayBoard.ts'
import { expect, test, type Person } from './fixtures.ts'

/** Every text that a person sees or hears on the page now; one that stands twice is there twice, for two things may share a word in one language only. */
const texts = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) if (!walker.currentNode.parentElement?.closest('script, style, noscript')) found.push(walker.currentNode.textContent!.trim())
    for (const element of document.body.querySelectorAll('*'))
      for (const name of ['aria-label', 'title', 'placeholder', 'aria-roledescription', 'alt']) found.push(element.getAttribute(name)?.trim() ?? '')
    return found.filter(text => /\p{L}{2}/u.test(text))
  })

/** The words of the board itself, which are data, those that are the same in both languages, and the names of languages and people. */
const SAME =
  /Axe|Sous-axe|Action |^Action$|Projet (alpha|bêta|gamma|delta|epsilon|zêta)|Programme d’essai|À proposer|Envisageable|À arbitrer|Arbitrage en cours|Inscrit au programme|Non retenu|^(Trame|Kanban|Français|English|Anne|FR-DE|Ctrl|Alt|Alt\+[↑↓]|F10|F2|Ctrl\+[CK]|Orange|Violet|Rose|Position|Projection|Messages|Description|Discussion)$/

async function say(page: Page, language: 'Français' | 'English'): Promise<void> {
  await page.getByRole('button', { name: /^(Autres actions|More actions|Préférences|Preferences)$/ }).click()
  await page.getByRole('radio', { name: language }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', language === 'English' ? 'en' : 'fr')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('radio', { name: language })).toBeHidden()
}

test('[T51] each text of views, menus and dialogs is another one in English, switched live', async ({ person, essay }) => {
  const anne: Person = await person('Anne')
  const { page } = anne
  await openBoard(page, essay, 'partage')
  await page.evaluate(() => Object.assign(window, { isSamePage: true }))

  const screens: readonly (readonly [name: string, open: () => Promise<void>, isThere: () => Promise<void>])[] = [
    ['both', async () => {}, () => expect(row(page, 'Projet alpha')).toBeVisible()],
    ['menu', () => row(page, 'Projet alpha').click({ button: 'right' }), () => expect(page.getByRole('menu')).toBeVisible()],
    ['card', () => card(page, 'Projet alpha').dblclick(), () => expect(page.getByRole('dialog').locator('[contenteditable=true]')).toBeVisible()],
    ['column', () => page.locator('[data-view=kanban] [data-toolbar] button').first().click(), () => expect(page.getByRole('dialog')).toBeVisible()],
    ['keys', () => page.keyboard.press('?'), () => expect(page.getByRole('dialog')).toBeVisible()],
    ['more', () => page.getByRole('banner').getByRole('button').last().click(), () => expect(page.getByRole('dialog')).toBeVisible()],
  ]
  const read = async (): Promise<Map<string, string[]>> => {
    const seen = new Map<string, string[]>()
    for (const [name, open, isThere] of screens) {
      await open()
      await isThere()
      seen.set(name, await texts(page))
      await page.keyboard.press('Escape')
      await expect(page.locator('[role=menu], [role=dialog]')).toHaveCount(0)
    }
    return seen
  }

  const french = await read()
  await say(page, 'English')
  const english = await read()
  for (const [name] of screens) {
    const both = english.get(name)!.filter(text => french.get(name)!.includes(text) && !SAME.test(text))
    expect(both, `said the same way in both languages: ${name}`).toEqual([])
  }
  expect(await page.evaluate(() => 'isSamePage' in window)).toBe(true)
  await page.reload()
  await expect(page.getByRole('radio', { name: 'Both' })).toBeVisible()
})

test('[T51] plurals, dates and quotation marks follow the language', async ({ person, essay }) => {
  const { page } = await person('Anne')
  await openBoard(page, essay)
  await expect(row(page, 'Action une 3 projets')).toBeVisible()
  for (const title of ['Projet alpha', 'Projet bêta']) {
    await row(page, title).click()
    await page.keyboard.press('Delete')
  }
  await expect(row(page, 'Action une 1 projet')).toHaveAccessibleName('Action une 1 projet')
  await row(page, 'Projet gamma').click()
  await page.keyboard.press('Delete')
  await expect(row(page, 'Action une 0 projet')).toHaveAccessibleName('Action une 0 projet')

  const trash = async (button: string, item: string, title: string): Promise<string> => {
    await page.getByRole('button', { name: button }).click()
    await page.getByRole('button', { name: item }).click()
    const drawer = page.getByRole('dialog', { name: title })
    const line = drawer.getByRole('listitem').filter({ hasText: 'Projet gamma' })
    await expect(line).toBeVisible()
    const text = `${await line.innerText()} | ${await line.getByRole('button').getAttribute('aria-label')}`
    await page.keyboard.press('Escape')
    await expect(drawer).toBeHidden()
    return text.replace(/\s+/g, ' ')
  }
  expect(await trash('Autres actions', 'Corbeille', 'Corbeille')).toMatch(/^Projet gamma Archivé par Anne, \d{1,2} \p{Ll}+\.? \d{4}, \d{2}:\d{2} Restaurer \| Restaurer « Projet gamma »$/u)
  await say(page, 'English')
  expect(await trash('More actions', 'Trash', 'Trash')).toMatch(/^Projet gamma Archived by Anne, \p{Lu}\p{L}{2} \d{1,2}, \d{4}, \d{1,2}:\d{2} [AP]M Restore \| Restore “Projet gamma”$/u)
  await expect(row(page, 'Action une 0 projects')).toBeVisible()
})
