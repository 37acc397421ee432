/** Files for the import, given to a page as a person gives them: chosen, dropped, pasted. */
import { readFileSync } from 'node:fs'
import type { Locator, Page } from '@playwright/test'

const FOLDER = new URL('../exchange/fixtures/', import.meta.url)
export const fixture = (name: string): Buffer => readFileSync(new URL(name, FOLDER))

export type GivenFile = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer }
export const given = (name: string, buffer: Buffer = fixture(name)): GivenFile => ({ name, mimeType: 'application/octet-stream', buffer })

/** The import screen. */
export const screen = (page: Page): Locator => page.getByRole('dialog', { name: 'Importer', exact: true })

export async function chooseFile(page: Page, file: GivenFile): Promise<void> {
  await screen(page).getByLabel('Choisir un fichier').setInputFiles(file)
}

/** From the menu of an open board. */
export async function openImport(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Autres actions' }).click()
  await page.getByRole('button', { name: 'Importer…' }).click()
  await screen(page).waitFor()
}

/** Dropped anywhere on the window. */
export async function dropFile(page: Page, { name, buffer }: GivenFile): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([base64, file]) => {
      const data = new DataTransfer()
      data.items.add(new File([Uint8Array.from(atob(base64), letter => letter.charCodeAt(0))], file))
      return data
    },
    [buffer.toString('base64'), name] as const,
  )
  for (const type of ['dragenter', 'dragover', 'drop']) await page.dispatchEvent('body', type, { dataTransfer: transfer })
}

/** What Ctrl+V of a spreadsheet's range brings. */
export async function pasteRange(page: Page, { html, text }: { html: string; text: string }): Promise<void> {
  await page.evaluate(
    data => {
      const transfer = new DataTransfer()
      transfer.setData('text/html', data.html)
      transfer.setData('text/plain', data.text)
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true }))
    },
    { html, text },
  )
}
