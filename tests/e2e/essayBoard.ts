/** A board that opens fast, and what tests of saving and merging do with it. */
import { expect, type Locator, type Page } from '@playwright/test'
import type { BoardDraft, DraftNode } from '@trame/shared/commands'
import { emptyBoard } from '@trame/shared/exchange'
import { row } from './board.ts'

const group = (title: string, ...children: DraftNode[]): DraftNode => ({ kind: 'group', title, children })
const card = (title: string): DraftNode => ({ kind: 'card', title, status: 'proposed' })

/** 2 axes, 2 sub-axes, 2 actions, 6 projects. */
export const ESSAY_NODES = 12
export const essayBoard: BoardDraft = {
  ...emptyBoard('fr', 'Programme d’essai'),
  tree: [
    group('Axe un', group('Sous-axe un', group('Action une', card('Projet alpha'), card('Projet bêta'), card('Projet gamma')))),
    group('Axe deux', group('Sous-axe deux', group('Action deux', card('Projet delta'), card('Projet epsilon'), card('Projet zêta')))),
  ],
}

export async function openBoard(page: Page, id: string, view: 'arbre' | 'kanban' | 'partage' = 'arbre'): Promise<void> {
  await page.goto(`/b/${id}?vue=${view}`)
  // A cold start, on a machine that does other things too.
  await expect(page.locator('[data-node]').first()).toBeVisible({ timeout: 40_000 })
  await page.waitForFunction(() => window.trame !== undefined)
  // A network that goes away in the first second is another test's business.
  await expect(page.locator('html')).toHaveAttribute('data-parts', 'here', { timeout: 40_000 })
}

/** Writes a new title over a row by the keyboard, as a person does; what becomes of it is for the test to say. */
export async function writeTitle(page: Page, from: string, to: string): Promise<void> {
  await row(page, from).click()
  await page.keyboard.press('F2')
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type(to)
  await page.keyboard.press('Enter')
}

/** Renames a row, and sees it. */
export async function rename(page: Page, from: string, to: string): Promise<void> {
  await writeTitle(page, from, to)
  await expect(row(page, to)).toBeVisible()
}

/** The badge in the header. */
export const badge = (page: Page): Locator => page.locator('header [data-kind]')
export const SAVED = 'Enregistré pour tous'

export const expectSaved = (...pages: Page[]): Promise<unknown> => Promise.all(pages.map(page => expect(badge(page)).toHaveText(SAVED)))

/** Opens the board on these pages, and waits until each has all of it and says so. */
export async function openSaved(id: string, ...pages: Page[]): Promise<void> {
  await Promise.all(pages.map(page => openBoard(page, id)))
  await expectSaved(...pages)
}
