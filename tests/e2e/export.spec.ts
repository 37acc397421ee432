import { readFile } from 'node:fs/promises'
import type { Download } from '@playwright/test'
import { readBoardJson, verdictStatuses } from '@trame/shared/exchange'
import { boardForPlan, DEFAULT_RULES, planImport, type PlanNode } from '@trame/shared/exchange/plan'
import { readClipboardHtml, readSheet, type Table } from '@trame/shared/exchange/read'
import type { CanonicalNode } from '@trame/shared/model'
import { parseHtml } from '../exchange/files.ts'
import { canonical, openDemo, row } from './board.ts'
import { expect, test, type Page } from './fixtures.ts'

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Exporter le programme' })

async function openExport(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Autres actions' }).click()
  await page.getByRole('button', { name: 'Exporter…' }).click()
}

async function save(page: Page, format: RegExp): Promise<{ name: string; bytes: Uint8Array }> {
  await openExport(page)
  await dialog(page).getByRole('radio', { name: format }).check()
  const [download] = await Promise.all([page.waitForEvent('download'), dialog(page).getByRole('button', { name: 'Enregistrer' }).click()])
  await expect(dialog(page)).toBeHidden()
  return { name: download.suggestedFilename(), bytes: await bytesOf(download) }
}
const bytesOf = async (download: Download): Promise<Uint8Array> => new Uint8Array(await readFile(await download.path()))

async function tableOf({ name, bytes }: { name: string; bytes: Uint8Array }): Promise<Table> {
  const read = await readSheet(bytes, name)
  if (!read.ok) throw new Error(read.code)
  return read.table
}

/** Titles, marks and verdicts of a board and of a plan alike. */
type Said = [title: string, kind: unknown, fields: unknown, children: Said[]]
const kinds = new Map(verdictStatuses('fr').map(({ id, statusKind }) => [id, statusKind]))
const ofBoard = (nodes: readonly CanonicalNode[]): Said[] => nodes.map(({ title, status, fields, children }) => [title, status ? kinds.get(status) : null, fields, ofBoard(children)])
const ofPlan = (nodes: readonly PlanNode[]): Said[] => nodes.map(({ title, statusKind, fields, children }) => [title, statusKind, fields, ofPlan(children)])
const clipboard = (page: Page): Promise<{ html: string; text: string }> =>
  page.evaluate(async () => {
    const [item] = await navigator.clipboard.read()
    const as = async (type: string): Promise<string> => (await item!.getType(type)).text()
    return { html: await as('text/html'), text: await as('text/plain') }
  })
function tableFrom(html: string): Table {
  const read = readClipboardHtml(parseHtml(html))
  if (!read?.ok) throw new Error('no table')
  return read.table
}
const planOf = (table: Table) => planImport(table, DEFAULT_RULES, { language: 'fr' })

test('[T40] the official workbook, saved without a network, read back is the same board', async ({ person }) => {
  const anne = await person('Anne')
  await openDemo(anne, 'arbre')
  const { page } = anne
  await expect(page.locator('html[data-parts=here]')).toBeAttached()
  await anne.context.setOffline(true)
  const file = await save(page, /^Classeur officiel/)
  expect(file.name).toBe('Programme de travail 2021 (démonstration).xlsx')
  const plan = planOf(await tableOf(file))
  expect([plan.doubts, plan.totals.dropped]).toEqual([[], 0])
  const board = await canonical(page)
  expect(ofPlan(plan.tree)).toEqual(ofBoard(board.tree))
  expect(boardForPlan(plan, { language: 'fr', title: '' })).toMatchObject({ title: board.title, fields: { subtitle: 'soumis à consultation', levels: board.fields.levels } })
})

test('[T42] CSV with its mark, an outline and JSON say the same board; JSON has it whole', async ({ person }) => {
  const anne = await person('Anne')
  await openDemo(anne, 'arbre')
  const { page } = anne
  const board = await canonical(page)
  const csv = await save(page, /^Données/)
  expect([...csv.bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  expect(ofPlan(planOf(await tableOf(csv)).tree)).toEqual(ofBoard(board.tree))
  const outline = await save(page, /^Plan/)
  expect(ofPlan(planOf(await tableOf(outline)).tree)).toEqual(ofBoard(board.tree))
  const json = await save(page, /^Copie complète/)
  const read = readBoardJson(new TextDecoder().decode(json.bytes))
  expect(read.ok && read.draft.title).toBe(board.title)
  expect(JSON.parse(new TextDecoder().decode(json.bytes))).toEqual(JSON.parse(JSON.stringify(board)))
})

test('[T42][X19] what is picked in the tree, copied by key and by menu: a table with its merges, under the groups that it stands in', async ({ person }) => {
  const anne = await person('Anne', { context: { permissions: ['clipboard-read', 'clipboard-write'] } })
  await openDemo(anne, 'arbre')
  const { page } = anne
  await expect(page.locator('html[data-parts=here]')).toBeAttached()
  await row(page, 'Projet de loi 3D').click()
  await row(page, 'Lien avec les travaux').click({ modifiers: ['Control'] })
  await page.keyboard.press('Control+c')
  await expect(page.getByText(/^2 éléments copiés/).first()).toBeVisible()
  const { html, text } = await clipboard(page)
  const paste = planOf(tableFrom(html))
  expect(paste.totals.projects).toBe(2)
  expect(paste.tree.map(({ title, children }) => [title.slice(0, 5), ...children.map(below => below.children.length)])).toEqual([['AXE 1', 2]])
  expect(text.trimEnd().split('\r\n')).toHaveLength(5)

  await page.keyboard.press('Escape')
  await row(page, 'Projet de loi 3D').click()
  await row(page, 'Projet de loi 3D').click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Copier comme tableau' }).click()
  await expect.poll(async () => planOf(tableFrom((await clipboard(page)).html)).totals.projects).toBe(1)
})

test('[T42][X19] the official table on the clipboard, of what the filter shows', async ({ person }) => {
  const anne = await person('Anne', { context: { permissions: ['clipboard-read', 'clipboard-write'] } })
  await openDemo(anne, 'kanban')
  const { page } = anne
  await page.keyboard.press('/')
  await page.getByRole('searchbox').fill('télétravail')
  await expect(page.getByText(/^1 projet sur 75/)).toBeVisible()
  await openExport(page)
  await expect(dialog(page).getByRole('radio', { name: 'Le filtre actuel (1 projet)' })).toBeChecked()
  await dialog(page).getByRole('radio', { name: /^Copier le tableau officiel/ }).check()
  await dialog(page).getByRole('button', { name: 'Copier' }).click()
  await expect(page.getByText('Tableau copié').first()).toBeVisible()
  const { html, text } = await clipboard(page)
  expect(html).toMatch(/<s>.*télétravail des travailleurs.*<\/s>/)
  expect(text.trimEnd().split('\r\n')).toHaveLength(4)
})
