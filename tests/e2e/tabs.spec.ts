import { renameNode } from '@trame/shared/commands'
import { expectInv, openDemo, row } from './board.ts'
import { joinAsColleague } from './colleague.ts'
import { badge, ESSAY_NODES, expectSaved, openBoard, openSaved, rename } from './essayBoard.ts'
import { expect, test, type Page } from './fixtures.ts'
import { isOnDisk, rowsOf } from './deviceRows.ts'

test('[S6] of several tabs one writes what the relay sends; when it closes, the next one goes on, and all of it is on this device', async ({ person, detour, essay, server }) => {
  const way = await detour()
  const { page: first, context } = await person('Anne', { through: way })
  await openSaved(essay, first)
  const second = await context.newPage()
  await openSaved(essay, second)
  const bruno = await joinAsColleague(server.origin, essay, 'Bruno')
  const say = async (from: string, to: string, ...pages: Page[]): Promise<void> => {
    renameNode(bruno.board, { id: bruno.idOf(from), title: to })
    await bruno.saved()
    for (const page of pages) await expect(row(page, to)).toBeVisible()
  }
  for (let i = 1; i <= 5; i++) await say('Projet alpha', `Projet alpha ${i}`, first, second)
  await expect.poll(async () => new Set((await rowsOf(first, essay)).map(({ tab }) => tab)).size).toBe(1)
  const writer = (await rowsOf(first, essay))[0]!.tab

  await first.close()
  await say('Projet bêta', 'Projet bêta du second', second)
  await expect.poll(async () => (await rowsOf(second, essay)).some(({ tab }) => tab !== writer)).toBe(true)
  // The first row of the second tab may be what the first one had no time to write.
  await expect.poll(() => isOnDisk(second, essay, 'Projet bêta du second')).toBe(true)
  await second.close()
  way.set({ isDown: true })
  const third = await context.newPage()
  way.set({ isDown: false, holds: 'up' })
  await openBoard(third, essay)
  await expect(row(third, 'Projet alpha 5')).toBeVisible()
  await expect(row(third, 'Projet bêta du second')).toBeVisible()
  await bruno.leave()
})

test('[S6] the edits of a tab that crashed are sent by another one', async ({ person, detour, essay }) => {
  const way = await detour()
  const { page: first, context } = await person('Anne', { through: way })
  await openSaved(essay, first)
  const second = await context.newPage()
  await openSaved(essay, second)
  way.set({ isDown: true })
  way.cut()
  await rename(first, 'Projet alpha', 'Projet du disparu')
  await expect(row(second, 'Projet du disparu')).toBeVisible()
  await expect(badge(second)).toHaveText('Hors ligne (1)')
  const crashed = first.waitForEvent('crash')
  await Promise.all([crashed, first.goto('chrome://crash').catch(() => undefined)])
  way.set({ isDown: false })
  await expectSaved(second)
  const bruno = await person('Bruno')
  await openBoard(bruno.page, essay)
  await expect(row(bruno.page, 'Projet du disparu')).toBeVisible()
  await expectInv([second, bruno.page], ESSAY_NODES)
})

test('[S16] a tab that is not the writer can be lost with its browser right after an edit on top of others’ work', async ({ person, detour, essay, server }) => {
  const way = await detour()
  const { page: first, context } = await person('Anne', { through: way })
  await openSaved(essay, first)
  const second = await context.newPage()
  await openSaved(essay, second)
  // The writing tab hears nothing more from the relay; the other one does.
  const bruno = await joinAsColleague(server.origin, essay, 'Bruno')
  await first.routeWebSocket(/\/sync\//, () => {})
  await first.reload()
  await expect(row(first, 'Projet alpha')).toBeVisible()
  renameNode(bruno.board, { id: bruno.idOf('Projet alpha'), title: 'Projet de Bruno' })
  await bruno.saved()
  await rename(second, 'Projet de Bruno', 'Projet de Bruno et d’Anne')
  await expectSaved(second)
  await Promise.all([first.close(), second.close()])
  way.set({ holds: 'up' })
  const third = await context.newPage()
  await openBoard(third, essay)
  await expect(row(third, 'Projet de Bruno et d’Anne')).toBeVisible()
  await bruno.leave()
})

test('[T26] a tab that loses the relay does not take the others out of a tab that has it', async ({ person, detour }) => {
  const way = await detour()
  const anne = await person('Anne', { through: way })
  const bruno = await person('Bruno')
  await openDemo(anne, 'arbre')
  await openDemo(bruno, 'arbre')
  const people = (page: Page) => page.getByRole('button', { name: / ici, / })
  await expect(people(anne.page)).toHaveAccessibleName(/Bruno/)
  const mute = await anne.context.newPage()
  const sockets: { close: () => Promise<void> }[] = []
  await mute.routeWebSocket(/\/sync\//, socket => {
    const relay = socket.connectToServer()
    sockets.push({ close: async () => Promise.all([socket.close(), relay.close()]).then(() => {}) })
  })
  await mute.goto(anne.page.url())
  await expect(people(mute)).toHaveAccessibleName(/Bruno/)
  // What is seen of the others by the first tab is noted without a gap.
  await anne.page.evaluate(() => {
    const here = (): string => document.querySelector('header [aria-label*=" ici"]')?.getAttribute('aria-label') ?? ''
    const gone: string[] = []
    Object.assign(window, { gone })
    new MutationObserver(() => here().includes('Bruno') || gone.push(here())).observe(document.querySelector('header')!, { childList: true, subtree: true, attributes: true })
  })
  for (const { close } of sockets) await close()
  await expect(badge(mute)).toHaveText(/^Hors ligne/)
  await rename(bruno.page, 'Projet de loi 3D', 'Projet de loi 3D bis')
  await expect(row(anne.page, 'Projet de loi 3D bis')).toBeVisible()
  // The name is read in the way in which it was noted.
  const gone = (): Promise<string[]> => anne.page.evaluate(() => (window as unknown as { gone: string[] }).gone)
  expect(await gone()).toEqual([])
  await bruno.context.close()
  await expect.poll(gone).toEqual(['Vous êtes seul·e ici, Anne'])
})
