/** What a browser test starts from: a real server of its own, and people in browsers of their own. */
import { expect, test as base, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from '@playwright/test'
import { prepareServer, type RealServer } from './realServer.ts'

export { expect } from '@playwright/test'
export type { RealServer } from './realServer.ts'

export type Person = {
  readonly name: string
  readonly page: Page
  readonly context: BrowserContext
}

export type PersonOptions = {
  /** `#rrggbb` */
  colour?: string
  /** Where the person enters; the home page when absent. */
  path?: string
  /** false: a device that was never used, so that the name is asked. */
  isKnown?: boolean
  /** More options of the browser context: viewport, hasTouch, colorScheme … */
  context?: BrowserContextOptions
}

export type Fixtures = {
  /** Running, with its own data folder and the demonstration board. May be killed, wiped, started again. */
  server: RealServer
  /** Opens the application in a new browser profile, where that person has already given a name. */
  person: (name: string, options?: PersonOptions) => Promise<Person>
}

const COLOURS = ['#3b5bdb', '#0b7285', '#2b8a3e', '#a61e4d', '#d9480f']

/** Where the client keeps who sits at this device. */
const PROFILE_KEY = 'trame.profile'

/** Notes what must happen in no test: a request to a third party, a second copy of Yjs, an error nobody caught. */
function watch(context: BrowserContext, origin: string, name: string, complaints: string[]): void {
  context.on('request', request => {
    const { protocol, host } = new URL(request.url())
    if (/^(https?|wss?):$/.test(protocol) && host !== new URL(origin).host) complaints.push(`${name}: a request to ${host}`)
  })
  context.on('weberror', error => complaints.push(`${name}: ${error.error().stack ?? String(error.error())}`))
  context.on('console', message => {
    if (message.text().includes('Yjs was already imported')) complaints.push(`${name}: ${message.text()}`)
  })
}

async function enter(
  browser: Browser,
  origin: string,
  name: string,
  number: number,
  complaints: string[],
  options: PersonOptions,
): Promise<Person> {
  const colour = options.colour ?? COLOURS[number % COLOURS.length]
  const profile = { author: `person${String(number).padStart(6, '0')}`, name, colour }
  const context = await browser.newContext({ baseURL: origin, ...options.context })
  watch(context, origin, name, complaints)
  // Playwright's storageState would do the same two seconds later, by visiting a page of its own first.
  if (options.isKnown ?? true)
    await context.addInitScript(
      ([key, value]) => {
        if (location.protocol === 'http:' && localStorage.getItem(key) === null) localStorage.setItem(key, value)
      },
      [PROFILE_KEY, JSON.stringify(profile)] as const,
    )
  const page = await context.newPage()
  await page.goto(options.path ?? '/')
  return { name, page, context }
}

export const test = base.extend<Fixtures>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures a fixture needs from this pattern
  server: async ({}, use, testInfo) => {
    const server = await prepareServer()
    try {
      await server.start()
      await use(server)
      if (testInfo.status !== testInfo.expectedStatus) await testInfo.attach('server', { body: server.output(), contentType: 'text/plain' })
    } finally {
      await server.dispose()
    }
  },

  person: async ({ browser, server, locale, timezoneId, viewport }, use) => {
    const people: Person[] = []
    const complaints: string[] = []
    await use(async (name, options = {}) => {
      const context = { locale, timezoneId, viewport, ...options.context } as BrowserContextOptions
      const person = await enter(browser, server.origin, name, people.length, complaints, { ...options, context })
      people.push(person)
      return person
    })
    await Promise.all(people.map(({ context }) => context.close()))
    expect(complaints, 'what must happen in no test').toEqual([])
  },
})
