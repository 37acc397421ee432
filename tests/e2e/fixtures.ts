/** What a browser test starts from: a real server, a board of its own, and people in browsers of their own. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test as base, type BrowserContext, type BrowserContextOptions, type Page } from '@playwright/test'
import type { BoardDraft } from '@trame/shared/commands'
import { boardBytes, draftDemo, giveRelay, newRoom } from './demoBoard.ts'
import { prepareServer, type RealServer } from './realServer.ts'
import { essayBoard } from './essayBoard.ts'
import { openRelayProxy, type RelayProxy } from './relayProxy.ts'

export { expect } from '@playwright/test'
export type { Page } from '@playwright/test'
export type { RealServer } from './realServer.ts'
export type { RelayProxy } from './relayProxy.ts'

export type Person = {
  readonly name: string
  readonly page: Page
  readonly context: BrowserContext
}

export type PersonOptions = {
  /** `#rrggbb` */
  colour?: string
  /** Where the person enters; a blank page when absent. */
  path?: string
  /** false: a device that was never used, so that the name is asked. */
  isKnown?: boolean
  /** The way to the relay; straight when absent. */
  through?: RelayProxy
  /** More options of the browser context: viewport, hasTouch, colorScheme …; service workers are allowed on request. */
  context?: BrowserContextOptions
}

export type Fixtures = {
  /** `test.use({ ownServer: true })`: this test kills, wipes or restarts its server. */
  ownServer: boolean
  /** Running, with the demonstration board. Shared by the tests of a worker unless the test has its own. */
  server: RealServer
  /** The id of a demonstration board that nobody else writes to. */
  demo: string
  /** The id of a small board that nobody else writes to. */
  essay: string
  /** Opens a new browser profile, where that person has already given a name. */
  person: (name: string, options?: PersonOptions) => Promise<Person>
  /** A way to the relay with weather of its own. */
  detour: () => Promise<RelayProxy>
  /** A browser with a profile on the disk, for who closes it and opens it again. */
  laptop: (name: string, through?: RelayProxy) => Promise<Laptop>
}
/** A browser of its own: what it stored is there again after it was closed. */
export type Laptop = {
  /** Starts the browser; one page, on this path. */
  open(path: string): Promise<Page>
  /** Closes the whole browser. */
  close(): Promise<void>
}
export type WorkerFixtures = { workerServer: RealServer; demoDraft: BoardDraft }

const COLOURS = ['#3b5bdb', '#0b7285', '#27803a', '#a61e4d', '#c2410c']

/** Where the client keeps who sits at this device. */
const PROFILE_KEY = 'trame.profile'

/** Notes what must happen in no test: a request to a third party, a second copy of Yjs, an error nobody caught. */
export function watch(context: BrowserContext, origin: string, name: string, complaints: string[]): void {
  context.on('request', request => {
    const { protocol, host } = new URL(request.url())
    if (/^(https?|wss?):$/.test(protocol) && host !== new URL(origin).host) complaints.push(`${name}: a request to ${host}`)
  })
  context.on('weberror', error => complaints.push(`${name}: ${error.error().stack || `${error.error().name} ${error.error().message} (${error.page()?.url()})`}`))
  context.on('console', message => {
    if (message.text().includes('Yjs was already imported')) complaints.push(`${name}: ${message.text()}`)
  })
}

/** Who sits at the browsers of a context: kept as the application keeps it, before any page is opened. */
export async function giveName(context: BrowserContext, name: string, number: number, colour = COLOURS[number % COLOURS.length]): Promise<void> {
  const profile = { author: `person${String(number).padStart(6, '0')}`, name, colour }
  // Playwright's storageState would do the same two seconds later, by visiting a page of its own first.
  await context.addInitScript(
    ([key, value]) => {
      if (location.protocol === 'http:' && localStorage.getItem(key) === null) localStorage.setItem(key, value)
    },
    [PROFILE_KEY, JSON.stringify(profile)] as const,
  )
}

/** The demonstration board of the test that a browser belongs to. */
const demos = new WeakMap<BrowserContext, string>()
export const noteDemo = (context: BrowserContext, demo: string): unknown => demos.set(context, demo)
export function demoOf(page: Page): string {
  const demo = demos.get(page.context())
  if (demo === undefined) throw new Error('this page belongs to no person of the test')
  return demo
}

/** A server that other tests use too must stay as it is. */
function guarded(server: RealServer): RealServer {
  const refuse = (): Promise<never> => Promise.reject(new Error('this server is shared: test.use({ ownServer: true })'))
  return { ...server, start: refuse, stop: refuse, kill: refuse, wipe: refuse, dispose: refuse }
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  ownServer: [false, { option: true }],

  workerServer: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures a fixture needs from this pattern
    async ({}, use) => {
      const server = await prepareServer()
      try {
        await server.start()
        await use(server)
      } finally {
        await server.dispose()
      }
    },
    { scope: 'worker' },
  ],

  demoDraft: [async ({ workerServer }, use) => use(await draftDemo(workerServer.origin)), { scope: 'worker' }],

  server: async ({ ownServer, workerServer }, use, testInfo) => {
    const server = ownServer ? await prepareServer() : guarded(workerServer)
    try {
      if (ownServer) await server.start()
      await use(server)
      if (testInfo.status !== testInfo.expectedStatus) await testInfo.attach('server', { body: server.output(), contentType: 'text/plain' })
    } finally {
      if (ownServer) await server.dispose()
    }
  },

  demo: async ({ server, demoDraft }, use) => {
    const room = newRoom()
    await giveRelay(server.origin, room, boardBytes(room, demoDraft))
    await use(room)
  },

  essay: async ({ server }, use) => {
    const room = newRoom()
    await giveRelay(server.origin, room, boardBytes(room, essayBoard))
    await use(room)
  },

  detour: async ({ server }, use) => {
    const proxies: RelayProxy[] = []
    await use(async () => {
      const proxy = await openRelayProxy(server.origin)
      proxies.push(proxy)
      return proxy
    })
    await Promise.all(proxies.map(proxy => proxy.dispose()))
  },

  laptop: async ({ playwright, launchOptions, server, locale, timezoneId, viewport }, use) => {
    const folders: string[] = []
    const opened: BrowserContext[] = []
    const complaints: string[] = []
    await use(async (name, through) => {
      const { origin } = through ?? server
      const folder = await mkdtemp(join(tmpdir(), 'trame-laptop-'))
      folders.push(folder)
      let context: BrowserContext | null = null
      return {
        async open(path) {
          context = await playwright.chromium.launchPersistentContext(folder, { ...launchOptions, baseURL: origin, locale, timezoneId, viewport })
          opened.push(context)
          watch(context, origin, name, complaints)
          await giveName(context, name, 90 + folders.indexOf(folder))
          const page = context.pages()[0] ?? (await context.newPage())
          await page.goto(path)
          return page
        },
        async close() {
          await context?.close()
          context = null
        },
      }
    })
    await Promise.all(opened.map(context => context.close()))
    await Promise.all(folders.map(folder => rm(folder, { recursive: true, force: true })))
    expect(complaints, 'what must happen in no test').toEqual([])
  },

  person: async ({ browser, server, demo, locale, timezoneId, viewport }, use) => {
    const people: Person[] = []
    const complaints: string[] = []
    await use(async (name, { colour, path, isKnown = true, through, context: own } = {}) => {
      const { origin } = through ?? server
      const context = await browser.newContext({ baseURL: origin, locale, timezoneId, viewport, serviceWorkers: 'block', ...own })
      watch(context, origin, name, complaints)
      noteDemo(context, demo)
      if (isKnown) await giveName(context, name, people.length, colour)
      const person = { name, page: await context.newPage(), context }
      people.push(person)
      if (path !== undefined) await person.page.goto(path)
      return person
    })
    await Promise.all(people.map(({ context }) => context.close()))
    expect(complaints, 'what must happen in no test').toEqual([])
  },
})
