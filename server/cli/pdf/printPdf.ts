/** A board as PDF: the document page of the built interface, laid out and printed by the installed Chromium. */
import type { BoardTexts } from '@trame/shared/exchange'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findChromium } from '../../../scripts/chromium.mjs'
import { Failure, language, words } from '../words.ts'
import { withBrowser, type Page, type Result } from './browser.ts'

const CLIENT = fileURLToPath(new URL('../../../client/dist', import.meta.url))
/** Asked of nobody: every request is answered from the folder of the interface. */
const ORIGIN = 'https://trame.invalid'
const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2', '.png': 'image/png' }

export const PDF_LAYOUTS = ['official', 'status', 'projects'] as const
export type PdfLayout = (typeof PDF_LAYOUTS)[number]
/** `board` is an update of its document. */
type Paper = { readonly board: Uint8Array, readonly texts: BoardTexts, readonly layout: PdfLayout, readonly now: number }

export async function printPdf(paper: Paper): Promise<{ bytes: Uint8Array, pages: number }> {
  if (!existsSync(join(CLIENT, 'index.html'))) throw new Failure(words('L’interface n’est pas construite : lancez « npm run build », puis recommencez.', 'The interface has not been built: run “npm run build”, then try again.'))
  const executable = findChromium()
  if (executable === undefined) throw new Failure(words('Le PDF demande un navigateur Chromium : installez-le, ou indiquez son chemin dans TRAME_CHROMIUM.', 'A PDF needs a Chromium browser: install one, or put its path into TRAME_CHROMIUM.'))
  try {
    return await withBrowser(executable, page => print(page, paper))
  } catch (error) {
    throw new Failure(words(`Le navigateur ${executable} n’a pas pu imprimer (${String(error)}).`, `The browser ${executable} could not print (${String(error)}).`), { cause: error })
  }
}

async function print(page: Page, { board, texts, layout, now }: Paper): Promise<{ bytes: Uint8Array, pages: number }> {
  const { send, on, gone } = page
  const given = { board: Buffer.from(board).toString('base64'), texts, layout, language, day: now }
  const printed = new Promise<number>((resolve, reject) => {
    on('Runtime.bindingCalled', ({ payload }) => resolve(Number(payload)))
    on('Runtime.exceptionThrown', params => reject(new Error(messageOf(params))))
  })
  // It may fail before it is waited for.
  printed.catch(() => {})
  on('Fetch.requestPaused', params => void answer(send, params).catch(() => {}))
  await send('Fetch.enable', { patterns: [{ urlPattern: '*' }] })
  await send('Runtime.enable')
  await send('Runtime.addBinding', { name: 'tramePrinted' })
  await send('Page.enable')
  await send('Page.addScriptToEvaluateOnNewDocument', { source: `window.tramePaper = ${JSON.stringify(given)}` })
  await send('Page.navigate', { url: `${ORIGIN}/` })
  const pages = await Promise.race([printed, gone])
  const { stream } = await send('Page.printToPDF', { preferCSSPageSize: true, printBackground: true, generateTaggedPDF: true, transferMode: 'ReturnAsStream' })
  return { bytes: await streamed(send, stream), pages }
}

async function answer(send: Page['send'], { requestId, request }: Result): Promise<void> {
  const { url } = request as { url: string }
  const { origin, pathname } = new URL(url)
  const path = normalize(pathname === '/' ? '/index.html' : decodeURIComponent(pathname))
  const body = origin === ORIGIN ? await readFile(join(CLIENT, path)).catch(() => null) : null
  if (body === null) return void (await send('Fetch.failRequest', { requestId, errorReason: 'AddressUnreachable' }))
  await send('Fetch.fulfillRequest', {
    requestId,
    responseCode: 200,
    responseHeaders: [{ name: 'content-type', value: TYPES[extname(path)] ?? 'application/octet-stream' }],
    body: body.toString('base64'),
  })
}

async function streamed(send: Page['send'], handle: unknown): Promise<Uint8Array> {
  const parts: Buffer[] = []
  for (;;) {
    const { data, base64Encoded, eof } = await send('IO.read', { handle, size: 1 << 20 })
    parts.push(Buffer.from(String(data), base64Encoded === true ? 'base64' : 'utf8'))
    if (eof === true) return new Uint8Array(Buffer.concat(parts))
  }
}

function messageOf({ exceptionDetails }: Result): string {
  const { text, exception } = exceptionDetails as { text: string, exception?: { description?: string } }
  return exception?.description?.split('\n')[0] ?? text
}
