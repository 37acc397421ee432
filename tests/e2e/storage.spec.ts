import { fingerprint, row } from './board.ts'
import { rowsOf, type Row } from './deviceRows.ts'
import { badge, expectSaved, openBoard, rename, SAVED } from './essayBoard.ts'
import { expect, test, type Page } from './fixtures.ts'

/** Changes this device's store by another hand: `damage` cuts each row in half, `multiply` adds the first row 80 times. */
const tamper = (page: Page, what: 'damage' | 'multiply'): Promise<void> =>
  page.evaluate(
    how =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('trame')
        opening.addEventListener('error', () => reject(opening.error!))
        opening.onsuccess = () => {
          const transaction = opening.result.transaction('updates', 'readwrite')
          const updates = transaction.objectStore('updates')
          const asked = updates.getAll() as IDBRequest<Row[]>
          asked.onsuccess = () => {
            for (const row of asked.result) if (how === 'damage') updates.put({ ...row, bytes: row.bytes.slice(0, row.bytes.length / 2) })
            const { key: _, ...first } = asked.result.find(({ unsaved }) => unsaved === 0)!
            if (how === 'multiply') for (let i = 0; i < 80; i++) updates.add(first)
          }
          transaction.addEventListener('complete', () => {
            opening.result.close()
            resolve()
          })
        }
      }),
    what,
  )

/** Fills the storage of this origin up to the last kilobyte. */
const fillUp = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('ballast')
        opening.onupgradeneeded = () => opening.result.createObjectStore('bytes', { autoIncrement: true })
        opening.addEventListener('error', () => reject(opening.error!))
        opening.onsuccess = () => {
          const add = (size: number): void => {
            if (size < 64) {
              opening.result.close()
              return resolve()
            }
            const transaction = opening.result.transaction('bytes', 'readwrite')
            transaction.objectStore('bytes').add(crypto.getRandomValues(new Uint8Array(size)))
            transaction.addEventListener('complete', () => add(size))
            transaction.addEventListener('abort', () => add(size >> 1))
          }
          add(65_536)
        }
      }),
  )
const emptyAgain = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const deleting = indexedDB.deleteDatabase('ballast')
        deleting.addEventListener('success', () => resolve())
        deleting.addEventListener('error', () => reject(deleting.error!))
      }),
  )

test('[T60][S14] a disk that fills up in mid-work says so at once; the work can be exported, and is stored once there is room', async ({ person, detour, essay }) => {
  const way = await detour()
  const { page, context } = await person('Anne', { through: way })
  const devtools = await context.newCDPSession(page)
  await devtools.send('Storage.overrideQuotaForOrigin', { origin: way.origin, quotaSize: 2_000_000 })
  await openBoard(page, essay)
  await expectSaved(page)
  way.set({ isDown: true })
  way.cut()
  await rename(page, 'Projet alpha', 'Projet stocké')
  await expect(badge(page)).toHaveText('Hors ligne (1)')
  await fillUp(page)
  await rename(page, 'Projet bêta', 'Projet sans place')
  await expect(badge(page)).toHaveText('Pas enregistré ici')
  await badge(page).click()
  await expect(page.getByRole('dialog')).toContainText('Le stockage de ce navigateur est plein')
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Exporter ce que contient cet appareil' }).click()])
  expect(await (await download.createReadStream()).reduce((text, chunk) => text + String(chunk), '')).toContain('Projet sans place')
  await page.keyboard.press('Escape')

  // The browser asks before it leaves; the person stays.
  const asked = page.waitForEvent('dialog')
  const leaving = page.evaluate(() => location.reload())
  const dialog = await asked
  expect(dialog.type()).toBe('beforeunload')
  await dialog.dismiss()
  await leaving
  await expect(row(page, 'Projet sans place')).toBeVisible()

  await emptyAgain(page)
  await expect(badge(page)).toHaveText('Hors ligne (2)')
  way.set({ isDown: false })
  await page.reload()
  await expect(row(page, 'Projet sans place')).toBeVisible()
  await expect(row(page, 'Projet stocké')).toBeVisible()
  await expectSaved(page)
})

test('[T60][S14] a browser that refuses to store: said on the first page, a board can be made, kept over the pages, and saved for all', async ({ person, detour }) => {
  const way = await detour()
  const { page, context } = await person('Anne', { through: way })
  // As in some private windows.
  await context.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('not allowed', 'SecurityError')
    }
  })
  await page.goto('/')
  await expect(page.getByText('Ce navigateur refuse de stocker')).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('data-parts', 'here', { timeout: 40_000 })
  way.set({ isDown: true })
  await page.getByRole('button', { name: 'Nouveau programme' }).click()
  await page.getByLabel('Nom du programme').fill('Programme de passage')
  await page.getByRole('button', { name: 'Créer' }).click()
  await page.getByRole('radio', { name: 'Arbre' }).click()
  await rename(page, 'Premier projet', 'Projet de passage')
  await expect(badge(page)).toHaveText('Pas enregistré ici')
  await page.goBack()
  await page.getByRole('link', { name: 'Programme de passage' }).click()
  await page.getByRole('radio', { name: 'Arbre' }).click()
  await expect(row(page, 'Projet de passage')).toBeVisible()
  way.set({ isDown: false })
  await expectSaved(page)
})

test('[S8] rows that cannot be read are put aside and said, and the relay gives the board again', async ({ person, detour, essay }) => {
  const way = await detour()
  const { page } = await person('Anne', { through: way })
  await openBoard(page, essay)
  await expectSaved(page)
  const before = await fingerprint(page)
  await expect.poll(async () => (await rowsOf(page, essay)).length).toBeGreaterThan(0)
  await page.goto('/')
  await tamper(page, 'damage')
  await openBoard(page, essay)
  await expect(page.getByRole('status').filter({ hasText: 'illisible' })).toBeVisible()
  await expectSaved(page)
  expect(await fingerprint(page)).toBe(before)
  // What the relay gave again is on this device.
  await expect.poll(async () => (await rowsOf(page, essay)).length).toBeGreaterThan(0)
  way.set({ isDown: true })
  way.cut()
  await page.context().newPage().then(async other => {
    way.set({ isDown: false, holds: 'down' })
    await openBoard(other, essay)
    expect(await fingerprint(other)).toBe(before)
  })
})

test('[S9] two tabs that open at once fold the rows, and an unsaved edit stays what it is', async ({ person, detour, essay }) => {
  const way = await detour()
  const { page, context } = await person('Anne', { through: way })
  await openBoard(page, essay)
  await expectSaved(page)
  way.set({ isDown: true })
  way.cut()
  await rename(page, 'Projet alpha', 'Projet plié')
  await expect(badge(page)).toHaveText('Hors ligne (1)')
  const before = await fingerprint(page)
  await tamper(page, 'multiply')
  expect((await rowsOf(page, essay)).length).toBeGreaterThan(80)
  way.set({ isDown: false, holds: 'up' })
  const [one, two] = await Promise.all([context.newPage(), context.newPage()])
  await Promise.all([openBoard(one, essay), openBoard(two, essay)])
  await expect.poll(async () => (await rowsOf(one, essay)).length).toBeLessThan(10)
  const rows = await rowsOf(one, essay)
  expect(rows.filter(({ unsaved }) => unsaved === 1).map(({ edits }) => edits)).toEqual([1])
  expect(await fingerprint(one)).toBe(before)
  expect(await fingerprint(two)).toBe(before)
  way.set({ holds: null })
  await expectSaved(one, two)
})

test('[S14] a newer version raises the device’s schema while edits wait: they stay, and go on being stored', async ({ person, detour, essay }) => {
  const way = await detour()
  const { page, context } = await person('Anne', { through: way })
  await openBoard(page, essay)
  await expectSaved(page)
  way.set({ isDown: true })
  way.cut()
  await rename(page, 'Projet alpha', 'Projet d’avant')
  await expect(badge(page)).toHaveText('Hors ligne (1)')
  const newer = await context.newPage()
  way.set({ isDown: false, holds: 'up' })
  await newer.goto('/icons/trame.svg')
  // Dexie numbers its versions in tens: this is what a version 2 with one more table does.
  await newer.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('trame', 20)
        opening.onupgradeneeded = () => opening.result.createObjectStore('later', { keyPath: 'id' })
        opening.addEventListener('success', () => resolve(opening.result.close()))
        opening.addEventListener('error', () => reject(opening.error!))
        opening.addEventListener('blocked', () => reject(new Error('the open tab holds the upgrade up')))
      }),
  )
  await rename(page, 'Projet bêta', 'Projet d’après')
  await expect.poll(async () => (await rowsOf(newer, essay)).filter(({ unsaved }) => unsaved === 1).length).toBe(2)
  await page.reload()
  await expect(row(page, 'Projet d’avant')).toBeVisible()
  await expect(row(page, 'Projet d’après')).toBeVisible()
  way.set({ holds: null })
  way.cut()
  await expectSaved(page)
})

test('[T61][S19] “Effacer cet appareil” shows what is only here, then leaves nothing, in other tabs neither', async ({ person, detour, essay }) => {
  const way = await detour()
  const { page, context } = await person('Anne', { through: way })
  await openBoard(page, essay)
  await expectSaved(page)
  way.set({ holds: 'up' })
  await rename(page, 'Projet alpha', 'Projet d’ici seulement')
  await expect(badge(page)).toHaveText('Envoi (1)')
  const home = await context.newPage()
  await home.goto('/')
  await home.getByRole('button', { name: 'Effacer cet appareil' }).click()
  const dialog = home.getByRole('dialog')
  await expect(dialog).toContainText('Programme d’essai')
  await expect(dialog).toContainText('1 modification à envoyer')
  await expect(dialog.getByRole('button', { name: 'Effacer', exact: true })).toBeDisabled()
  const [download] = await Promise.all([home.waitForEvent('download'), dialog.getByRole('button', { name: 'Exporter' }).click()])
  expect(await (await download.createReadStream()).reduce((text, chunk) => text + String(chunk), '')).toContain('Projet d’ici seulement')
  await dialog.getByLabel('Je renonce à ces modifications').check()
  await dialog.getByRole('button', { name: 'Effacer', exact: true }).click()
  await expect(home.getByText('Aucun programme n’a encore été ouvert ici')).toBeVisible()
  await expect(page.getByText('Aucun programme n’a encore été ouvert ici')).toBeVisible()
  const left = await home.evaluate(() => ({ local: Object.keys(localStorage).filter(key => key !== 'trame.profile'), session: Object.keys(sessionStorage) }))
  expect(left).toEqual({ local: [], session: [] })
  expect(await page.evaluate(() => Object.keys(sessionStorage))).toEqual([])
  expect(await rowsOf(home, essay)).toEqual([])
})

test('[T60] the browser is asked to keep this device’s boards, and its answer is shown', async ({ person, essay, server }) => {
  const { page, context } = await person('Anne')
  await openBoard(page, essay)
  await rename(page, 'Projet alpha', 'Projet gardé')
  await badge(page).click()
  await expect(page.getByText('Ce navigateur peut effacer ces données')).toBeVisible()
  await expect(badge(page)).toHaveText(SAVED)
  const devtools = await context.browser()!.newBrowserCDPSession()
  const { browserContextIds } = await devtools.send('Target.getBrowserContexts')
  for (const browserContextId of browserContextIds) await devtools.send('Browser.grantPermissions', { origin: server.origin, permissions: ['durableStorage'], browserContextId })
  await page.reload()
  await rename(page, 'Projet bêta', 'Projet promis')
  await badge(page).click()
  await expect(page.getByText('Ce navigateur s’est engagé à garder vos programmes')).toBeVisible()
})
