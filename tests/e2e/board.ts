/** What browser tests say about an open board, in the words of its users. */
import { expect, type Locator, type Page } from '@playwright/test'
import type { CanonicalBoard, CanonicalNode } from '@trame/shared/model'
import { demoOf, type Person } from './fixtures.ts'

export type ViewWord = 'arbre' | 'kanban' | 'partage' | 'tableau'

/** Opens the test's own demonstration board and waits until it is there. */
export async function openDemo({ page }: Pick<Person, 'page'>, view: ViewWord): Promise<void> {
  await page.goto(`/b/${demoOf(page)}?vue=${view}`)
  // A cold start, on a machine that does other things too.
  await expect(page.locator('[data-node]').first()).toBeVisible({ timeout: 40_000 })
  await page.waitForFunction(() => window.trame !== undefined)
}

/** A row of the tree by what it is called: its title, then its status or its number of projects. */
export const row = (page: Page, title: string | RegExp): Locator => page.getByRole('treeitem', { name: title }).first()
export const card = (page: Page, title: string | RegExp): Locator => page.locator('[data-card]').filter({ hasText: title })
/** The cards of a column; its id is the name of its kind in the demonstration. */
export const column = (page: Page, id: string): Locator => page.locator(`[data-list="${id}"]`)

/** Chooses under « Affichage »: the name of each list, and what is taken from it. */
export async function arrange(page: Page, choices: Readonly<Record<string, string>>): Promise<void> {
  await page.getByRole('button', { name: 'Affichage', exact: true }).click()
  const panel = page.getByRole('dialog', { name: 'Affichage' })
  for (const [list, choice] of Object.entries(choices)) await panel.getByLabel(list, { exact: true }).selectOption({ label: choice })
  await page.keyboard.press('Escape')
  await expect(panel).toBeHidden()
}

/** What is offered for inspection comes a moment after the board is drawn. */
const inspected = (page: Page): Promise<unknown> => page.waitForFunction(() => window.trame !== undefined)
export async function canonical(page: Page): Promise<CanonicalBoard> {
  await inspected(page)
  return await page.evaluate(() => window.trame!.canonical())
}
export async function fingerprint(page: Page): Promise<string> {
  await inspected(page)
  return await page.evaluate(() => window.trame!.fingerprint())
}

type Found = CanonicalNode & { readonly parent: string | null; readonly axis: string | null; readonly position: number }

/** All nodes, with the title of their parent and of their topmost group. */
export function nodesOf(nodes: readonly CanonicalNode[], parent: string | null = null, axis: string | null = null): Found[] {
  return nodes.flatMap((node, position) => [{ ...node, parent, axis, position }, ...nodesOf(node.children, node.title, axis ?? node.title)])
}

/** A node by the beginning of its title. */
async function find(page: Page, title: string): Promise<Found> {
  const { tree, tray } = await canonical(page)
  const found = nodesOf([...tree, ...tray]).find(node => node.title.startsWith(title))
  if (!found) throw new Error(`no node is called ${title}`)
  return found
}

/** The title of its parent, its position there, its column. */
export async function placeOf(page: Page, title: string): Promise<{ parent: string | null; position: number; status: string | null | undefined }> {
  const { parent, position, status } = await find(page, title)
  return { parent, position, status }
}

/** The title of the topmost group that it lies under. */
export const axisOf = async (page: Page, title: string): Promise<string | null> => (await find(page, title)).axis

/** INV: the same canonical board on every page, each node in it once, and as many as there should be. */
export async function expectInv(pages: readonly Page[], nodes: number): Promise<void> {
  await expect.poll(async () => new Set(await Promise.all(pages.map(fingerprint))).size, 'one fingerprint on all pages').toBe(1)
  const { tree, tray, statuses, withoutStatus } = await canonical(pages[0]!)
  const all = nodesOf([...tree, ...tray])
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
  expect(all).toHaveLength(nodes)
  const inColumns = [...statuses.flatMap(({ cards }) => cards), ...withoutStatus]
  expect(inColumns.toSorted()).toEqual(
    all
      .filter(({ kind }) => kind === 'card')
      .map(({ id }) => id)
      .toSorted(),
  )
}

/** 3 axes, 11 sub-axes, 24 named actions, 75 projects. */
export const DEMO_NODES = 113
