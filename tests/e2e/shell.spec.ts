import { expect, test } from './fixtures.ts'

test.describe(() => {
  test.use({ ownServer: true })
  test('[T56] a server killed outright starts again at the same address on the same data', async ({ server, person }) => {
    const { page } = await person('Anne', { path: '/' })
    await expect(page).toHaveTitle(/Trame/)
    await server.kill()
    await server.start()
    await page.reload()
    await expect(page).toHaveTitle(/Trame/)
    const health = await page.request.get('/health')
    expect(await health.json()).toMatchObject({ status: 'ok' })
  })
})

test('[T60] the application can be installed: its manifest and all its icons are served', async ({ server, person }) => {
  const { page } = await person('Anne', { path: '/' })
  const address = await page.locator('link[rel=manifest]').getAttribute('href')
  const manifest = (await (await page.request.get(address!)).json()) as {
    name: string
    lang: string
    icons: { src: string; type: string; sizes: string }[]
  }
  expect(manifest).toMatchObject({ name: 'Trame', lang: 'fr' })
  expect(manifest.icons.map(({ sizes }) => sizes)).toEqual(['192x192', '512x512', '512x512', 'any'])
  for (const { src, type } of manifest.icons) {
    const icon = await page.request.get(new URL(src, server.origin).href)
    expect(icon.status(), src).toBe(200)
    expect(icon.headers()['content-type'], src).toContain(type)
  }
})
