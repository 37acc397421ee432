import { row } from './board.ts'
import { badge, expectSaved, openBoard, rename } from './essayBoard.ts'
import { expect, test, type Page, type RelayProxy } from './fixtures.ts'

/** From now on the server has a newer version: its page is marked, and its service worker knows another revision of it. */
async function publishNewer(page: Page, way: RelayProxy, mark: string): Promise<void> {
  const [html, worker] = await Promise.all([page.request.get('/').then(answer => answer.text()), page.request.get('/sw.js').then(answer => answer.text())])
  way.serve('/index.html', html.replace('<meta charset="utf-8" />', `<meta charset="utf-8" /><meta name="mark" content="${mark}" />`))
  const newer = worker.replace(/(url:"index\.html",revision:")[0-9a-f]+/, `$1${mark}`)
  expect(newer).not.toBe(worker)
  way.serve('/sw.js', newer)
}

/** Looks for a newer version, as an open tab does every hour. */
const look = (page: Page): Promise<unknown> => page.evaluate(async () => (await navigator.serviceWorker.ready).update())
// A page that is on its way to the newer version has no mark yet.
const markOf = (page: Page): Promise<string | null> => page.evaluate(() => document.querySelector('meta[name=mark]')?.getAttribute('content') ?? null).catch(() => null)
const banner = (page: Page) => page.getByRole('status').filter({ hasText: 'nouvelle version' })
const WITH_WORKER = { context: { serviceWorkers: 'allow' } } as const

test('[T60] a newer version is offered, never forced over edits that are not sent; taken, it opens with them', async ({ person, detour, essay }) => {
  const way = await detour()
  const { page, context } = await person('Anne', { through: way, ...WITH_WORKER })
  await openBoard(page, essay)
  await expectSaved(page)
  await page.evaluate(async () => (await navigator.serviceWorker.ready).active?.state)
  const other = await context.newPage()
  await openBoard(other, essay)
  way.set({ holds: 'up' })
  await rename(page, 'Projet alpha', 'Projet en attente')
  await publishNewer(page, way, 'newer1')
  await page.evaluate(() => Object.assign(window, { isSamePage: true }))
  await look(page)
  await expect(banner(page)).toContainText('Une nouvelle version de Trame est prête.')
  await expect(badge(page)).toHaveText('Envoi (1)')

  await banner(page).getByRole('button', { name: 'Plus tard' }).click()
  await expect(banner(page)).toHaveCount(0)
  await rename(page, 'Projet bêta', 'Projet suivant')
  expect(await page.evaluate(() => 'isSamePage' in window)).toBe(true)

  // The other tab takes it; this one is not reloaded under the person’s hands, and is told.
  await expect(banner(other)).toBeVisible()
  await banner(other).getByRole('button', { name: 'Mettre à jour' }).click()
  await expect.poll(() => markOf(other)).toBe('newer1')
  await expect(row(other, 'Projet en attente')).toBeVisible()
  await expect(row(other, 'Projet suivant')).toBeVisible()
  expect(await page.evaluate(() => 'isSamePage' in window)).toBe(true)
  await rename(page, 'Projet gamma', 'Projet de l’ancienne version')
  await expect(row(other, 'Projet de l’ancienne version')).toBeVisible()
  way.set({ holds: null })
  await expectSaved(page, other)
})

test('[T60] a tab with work that is nowhere else cannot be updated until it is stored', async ({ person, detour, essay }) => {
  const way = await detour()
  const { page, context } = await person('Anne', { through: way, ...WITH_WORKER })
  await context.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('not allowed', 'SecurityError')
    }
  })
  await openBoard(page, essay)
  await expectSaved(page)
  await page.evaluate(async () => (await navigator.serviceWorker.ready).active?.state)
  await publishNewer(page, way, 'newer2')
  way.set({ holds: 'up' })
  await rename(page, 'Projet alpha', 'Projet de cet onglet')
  await expect(badge(page)).toHaveText('Pas enregistré ici')
  await look(page)
  await expect(banner(page)).toContainText('n’est enregistré nulle part ailleurs')
  await expect(banner(page).getByRole('button', { name: 'Mettre à jour' })).toBeDisabled()
  way.set({ holds: null })
  await expectSaved(page)
  await banner(page).getByRole('button', { name: 'Mettre à jour' }).click()
  await expect.poll(() => markOf(page)).toBe('newer2')
  await expect(row(page, 'Projet de cet onglet')).toBeVisible()
})

test('[T60] a page whose server has a newer version goes on: its parts were fetched before', async ({ person, detour, essay }) => {
  const way = await detour()
  const { page } = await person('Anne', { through: way })
  const fetched: string[] = []
  page.on('requestfinished', request => fetched.push(new URL(request.url()).pathname))
  await openBoard(page, essay)
  await expect.poll(() => fetched.some(path => /SyncPanel/.test(path)) && fetched.some(path => /ShortcutsDialog/.test(path))).toBe(true)
  await expectSaved(page)
  way.set({ isDown: true })
  way.cut()
  await badge(page).click()
  await expect(page.getByRole('dialog')).toContainText('Hors ligne depuis')
  await page.keyboard.press('Escape')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Raccourcis clavier' })).toBeVisible()
})

test('[T60] on a first visit the network may go before all parts have come: the board goes on, and they come later', async ({ person, detour, essay }) => {
  const way = await detour()
  const { page } = await person('Anne', { through: way })
  // Nothing but what the page names itself gets through.
  let isLate = true
  await page.route(/\/assets\/(MenuHost|SurfaceHost|SyncPanel|PopoverPanel|DialogBox)[^/]*$/, route => (isLate ? route.abort() : route.continue()))
  await openBoard(page, essay)
  await expectSaved(page)
  await rename(page, 'Projet alpha', 'Projet du premier soir')
  await badge(page).click()
  await expect(page.getByRole('heading', { name: 'L’affichage s’est interrompu' })).toHaveCount(0)
  isLate = false
  await expect(page.getByRole('dialog')).toContainText('Tout ce que cet appareil a écrit est sur le disque du relais.')
  await expectSaved(page)
})
