import { encodeMessage } from '@trame/shared/protocol'
import { expect, test } from './fixtures.ts'
import { row } from './board.ts'
import { badge, expectSaved, openBoard, rename, SAVED } from './essayBoard.ts'

test('[T18][S1] “saved for all” waits for the relay’s word, however long it takes', async ({ person, detour, essay }) => {
  const way = await detour()
  const { page } = await person('Anne', { through: way })
  await openBoard(page, essay)
  await expectSaved(page)
  way.set({ delayMs: 700 })
  await rename(page, 'Projet alpha', 'Projet alpha lent')
  await expect(badge(page)).toHaveText('Envoi (1)')
  await expectSaved(page)
  const { page: other } = await person('Bruno')
  await openBoard(other, essay)
  await expect(row(other, 'Projet alpha lent')).toBeVisible()
})

test('[T18][S1] an edit that the relay has, but has not acknowledged, is not called saved', async ({ person, detour, essay }) => {
  const way = await detour()
  const anne = await person('Anne', { through: way })
  const bruno = await person('Bruno')
  await Promise.all([openBoard(anne.page, essay), openBoard(bruno.page, essay)])
  await expectSaved(anne.page)
  way.set({ holds: 'down' })
  await rename(anne.page, 'Projet alpha', 'Projet arrivé')
  await expect(row(bruno.page, 'Projet arrivé')).toBeVisible()
  await expect(badge(anne.page)).toHaveText('Hors ligne (1)')
  way.set({ holds: null })
  await expectSaved(anne.page)
})

test('[T18][S4] a socket that dies without a word is noticed within 5 s, and the badge says since when', async ({ person, detour, essay }) => {
  const way = await detour()
  const { page } = await person('Anne', { through: way })
  await openBoard(page, essay)
  await expectSaved(page)
  way.set({ holds: 'both' })
  // From the first question that was left unanswered, as the page itself has it: a busy machine delays only the looking.
  const noticed = await page.waitForFunction(() => {
    const said = window.trame!.badge()
    return said.kind === 'offline' && { afterMs: Date.now() - said.since }
  })
  expect((await noticed.jsonValue() as { afterMs: number }).afterMs).toBeLessThan(5_000)
  await badge(page).click()
  await expect(page.getByRole('dialog')).toContainText('Hors ligne depuis')
  way.set({ holds: null })
  await expectSaved(page)
})

test('[T18][S5] offline keeps its hour through the attempts to come back', async ({ person, detour, essay }) => {
  const way = await detour()
  const { page } = await person('Anne', { through: way })
  await openBoard(page, essay)
  await expectSaved(page)
  way.set({ isDown: true })
  way.cut()
  await expect(badge(page)).toHaveText('Hors ligne')
  const before = await page.evaluate(() => window.trame!.badge())
  way.set({ isDown: false, holds: 'down' })
  await expect.poll(() => way.sockets()).toBeGreaterThan(0)
  await rename(page, 'Projet alpha', 'Projet hors ligne')
  await expect(badge(page)).toHaveText('Hors ligne (1)')
  expect(await page.evaluate(() => window.trame!.badge())).toEqual({ ...before, count: 1 })
  way.set({ holds: null })
  await expectSaved(page)
})

test('[T18][S3] one tab’s badge counts what another tab could not send', async ({ person, detour, essay }) => {
  const way = await detour()
  const { page, context } = await person('Anne', { through: way })
  const mute = await context.newPage()
  // This tab alone talks to nobody: its messages to the relay vanish.
  await mute.routeWebSocket(/\/sync\//, () => {})
  await openBoard(page, essay)
  await openBoard(mute, essay)
  await expectSaved(page)
  await rename(mute, 'Projet alpha', 'Projet muet')
  await expect(row(page, 'Projet muet')).toBeVisible()
  await expect(badge(page)).toHaveText('Envoi (1)')
  // After a while the tab with a relay sends it in the other's stead.
  await expectSaved(page)
})

test('[T18][S3] edits of an earlier session count until the relay has them', async ({ person, detour, essay }) => {
  const way = await detour()
  const { page } = await person('Anne', { through: way })
  await openBoard(page, essay)
  await expectSaved(page)
  way.set({ holds: 'up' })
  await rename(page, 'Projet alpha', 'Projet ancien')
  await page.reload()
  await expect(row(page, 'Projet ancien')).toBeVisible()
  await page.waitForFunction(() => 'count' in window.trame!.badge() && (window.trame!.badge() as { count: number }).count === 1)
  expect((await badge(page).textContent()) ?? '').not.toContain(SAVED)
  way.set({ holds: null })
  way.cut()
  await expectSaved(page)
})

test('[T18] a half-closed line is closed, and the device comes back by itself', async ({ person, detour, essay }) => {
  const way = await detour()
  const { page } = await person('Anne', { through: way })
  await openBoard(page, essay)
  await expectSaved(page)
  way.halfClose()
  await rename(page, 'Projet alpha', 'Projet à demi')
  await expectSaved(page)
})

test('[T18] an acknowledgement that promises too much is no promise for what comes after it', async ({ person, detour, essay }) => {
  const way = await detour()
  const { page } = await person('Anne', { through: way })
  await openBoard(page, essay)
  await expectSaved(page)
  way.set({ holds: 'up' })
  way.say(encodeMessage({ kind: 'acknowledged', count: 1_000 }))
  await rename(page, 'Projet alpha', 'Projet promis')
  await expect(badge(page)).toHaveText('Envoi (1)')
  way.set({ holds: null })
  way.cut()
  await expectSaved(page)
})

for (const [code, said, why] of [
  [4403, 'Accès retiré', 'ne vous donne plus accès'],
  [4426, 'Version dépassée', 'version de Trame'],
  [4400, 'Relais fermé', 'ne se sont pas compris'],
] as const)
  test(`[T18] a relay that closes with ${code} for good: the badge says so and why`, async ({ person, detour, essay }) => {
    const way = await detour()
    const { page } = await person('Anne', { through: way })
    await openBoard(page, essay)
    await expectSaved(page)
    // Nothing arrives any more: what is written now is still here when the relay shuts the door.
    way.set({ holds: 'up' })
    await rename(page, 'Projet alpha', 'Projet gardé')
    await expect(badge(page)).toHaveText('Envoi (1)')
    way.close(code)
    await expect(badge(page)).toHaveText(`${said} (1)`)
    await expect(row(page, 'Projet gardé')).toBeVisible()
    await badge(page).click()
    await expect(page.getByRole('dialog')).toContainText(why)
    await expect(page.getByRole('button', { name: 'Exporter ce que contient cet appareil' })).toBeVisible()
  })

test('[T18] a relay that closes “until later” is asked again', async ({ person, detour, essay }) => {
  const way = await detour()
  const { page } = await person('Anne', { through: way })
  await openBoard(page, essay)
  await expectSaved(page)
  way.close(4503, 'restarting')
  await rename(page, 'Projet alpha', 'Projet patient')
  await expectSaved(page)
})
