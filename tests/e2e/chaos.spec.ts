/**
 * A workshop of five people on bad networks, with a relay that dies twice. Everything that somebody made or wrote is there
 * at the end, once, on every screen; and the badge was never ahead of the relay.
 */
import { Board } from '@trame/shared/model'
import * as Y from 'yjs'
import { canonical, expectInv, nodesOf, row } from './board.ts'
import { readRelay } from './demoBoard.ts'
import { ESSAY_NODES, expectSaved, openBoard } from './essayBoard.ts'
import { expect, test, type Page, type Person, type RelayProxy } from './fixtures.ts'

/** Another one: `CHAOS_SEED=7 npm test chaos`. */
const SEED = Number(process.env.CHAOS_SEED ?? 20_211_115)
const NAMES = ['Anne', 'Bruno', 'Chloé', 'David', 'Elsa']
const SIX = ['Projet alpha', 'Projet bêta', 'Projet gamma', 'Projet delta', 'Projet epsilon', 'Projet zêta']
const ACTIONS = ['Action une', 'Action deux']
/** After so many deeds of all together the relay is killed. */
const KILLS = [25, 50]

/** What each person does, in an order of their own. */
const DEEDS = ['add', 'add', 'write', 'write', 'write', 'write', 'move', 'move', 'move', 'moveGroup', 'archive', 'undo', 'redo', 'leave'] as const
/** What becomes of their network meanwhile: each state lasts until the next. */
const WEATHERS = ['cut', 'halfClose', 'slow', 'silent', 'mute', 'down', 'repeats', 'offline', 'offline', 'fair'] as const
type Step = (typeof DEEDS)[number] | (typeof WEATHERS)[number]

/** mulberry32: the same numbers for the same seed, on any machine. */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

function shuffled<T>(all: readonly T[], random: () => number): T[] {
  return all.map(each => [random(), each] as const).toSorted(([a], [b]) => a - b).map(([, each]) => each)
}

class Player {
  readonly name: string
  readonly person: Person
  readonly way: RelayProxy
  readonly steps: readonly Step[]
  private readonly leaves: 'reload' | 'close'
  private readonly random: () => number
  page: Page
  /** Titles of cards that this person made, and words that they wrote into titles. What they took back is in neither. */
  made: string[] = []
  words: string[] = []
  /** How many they made and wrote: no title and no word comes twice. */
  private tries = 0
  readonly did = new Map<Step, number>()

  constructor({ person, way, seed, leaves }: { person: Person; way: RelayProxy; seed: number; leaves: 'reload' | 'close' }) {
    this.name = person.name
    this.person = person
    this.page = person.page
    this.way = way
    this.leaves = leaves
    this.random = dice(seed)
    this.steps = shuffled<Step>([...DEEDS, ...WEATHERS], this.random)
  }

  private roll<T>(of: readonly T[]): T {
    return of[Math.floor(this.random() * of.length)]!
  }
  get deeds(): number {
    return [...this.did.values()].reduce((sum, n) => sum + n, 0)
  }

  async play(): Promise<void> {
    for (const step of this.steps) if (await this.take(step)) this.did.set(step, (this.did.get(step) ?? 0) + 1)
  }

  /** False: it could not be done, for what it was to be done with is not to be seen. */
  private async take(step: Step): Promise<boolean> {
    switch (step) {
      case 'add': {
        if (!(await this.goTo(ACTIONS))) return false
        const title = `${this.name} projet ${++this.tries}`
        if (!(await this.type('Control+Enter', title))) return false
        this.made.push(title)
        return true
      }
      case 'write': {
        const word = `${this.name.toLowerCase()}${++this.tries}`
        if (!(await this.goTo(SIX)) || !(await this.type('F2', ` ${word}`))) return false
        this.words.push(word)
        return true
      }
      case 'move':
        return (await this.goTo([...SIX, ...this.made])) && (await this.press(['Alt+ArrowUp', 'Alt+ArrowDown', 'Alt+Shift+ArrowLeft', 'Alt+Shift+ArrowRight']))
      case 'moveGroup':
        return (await this.goTo([...ACTIONS, 'Sous-axe un', 'Sous-axe deux'])) && (await this.press(['Alt+ArrowUp', 'Alt+ArrowDown', 'Alt+Shift+ArrowLeft', 'Alt+Shift+ArrowRight']))
      case 'archive':
        return (await this.goTo([...this.made, 'Projet gamma', 'Projet zêta', 'Action deux'])) && (await this.press(['Delete']))
      case 'undo':
        return await this.turnBack('undo')
      case 'redo':
        return (await this.turnBack('undo')) && (await this.turnBack('redo'))
      case 'leave':
        await this.leave()
        return true
      default:
        await this.setWeather(step)
        return true
    }
  }

  private async goTo(titles: readonly string[]): Promise<boolean> {
    // Others may move it while it is pressed.
    return await row(this.page, this.roll(titles)).click({ timeout: 3_000 }).then(() => true, () => false)
  }
  private async press(keys: readonly string[]): Promise<boolean> {
    await this.page.keyboard.press(this.roll(keys))
    return true
  }
  /** Opens a title by a key: a new one is typed over, words come after an old one. */
  private async type(key: string, text: string): Promise<boolean> {
    const title = this.page.getByRole('textbox', { name: 'Titre' })
    await this.page.keyboard.press(key)
    if (!(await title.waitFor({ timeout: 5_000 }).then(() => true, () => false))) return false
    if (key === 'F2') await this.page.keyboard.press('End')
    await this.page.keyboard.type(text)
    // Somebody may take the row away while it is typed into: what was typed until then is kept, the rest went nowhere.
    const isWhole = await title.evaluate((field, whole) => (field as HTMLTextAreaElement).value.endsWith(whole), text, { timeout: 1_000 }).catch(() => false)
    await this.page.keyboard.press('Enter')
    await expect(title).toHaveCount(0)
    return isWhole
  }

  /** By the button in the header, which says what it takes back: from then on that need not be there. */
  private async turnBack(what: 'undo' | 'redo'): Promise<boolean> {
    const label = await this.page.evaluate(first => {
      const button = [...document.querySelectorAll<HTMLElement>('header button')].find(each => each.getAttribute('aria-label')?.startsWith(first))
      button?.click()
      return button?.getAttribute('aria-label') ?? ''
    }, what === 'undo' ? 'Annuler' : 'Rétablir')
    this.made = this.made.filter(title => !label.includes(title))
    this.words = this.words.filter(word => !label.includes(word))
    return label !== ''
  }

  /** Reloads the page, or goes on in another tab of the same browser. */
  private async leave(): Promise<void> {
    // The page itself can be had again only over a network.
    await this.clear()
    const { page } = this
    if (this.leaves === 'close') this.page = await this.person.context.newPage()
    // The relay, which is the server of the page too, may be dead at this moment: a person tries again.
    await expect(() => (this.leaves === 'close' ? this.page.goto(page.url(), { timeout: 20_000 }) : page.reload({ timeout: 20_000 }))).toPass()
    if (this.leaves === 'close') await page.close()
    await expect(this.page.locator('[data-node]').first()).toBeVisible({ timeout: 40_000 })
  }

  private async setWeather(kind: (typeof WEATHERS)[number]): Promise<void> {
    await this.clear()
    const { way } = this
    if (kind === 'cut') way.cut()
    else if (kind === 'halfClose') way.halfClose()
    else if (kind === 'slow') way.set({ delayMs: 150 })
    else if (kind === 'silent') way.set({ holds: 'both' })
    else if (kind === 'mute') way.set({ holds: 'down' })
    else if (kind === 'repeats') way.set({ repeats: true })
    else if (kind === 'offline') await this.person.context.setOffline(true)
    else if (kind === 'down') {
      way.set({ isDown: true })
      way.cut()
    }
  }
  async clear(): Promise<void> {
    await this.person.context.setOffline(false)
    this.way.set({ delayMs: 0, holds: null, isDown: false, repeats: false })
  }
}

/** All that can be read of a board on the relay: each title, also in the trash, and titles that lost against another and are shown. */
async function readTitles(origin: string, room: string): Promise<string[]> {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, await readRelay(origin, room))
  const board = new Board(doc, { author: '', now: () => 0, random: () => 0 })
  return [...board.facts.ids()].flatMap(id => [board.title(id), ...board.conflicts(id).map(({ patch }) => (typeof patch.title === 'string' ? patch.title : ''))])
}

/** Which of these are in no title? */
const missing = (texts: readonly string[], titles: readonly string[]): string[] => texts.filter(text => !titles.some(title => title.includes(text)))

test.use({ ownServer: true })

test('[T15][T18][T19][INV] five people, bad networks, a relay that dies twice: nothing lost, nothing doubled, and “saved” is true', async ({ person, detour, essay, server }) => {
  test.setTimeout(300_000)
  console.log(`chaos: seed ${SEED}`)
  const players: Player[] = []
  for (const [i, name] of NAMES.entries()) {
    const way = await detour()
    players.push(new Player({ person: await person(name, { through: way }), way, seed: SEED + i * 7_919, leaves: i % 2 ? 'close' : 'reload' }))
  }
  for (const { page } of players) await openBoard(page, essay)

  let promised = 0
  /** Who is told now that all is saved must find it on the disk of a relay that is killed at once. */
  async function killRelay(): Promise<void> {
    const told = await Promise.all(
      players.map(async player => {
        const before = [...player.words, ...player.made]
        // A page that is just being loaded says nothing.
        const kind = await player.page.evaluate(() => window.trame?.badge().kind).catch(() => undefined)
        return { player, texts: kind === 'saved-for-all' ? before : [] }
      }),
    )
    await server.kill()
    await server.start()
    const titles = await readTitles(server.origin, essay)
    for (const { player, texts } of told) {
      promised += texts.length
      const kept = [...player.words, ...player.made]
      expect(missing(texts.filter(text => kept.includes(text)), titles), `said to be saved for all to ${player.name}`).toEqual([])
    }
  }
  const deedsOfAll = (): number => players.reduce((sum, { deeds }) => sum + deeds, 0)
  const killing = async (): Promise<void> => {
    for (const deeds of KILLS) {
      await expect.poll(deedsOfAll, { timeout: 120_000 }).toBeGreaterThanOrEqual(deeds)
      await killRelay()
    }
  }
  await Promise.all([...players.map(player => player.play()), killing()])

  for (const player of players) {
    await player.clear()
    player.way.cut()
  }
  const pages = players.map(({ page }) => page)
  await expectSaved(...pages)
  const did = Object.fromEntries([...new Set<Step>([...DEEDS, ...WEATHERS])].map(step => [step, players.reduce((sum, player) => sum + (player.did.get(step) ?? 0), 0)]))
  console.log(`chaos: ${Object.entries(did).map(([step, n]) => `${step} ${n}`).join(', ')}; ${promised} times something was said to be saved before a kill`)
  for (const [step, times] of Object.entries(did)) expect(times, `${step} was to happen`).toBeGreaterThan(0)

  const made = players.flatMap(player => player.made)
  const words = players.flatMap(player => player.words)
  const { tree, tray } = await canonical(pages[0]!)
  const shown = nodesOf([...tree, ...tray])
  await expectInv(pages, shown.length)
  for (const text of [...made, ...words]) expect(shown.filter(({ title }) => title.includes(text)).length, `${text} is there twice`).toBeLessThan(2)
  const titles = await readTitles(server.origin, essay)
  expect(missing(made, titles), 'cards that were made').toEqual([])
  expect(missing(words, titles), `words that were written; there is ${titles.join(' | ')}`).toEqual([])
  expect(titles.length).toBeGreaterThanOrEqual(ESSAY_NODES + made.length)
})
