import { cp, rm } from 'node:fs/promises'
import { SCHEMA } from '@trame/shared/model'
import { canonical, expectInv, fingerprint, row } from './board.ts'
import { boardBytes, giveRelay, newRoom, readRelay } from './demoBoard.ts'
import { badge, ESSAY_NODES, essayBoard, expectSaved, openBoard, rename } from './essayBoard.ts'
import { expect, test } from './fixtures.ts'

test('[S11] a relay with another board under this address: recognised, nothing is overwritten, and what is here can be exported', async ({ person, detour, essay, server }) => {
  const way = await detour()
  const { page } = await person('Anne', { through: way })
  await openBoard(page, essay)
  await expectSaved(page)
  const foreign = newRoom()
  await giveRelay(server.origin, foreign, boardBytes(foreign, { ...essayBoard, title: 'Tout autre programme' }))
  const before = await readRelay(server.origin, foreign)
  way.set({ isDown: true })
  way.cut()
  await rename(page, 'Projet alpha', 'Projet à moi')
  way.mislead({ from: essay, to: foreign })
  way.set({ isDown: false })
  await expect(page.getByRole('heading', { name: 'Un autre document se trouve à cette adresse' })).toBeVisible()
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Exporter ce que contient cet appareil' }).click()])
  let text = ''
  for await (const chunk of await download.createReadStream()) text += String(chunk)
  expect(text).toContain('Projet à moi')
  expect(text).not.toContain('Tout autre programme')
  expect(await readRelay(server.origin, foreign)).toEqual(before)

  // A device that never had the board keeps nothing of the wrong one either.
  const bruno = await person('Bruno', { through: way })
  await bruno.page.goto(`/b/${essay}?vue=arbre`)
  await expect(bruno.page.getByRole('heading', { name: 'Un autre document se trouve à cette adresse' })).toBeVisible()
  await expect(bruno.page.getByRole('button', { name: 'Exporter' })).toHaveCount(0)

  way.mislead(null)
  for (const { page: tab } of [{ page }, bruno]) {
    await tab.reload()
    await expect(row(tab, 'Projet à moi')).toBeVisible()
    await expectSaved(tab)
  }
  await expectInv([page, bruno.page], ESSAY_NODES)
})

test('[S17] updates that arrive cut short are asked for again, and nothing is missing in the end', async ({ person, detour, essay }) => {
  const way = await detour()
  const anne = await person('Anne', { through: way })
  const bruno = await person('Bruno')
  await openBoard(bruno.page, essay)
  let cut = 0
  way.rewrite(bytes => (bytes[0] === 0 && bytes[1] === 2 && bytes.length > 40 && cut++ === 0 ? bytes.slice(0, bytes.length >> 1) : bytes))
  await openBoard(anne.page, essay)
  await expectSaved(anne.page)
  expect(cut).toBeGreaterThan(1)
  cut = 0
  await rename(bruno.page, 'Projet delta', 'Projet entier')
  await expect(row(anne.page, 'Projet entier')).toBeVisible()
  await expectInv([anne.page, bruno.page], ESSAY_NODES)
})

test('[S17] a relay that is never understood is left, with its reason; the board goes on', async ({ person, detour, essay }) => {
  const way = await detour()
  const { page } = await person('Anne', { through: way })
  await openBoard(page, essay)
  await expectSaved(page)
  way.rewrite(bytes => (bytes[0] === 0 ? bytes.slice(0, 2) : bytes))
  way.cut()
  await expect(badge(page)).toHaveText('Relais fermé')
  await rename(page, 'Projet alpha', 'Projet qui continue')
  await expect(badge(page)).toHaveText('Relais fermé (1)')
  way.rewrite(undefined)
  await page.reload()
  await expectSaved(page)
  await expect(row(page, 'Projet qui continue')).toBeVisible()
})

test('a board of a newer Trame opens to be read, says so, and is not written to', async ({ person, server }) => {
  const room = newRoom()
  await giveRelay(server.origin, room, boardBytes(room, essayBoard, SCHEMA + 1))
  const { page } = await person('Anne')
  await openBoard(page, room)
  await expect(page.getByText('version plus récente de Trame').first()).toBeVisible()
  const before = await fingerprint(page)
  await row(page, 'Projet alpha').click()
  await page.keyboard.press('Delete')
  await expect(page.getByRole('status').filter({ hasText: 'version plus récente' }).first()).toBeVisible()
  expect(await fingerprint(page)).toBe(before)
  await expectSaved(page)
  await badge(page).click()
  await expect(page.getByRole('button', { name: 'Exporter ce que contient cet appareil' })).toBeVisible()
})

test.describe('a relay that lost what it had', () => {
  test.use({ ownServer: true })

  test('[S13][T19] set back to an older backup: said on the screen, nothing lost, nothing doubled, and new devices get all', async ({ person, essay, server }) => {
    const anne = await person('Anne')
    await openBoard(anne.page, essay)
    await rename(anne.page, 'Projet alpha', 'Projet avant la sauvegarde')
    await expectSaved(anne.page)
    await server.stop()
    await cp(server.dataDir, `${server.dataDir}-backup`, { recursive: true })
    await server.start()
    await rename(anne.page, 'Projet bêta', 'Projet après la sauvegarde')
    await expectSaved(anne.page)
    // Started again with all that it had, it has not gone back.
    await expect(anne.page.getByText('Le relais est revenu à un état plus ancien')).toHaveCount(0)
    await server.kill()
    await server.wipe()
    await cp(`${server.dataDir}-backup`, server.dataDir, { recursive: true })
    await rm(`${server.dataDir}-backup`, { recursive: true })
    await rename(anne.page, 'Projet gamma', 'Projet pendant la panne')
    await server.start()
    await expectSaved(anne.page)
    await expect(anne.page.getByText('Le relais est revenu à un état plus ancien')).toBeVisible()
    const bruno = await person('Bruno')
    await openBoard(bruno.page, essay)
    for (const title of ['Projet avant la sauvegarde', 'Projet après la sauvegarde', 'Projet pendant la panne']) await expect(row(bruno.page, title)).toBeVisible()
    await expectInv([anne.page, bruno.page], ESSAY_NODES)
  })

  test('[T19][S13] killed while two people type, its disk replaced: no loss, no doubling', async ({ person, essay, server }) => {
    const anne = await person('Anne')
    const bruno = await person('Bruno')
    await Promise.all([openBoard(anne.page, essay), openBoard(bruno.page, essay)])
    await expectSaved(anne.page, bruno.page)
    const typing = [
      (async () => {
        for (const [from, to] of [['Projet alpha', 'Alpha un'], ['Alpha un', 'Alpha deux'], ['Projet bêta', 'Bêta un']] as const) await rename(anne.page, from, to)
      })(),
      (async () => {
        for (const [from, to] of [['Projet delta', 'Delta un'], ['Projet epsilon', 'Epsilon un'], ['Projet zêta', 'Zêta un']] as const) await rename(bruno.page, from, to)
      })(),
    ]
    await expect(row(bruno.page, 'Alpha un')).toBeVisible()
    await server.kill()
    await server.wipe()
    await Promise.all(typing)
    await server.start()
    await expectSaved(anne.page, bruno.page)
    await expectInv([anne.page, bruno.page], ESSAY_NODES)
    for (const title of ['Alpha deux', 'Bêta un', 'Projet gamma', 'Delta un', 'Epsilon un', 'Zêta un']) await expect(row(anne.page, title)).toBeVisible()
    // What the new disk holds is all there is.
    await server.kill()
    await server.start()
    const carla = await person('Carla')
    await openBoard(carla.page, essay)
    await expectSaved(carla.page)
    expect(await canonical(carla.page)).toEqual(await canonical(anne.page))
  })
})
