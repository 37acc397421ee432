import { archiveNode, moveNode, moveToStatus, renameNode } from '@trame/shared/commands'
import { Board } from '@trame/shared/model'
import * as Y from 'yjs'
import { canonical, expectInv, fingerprint, nodesOf, placeOf, row } from './board.ts'
import { joinAsColleague } from './colleague.ts'
import { giveRelay, readRelay } from './demoBoard.ts'
import { badge, ESSAY_NODES, expectSaved, openBoard, openSaved, rename } from './essayBoard.ts'
import { expect, test, type Page, type RelayProxy } from './fixtures.ts'

/** Cuts a device off while `work` is done on both sides, and waits until all is together again. */
async function apart(page: Page, way: RelayProxy, work: () => Promise<void>): Promise<void> {
  way.set({ isDown: true })
  way.cut()
  await expect(badge(page)).toHaveText(/^Hors ligne/)
  await work()
  way.set({ isDown: false })
  await expectSaved(page)
}

/** Sets the status of a card in its panel. */
async function decide(page: Page, title: string, status: string): Promise<void> {
  await row(page, title).click()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').getByLabel(/^(Colonne|Statut)$/).selectOption({ label: status })
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

const report = (page: Page) => page.getByRole('status').filter({ hasText: 'De retour' })

test('[T20] after a reconnection: how many of mine, which met another’s, what stands, and “Remettre” where mine does not', async ({ person, detour, essay, server }) => {
  const way = await detour()
  const { page } = await person('Anne', { through: way })
  const bruno = await joinAsColleague(server.origin, essay, 'Bruno')
  await openSaved(essay, page)
  await apart(page, way, async () => {
    await decide(page, 'Projet alpha', 'À arbitrer')
    await rename(page, 'Projet gamma', 'Projet gamma d’Anne')
    // Later than Anne’s: this is the verdict that stands.
    moveToStatus(bruno.board, { ids: [bruno.idOf('Projet alpha')], status: 'accepted' })
    renameNode(bruno.board, { id: bruno.idOf('Projet delta'), title: 'Projet delta de Bruno' })
    await bruno.saved()
  })
  await expect(report(page)).toContainText('vous aviez modifié 2 éléments, les autres 2 éléments. 1 élément a été modifié des deux côtés.')
  await report(page).getByRole('button', { name: 'Voir lequel' }).click()
  const panel = page.getByRole('dialog')
  await expect(panel).toContainText('Projet alpha')
  await expect(panel).toContainText('Vous')
  await expect(panel).toContainText('aviez choisi « À arbitrer »')
  await expect(panel).toContainText('Maintenant : « Inscrit au programme »')
  expect((await placeOf(page, 'Projet alpha')).status).toBe('accepted')
  await panel.getByRole('button', { name: 'Remettre' }).click()
  await expect.poll(async () => (await placeOf(page, 'Projet alpha')).status).toBe('arbitration')
  await expect(panel).toContainText('statut : réuni')
  await page.keyboard.press('Escape')
  await report(page).getByRole('button', { name: 'Compris' }).click()
  await expect(report(page)).toHaveCount(0)
  await expectSaved(page)
  await expect.poll(() => bruno.board.statusOf(bruno.idOf('Projet alpha'))).toBe('arbitration')
  await bruno.leave()
})

test('[T20] the same fingerprint can be read on every screen, and changes with the board', async ({ person, essay }) => {
  const anne = await person('Anne')
  const bruno = await person('Bruno')
  await Promise.all([openBoard(anne.page, essay), openBoard(bruno.page, essay)])
  const read = async (page: Page): Promise<string> => {
    const code = page.getByRole('dialog').locator('code')
    if ((await code.count()) === 0) await badge(page).click()
    return (await code.textContent()) ?? ''
  }
  const first = await read(anne.page)
  expect(first).toMatch(/^[0-9a-f]{4} [0-9a-f]{4} [0-9a-f]{4}$/)
  expect(await read(bruno.page)).toBe(first)
  await anne.page.keyboard.press('Escape')
  await rename(anne.page, 'Projet alpha', 'Projet alpha autre')
  await expect.poll(() => read(bruno.page)).not.toBe(first)
  await expect.poll(async () => (await read(anne.page)) === (await read(bruno.page))).toBe(true)
})

test('[T20] a time apart in which nobody else wrote says so, and one in which I wrote nothing says nothing', async ({ person, detour, essay, server }) => {
  const way = await detour()
  const { page } = await person('Anne', { through: way })
  const bruno = await joinAsColleague(server.origin, essay, 'Bruno')
  await openSaved(essay, page)
  await apart(page, way, async () => {
    renameNode(bruno.board, { id: bruno.idOf('Projet delta'), title: 'Projet delta de Bruno' })
    await bruno.saved()
  })
  await expect(row(page, 'Projet delta de Bruno')).toBeVisible()
  await expect(report(page)).toHaveCount(0)
  await apart(page, way, () => rename(page, 'Projet alpha', 'Projet alpha d’Anne'))
  await expect(report(page)).toContainText('vous aviez modifié 1 élément, les autres aucun. Rien ne s’est croisé.')
  await bruno.leave()
})

test('[T12] two people rename different ends of one title, both offline: both edits are in it, on both screens', async ({ person, detour, essay }) => {
  const ways = [await detour(), await detour()] as const
  const anne = await person('Anne', { through: ways[0] })
  const bruno = await person('Bruno', { through: ways[1] })
  await openSaved(essay, anne.page, bruno.page)
  for (const way of ways) {
    way.set({ isDown: true })
    way.cut()
  }
  await rename(anne.page, 'Projet alpha', 'Grand projet alpha')
  await rename(bruno.page, 'Projet alpha', 'Projet alpha transfrontalier')
  for (const way of ways) way.set({ isDown: false })
  await expectSaved(anne.page, bruno.page)
  for (const { page } of [anne, bruno]) await expect(row(page, 'Grand projet alpha transfrontalier')).toBeVisible()
  await expectInv([anne.page, bruno.page], ESSAY_NODES)
})

test('[T12] two verdicts: the later one stands on every screen, the other is on the card until it is settled', async ({ person, detour, essay, server }) => {
  const way = await detour()
  const { page } = await person('Anne', { through: way })
  const bruno = await joinAsColleague(server.origin, essay, 'Bruno')
  await openSaved(essay, page)
  await apart(page, way, async () => {
    moveToStatus(bruno.board, { ids: [bruno.idOf('Projet alpha')], status: 'rejected' })
    await bruno.saved()
    await decide(page, 'Projet alpha', 'Inscrit au programme')
  })
  expect((await placeOf(page, 'Projet alpha')).status).toBe('accepted')
  await page.reload()
  const mark = row(page, 'Projet alpha').getByRole('button', { name: 'À régler' })
  await mark.click()
  const panel = page.getByRole('dialog')
  await expect(panel).toContainText('Bruno')
  await expect(panel).toContainText('avait choisi « Non retenu pour l’heure »')
  await panel.getByRole('button', { name: 'Garder ainsi' }).click()
  await expect(mark).toHaveCount(0)
  expect((await placeOf(page, 'Projet alpha')).status).toBe('accepted')
  await bruno.leave()
})

test('[T12] what is not settled is marked on the card in every view, and is settled by a finger', async ({ person, essay, server }) => {
  // Neither of the two knows of the other’s: two titles, two verdicts, two places.
  const before = await readRelay(server.origin, essay)
  const write = async (author: string, titles: string, status: string, under: string): Promise<void> => {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, before)
    const board = new Board(doc, { author, now: Date.now, random: Math.random, person: () => ({ name: author, colour: '#0b7285' }) })
    const idOf = (title: string): string => [...board.nodes()].find(id => board.title(id) === title)!
    renameNode(board, { id: idOf('Projet alpha'), title: titles })
    moveToStatus(board, { ids: [idOf('Projet bêta')], status })
    moveNode(board, { id: idOf('Projet gamma'), under: idOf(under), after: null })
    await giveRelay(server.origin, essay, Y.encodeStateAsUpdate(doc))
  }
  await write('Bruno', 'Liaison ferroviaire', 'rejected', 'Action deux')
  await write('Chloé', 'Observatoire de santé', 'accepted', 'Sous-axe un')

  const { page } = await person('Anne', { context: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } })
  const marks = page.getByRole('button', { name: 'À régler' })
  for (const view of ['arbre', 'kanban', 'tableau'] as const) {
    await page.goto(`/b/${essay}?vue=${view}`)
    await expect(marks, view).toHaveCount(3)
  }
  await openBoard(page, essay, 'kanban')
  for (let left = 3; left > 0; left--) {
    const mark = marks.first()
    await mark.scrollIntoViewIfNeeded()
    // Beside the small mark, where a finger may land as well.
    const box = (await mark.boundingBox())!
    await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height + 6)
    const panel = page.getByRole('dialog')
    await expect(panel).toContainText(/Bruno|Chloé/)
    await panel.getByRole('button', { name: left === 2 ? 'Remettre' : 'Garder ainsi' }).tap()
    await expect(marks).toHaveCount(left - 1)
    if ((await panel.count()) > 0) await page.keyboard.press('Escape')
    await expect(panel).toHaveCount(0)
  }
  await expectSaved(page)
  await expectInv([page], ESSAY_NODES)
})

test('[T13] X under Y here, Y under X there, both offline: everything stays reachable, with the note “gardé ici, remettre là ?”', async ({ person, detour, essay, server }) => {
  const way = await detour()
  const { page } = await person('Anne', { through: way })
  const bruno = await joinAsColleague(server.origin, essay, 'Bruno')
  await openSaved(essay, page)
  await apart(page, way, async () => {
    moveNode(bruno.board, { id: bruno.idOf('Sous-axe un'), under: bruno.idOf('Sous-axe deux'), after: null })
    await bruno.saved()
    // Anne, later: the other way round.
    await row(page, 'Sous-axe deux').click({ button: 'right' })
    await page.getByRole('menuitem', { name: 'Déplacer…' }).click()
    const under = page.getByLabel('Sous', { exact: true })
    await under.selectOption(await under.locator('option').filter({ hasText: 'Sous-axe un' }).first().getAttribute('value'))
    await page.getByRole('button', { name: 'Déplacer', exact: true }).click()
    await expect.poll(() => placeOf(page, 'Sous-axe deux')).toMatchObject({ parent: 'Sous-axe un' })
  })
  // The earlier move stands; what Anne moved is where it was.
  await expect.poll(() => placeOf(page, 'Sous-axe un')).toMatchObject({ parent: 'Sous-axe deux' })
  await expect.poll(() => placeOf(page, 'Sous-axe deux')).toMatchObject({ parent: 'Axe deux' })
  await expectInv([page], ESSAY_NODES)
  await row(page, 'Sous-axe deux').getByRole('button', { name: 'À régler' }).click()
  const panel = page.getByRole('dialog')
  await expect(panel).toContainText('gardé ici, dans « Axe deux ». Remettre dans « Sous-axe un » ?')
  await panel.getByRole('button', { name: 'Remettre' }).click()
  await expect.poll(() => placeOf(page, 'Sous-axe deux')).toMatchObject({ parent: 'Sous-axe un' })
  await expect(page.getByRole('button', { name: 'À régler' })).toHaveCount(0)
  await expectInv([page], ESSAY_NODES)
  await expectSaved(page)
  await expect.poll(() => bruno.board.tree.parent(bruno.idOf('Sous-axe deux'))).toBe(bruno.idOf('Sous-axe un'))
  await bruno.leave()
})

test('[T14] one deletes an action while another, offline, adds and edits inside it: all of it is reachable after sync', async ({ person, detour, essay, server }) => {
  const way = await detour()
  const { page } = await person('Anne', { through: way })
  const bruno = await joinAsColleague(server.origin, essay, 'Bruno')
  await openSaved(essay, page)
  await apart(page, way, async () => {
    archiveNode(bruno.board, { id: bruno.idOf('Action une') })
    await bruno.saved()
    await rename(page, 'Projet alpha', 'Projet alpha retravaillé')
    await row(page, 'Action une').click()
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('textbox', { name: 'Titre' })).toBeFocused()
    await page.keyboard.type('Projet ajouté hors ligne')
    await page.keyboard.press('Enter')
    await expect(row(page, 'Projet ajouté hors ligne')).toBeVisible()
  })
  // What was added is alive, and keeps its action in sight.
  await expect(row(page, 'Projet ajouté hors ligne')).toBeVisible()
  await expect(row(page, 'Action une')).toContainText('archivé')
  const { tree, tray } = await canonical(page)
  expect(nodesOf([...tree, ...tray]).map(({ title }) => title)).toEqual(expect.arrayContaining(['Projet alpha retravaillé', 'Projet ajouté hors ligne']))
  await expectInv([page], ESSAY_NODES + 1)
  // The edited card went to the trash with its action, and comes back edited.
  await page.getByRole('button', { name: 'Autres actions' }).click()
  await page.getByRole('dialog').getByRole('button', { name: /Corbeille/ }).click()
  await page.getByRole('button', { name: 'Restaurer « Action une »' }).click()
  await page.keyboard.press('Escape')
  await expect(row(page, 'Projet alpha retravaillé')).toBeVisible()
  await expect.poll(() => placeOf(page, 'Projet alpha')).toMatchObject({ parent: 'Action une' })
  await expectSaved(page)
  await expect.poll(async () => (await fingerprint(page)).length).toBe(64)
  await bruno.leave()
})
