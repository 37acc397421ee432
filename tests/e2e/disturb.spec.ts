import { addNode, moveNode, moveToStatus, renameNode, setField } from '@trame/shared/commands'
import type { Locator, Page } from '@playwright/test'
import { card, column, openDemo, placeOf, row } from './board.ts'
import { joinAsColleague, type Colleague } from './colleague.ts'
import { holdOver } from './drag.ts'
import { expect, test } from './fixtures.ts'

const EVERY_MS = 50
const CHANGES = 100

/** A hundred changes at twenty a second: titles, fields, places, verdicts and new cards, above and below what `spares` names. */
async function disturb({ board, idOf }: Colleague, spares: readonly string[]): Promise<void> {
  const spared = new Set(spares.map(idOf))
  const cards = [...board.nodes()].filter(id => board.nodeKind(id) === 'card' && !spared.has(id))
  const first = idOf('Projet de loi 3D')
  const group = board.tree.parent(first)!
  const startedAt = performance.now()
  for (let i = 0; i < CHANGES; i++) {
    const id = cards[(i * 7) % cards.length]!
    switch (i % 5) {
      case 0:
        renameNode(board, { id, title: `${board.title(id)} ${i}` })
        break
      case 1:
        addNode(board, { kind: 'card', title: `Projet de passage ${i}`, under: group, after: null, status: 'accepted' })
        break
      case 2:
        setField(board, { id, field: 'priority', value: String(i % 3) })
        break
      case 3:
        moveNode(board, { id, under: group, after: null })
        break
      case 4:
        moveToStatus(board, { ids: [id], status: i % 2 === 0 ? 'deferred' : 'accepted' })
        break
    }
    const waitMs = startedAt + (i + 1) * EVERY_MS - performance.now()
    if (waitMs > 0) await new Promise(resolve => setTimeout(resolve, waitMs))
  }
}

/** A row that may be out of sight, as a person finds it by the keys. */
async function findRow(page: Page, title: string): Promise<Locator> {
  await page.getByRole('treeitem').first().focus()
  await page.keyboard.type(title)
  await expect(row(page, title)).toBeFocused()
  return row(page, title)
}

/** Notes, frame by frame, where an element stands and what has the focus; the returned function says how far it went. */
async function watchFrames(page: Page, target: Locator): Promise<() => Promise<{ frames: number; drift: number; lostFocus: number }>> {
  const element = await target.elementHandle()
  await page.evaluate(watched => {
    const held = document.activeElement
    const seen = { frames: 0, low: Infinity, high: -Infinity, lostFocus: 0, isOver: false }
    Object.assign(window, { seen })
    const look = (): void => {
      // What is drawn in this frame is measured in the next task, once the page has settled it.
      const { top } = watched.getBoundingClientRect()
      seen.frames++
      seen.low = Math.min(seen.low, top)
      seen.high = Math.max(seen.high, top)
      if (document.activeElement !== held) seen.lostFocus++
      if (!seen.isOver) requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  }, element)
  return () =>
    page.evaluate(() => {
      const { seen } = window as unknown as { seen: { frames: number; low: number; high: number; lostFocus: number; isOver: boolean } }
      seen.isOver = true
      return { frames: seen.frames, drift: seen.high - seen.low, lostFocus: seen.lostFocus }
    })
}

test('[T55] twenty remote changes a second while a title is typed in the tree: text, selection, focus stay, and the row stands still', async ({ person, demo, server }) => {
  const anne = await person('Anne')
  await openDemo(anne, 'arbre')
  const { page } = anne
  const bruno = await joinAsColleague(server.origin, demo, 'Bruno')
  const target = await findRow(page, 'Grenelle')
  // In the middle of the page: rows come and go above and below.
  await target.evaluate(element => element.scrollIntoView({ block: 'center' }))
  await target.click()
  await page.keyboard.press('F2')
  await page.keyboard.press('End')
  await page.keyboard.type(' en cours')
  for (let i = 0; i < 5; i++) await page.keyboard.press('Shift+ArrowLeft')
  const field = page.getByRole('textbox', { name: 'Titre' })
  const state = (): Promise<unknown> => field.evaluate((element: HTMLTextAreaElement) => ({ value: element.value, from: element.selectionStart, to: element.selectionEnd }))
  const before = await state()
  const stop = await watchFrames(page, field)
  await disturb(bruno, ['Grenelle'])
  await bruno.saved()
  await expect.poll(() => placeOf(page, 'Projet de passage 96')).toMatchObject({ status: 'accepted' })
  const { frames, drift, lostFocus } = await stop()
  expect(frames).toBeGreaterThan(30)
  expect(lostFocus).toBe(0)
  expect(drift).toBeLessThanOrEqual(2)
  expect(await state()).toEqual(before)
  await page.keyboard.type('fini')
  await page.keyboard.press('Enter')
  await expect(row(page, 'Grenelle des mobilités franco-italo-monégasque en fini')).toBeFocused()
  await bruno.leave()
})

test('[T55] a card that is being dragged goes where it is dropped, whatever others do meanwhile', async ({ person, demo, server }) => {
  const anne = await person('Anne', { context: { viewport: { width: 1900, height: 900 } } })
  await openDemo(anne, 'kanban')
  const { page } = anne
  const bruno = await joinAsColleague(server.origin, demo, 'Bruno')
  await holdOver(page, card(page, 'Grenelle'), column(page, 'arbitration'), { y: 0.5 })
  const held = page.locator('[data-dragged]')
  const over = page.locator('[data-list=arbitration][data-over]')
  await expect(held).toHaveText(/Grenelle/)
  await expect(over).toHaveCount(1)
  await disturb(bruno, ['Grenelle'])
  await bruno.saved()
  await expect.poll(() => placeOf(page, 'Projet de passage 96')).toMatchObject({ status: 'accepted' })
  expect((await placeOf(page, 'Grenelle')).status).toBe('interest')
  await expect(held).toHaveText(/Grenelle/)
  await expect(over).toHaveCount(1)
  await page.mouse.up()
  await expect.poll(() => placeOf(page, 'Grenelle')).toMatchObject({ status: 'arbitration' })
  await bruno.leave()
})

test('[T55] a column that is read half way down stands still while cards come in above', async ({ person, demo, server }) => {
  const anne = await person('Anne', { context: { viewport: { width: 1900, height: 900 } } })
  await openDemo(anne, 'kanban')
  const { page } = anne
  const bruno = await joinAsColleague(server.origin, demo, 'Bruno')
  const list = column(page, 'accepted')
  await list.hover()
  await page.mouse.wheel(0, 1_500)
  await expect.poll(() => list.evaluate(element => element.parentElement!.scrollTop)).toBeGreaterThan(1_000)
  // The first one that is whole in sight: what comes and goes further down may push only what is below it.
  const inSight = await list.evaluate(element => {
    const { top } = element.parentElement!.getBoundingClientRect()
    const cards = [...element.querySelectorAll('[data-card]')].map(one => ({ id: one.getAttribute('data-node')!, from: one.getBoundingClientRect().top - top }))
    return cards.filter(({ from }) => from >= 0).toSorted((a, b) => a.from - b.from)[0]!.id
  })
  const watched = list.locator(`[data-node="${inSight}"]`)
  const title = bruno.board.title(inSight)
  const stop = await watchFrames(page, watched)
  await disturb(bruno, [title.slice(0, 30)])
  await bruno.saved()
  await expect.poll(() => placeOf(page, 'Projet de passage 96')).toMatchObject({ status: 'accepted' })
  const { frames, drift } = await stop()
  expect(frames).toBeGreaterThan(30)
  expect(drift).toBeLessThanOrEqual(2)
  await bruno.leave()
})

test('[T55] what is typed in a card’s panel stays while others write in the same card', async ({ person, demo, server }) => {
  const anne = await person('Anne')
  await openDemo(anne, 'arbre')
  const { page } = anne
  const bruno = await joinAsColleague(server.origin, demo, 'Bruno')
  await (await findRow(page, 'Grenelle')).click()
  await page.keyboard.press('Enter')
  const field = page.getByRole('dialog').getByRole('textbox', { name: 'Motif' })
  await field.click()
  await page.keyboard.type('Parce que le comité')
  for (let i = 0; i < 6; i++) await page.keyboard.press('Shift+ArrowLeft')
  for (let i = 0; i < 40; i++) {
    setField(bruno.board, { id: bruno.idOf('Grenelle'), field: i % 2 === 0 ? 'rationale' : 'territory', value: `Bruno ${i}` })
    await new Promise(resolve => setTimeout(resolve, EVERY_MS))
  }
  await bruno.saved()
  await expect(page.getByRole('dialog').getByRole('textbox', { name: 'Territoire' })).toHaveValue('Bruno 39')
  await expect(field).toBeFocused()
  await expect(field).toHaveValue('Parce que le comité')
  await page.keyboard.type('bureau')
  await expect(field).toHaveValue('Parce que le bureau')
  await page.keyboard.press('Escape')
  await expect.poll(() => bruno.board.field(bruno.idOf('Grenelle'), 'rationale')).toBe('Parce que le bureau')
  await bruno.leave()
})
