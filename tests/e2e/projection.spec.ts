import type { Locator, Page } from '@playwright/test'
import { card, openDemo } from './board.ts'
import { expect, test } from './fixtures.ts'

const projection = (page: Page): Locator => page.getByRole('dialog', { name: 'Projection' })
const heading = (page: Page): Locator => projection(page).getByRole('heading', { level: 1 })

/** Once pages have been turned and cards have come. */
const settled = (page: Page): Promise<unknown> => page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => undefined))))

type Seen = { readonly ids: string[]; readonly cut: string[]; readonly smallestTitlePx: number; readonly smallestTextPx: number; readonly isOverflowing: boolean }

/** What of the projection is on the screen now, and whether it can be read there. */
async function look(page: Page): Promise<Seen> {
  await settled(page)
  return await page.evaluate(() => {
    const root = document.querySelector('[data-projection]')!
    // Without the margin that frames and names of the others have.
    const page = root.querySelector('[class*=window]')!.getBoundingClientRect()
    const foot = root.querySelector('footer')!.getBoundingClientRect()
    const drawn = [...root.querySelectorAll<HTMLElement>('[data-projected]')].map(element => ({ element, box: element.getBoundingClientRect() })).filter(({ box }) => box.right > page.left && box.left < page.right)
    const sizes = (elements: Iterable<Element>): number => Math.min(...[...elements].map(element => Number.parseFloat(getComputedStyle(element).fontSize)))
    const words = [...root.querySelectorAll('*')].filter(({ childNodes }) => [...childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== ''))
    const titles = drawn.map(({ element }) => element.querySelector('[class*=title]') ?? element)
    return {
      ids: drawn.map(({ element }) => element.dataset.projected!),
      cut: drawn.filter(({ box }) => box.left < 0 || box.right > innerWidth || box.bottom > foot.top || box.top < 0).map(({ element }) => element.textContent),
      smallestTitlePx: sizes(titles),
      smallestTextPx: sizes(words),
      isOverflowing: document.documentElement.scrollWidth > innerWidth || document.documentElement.scrollHeight > innerHeight,
    }
  })
}

function expectReadable(seen: Seen): void {
  expect(seen.smallestTitlePx).toBeGreaterThanOrEqual(24)
  expect(seen.smallestTextPx).toBeGreaterThanOrEqual(16)
  expect(seen.cut).toEqual([])
  expect(seen.isOverflowing).toBe(false)
}

/** Turns pages to the end of the section and gathers what they show, each page readable. */
async function readThrough(page: Page): Promise<string[]> {
  const name = await heading(page).textContent()
  const ids: string[] = []
  for (;;) {
    const seen = await look(page)
    expectReadable(seen)
    ids.push(...seen.ids)
    const at = await projection(page).getByText(/^Page \d/).textContent()
    await page.keyboard.press('ArrowDown')
    if ((await heading(page).textContent()) !== name) {
      await page.keyboard.press('ArrowLeft')
      return ids
    }
    const now = await projection(page).getByText(/^Page \d/).textContent()
    if (now === at) return ids
  }
}

test.use({ viewport: { width: 1280, height: 720 } })

test('[T62] the kanban is projected: large, page by page, nothing cut, and the others’ moves as they make them', async ({ person }) => {
  const anne = await person('Anne')
  const { page } = anne
  await openDemo(anne, 'kanban')
  await page.getByRole('button', { name: 'Autres actions' }).click()
  await page.getByRole('button', { name: 'Projection' }).click()
  await expect(heading(page)).toContainText('À proposer et structurer')
  await expect(heading(page)).toContainText('2 projets')
  expectReadable(await look(page))

  const bea = await person('Béa')
  await openDemo(bea, 'kanban')
  await card(bea.page, 'Préfiguration').focus()
  await bea.page.keyboard.press('Space')
  await bea.page.keyboard.press('ArrowRight')
  await bea.page.keyboard.press('Space')
  await expect(heading(page)).toContainText('1 projet')
  await page.keyboard.press('ArrowRight')
  await expect(heading(page)).toContainText('Envisageable, à discuter')
  await expect(projection(page).locator('[data-projected]')).toHaveCount(3)
  await expect(projection(page).locator('[data-peer=Béa]')).toBeVisible()

  await page.keyboard.press('End')
  await page.keyboard.press('ArrowLeft')
  await expect(heading(page)).toContainText('Inscrit au programme')
  const ids = await readThrough(page)
  expect(ids).toHaveLength(69)
  expect(new Set(ids).size).toBe(69)

  await page.reload()
  await expect(heading(page), 'a reload goes on projecting').toBeVisible()
  await page.keyboard.press('Escape')
  await expect(projection(page)).toBeHidden()
  await expect(card(page, 'Grenelle')).toBeVisible()
})

test('[T62] the tree is projected axis by axis, and Escape gives the board and the focus back', async ({ person }) => {
  const anne = await person('Anne')
  const { page } = anne
  await openDemo(anne, 'arbre')
  await page.getByRole('button', { name: 'Autres actions' }).click()
  await page.getByRole('button', { name: 'Projection' }).click()
  await expect(heading(page)).toContainText('AXE 1')
  await expect(heading(page)).toContainText('31 projets')
  const first = await readThrough(page)
  expect(new Set(first).size).toBe(first.length)
  await page.keyboard.press('ArrowRight')
  await expect(heading(page)).toContainText('AXE 2')
  await projection(page).getByRole('radio', { name: 'Kanban' }).click()
  await expect(heading(page)).toContainText('À proposer et structurer')
  await projection(page).getByRole('button', { name: 'Page suivante' }).focus()
  await page.keyboard.press('Escape')
  await expect(projection(page)).toBeHidden()
  await expect(page.getByRole('button', { name: 'Autres actions' })).toBeFocused()
})
