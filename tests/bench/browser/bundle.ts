import { fileURLToPath } from 'node:url'
import type { BrowserContext } from '@playwright/test'
import { build, type Rolldown } from 'vite'

const root = fileURLToPath(new URL('../../../', import.meta.url))

/** Bundles a page of a bench with the client's own code, as the interface is bundled. */
export async function bundle(entry: string): Promise<string> {
  const result = (await build({
    root,
    configFile: false,
    logLevel: 'warn',
    resolve: { dedupe: ['yjs', 'lib0', 'y-protocols'] },
    define: { 'process.env.NODE_ENV': '"production"' },
    // One file: what the interface loads later is here from the start.
    build: { write: false, minify: true, lib: { entry, formats: ['es'], fileName: 'page' }, rolldownOptions: { output: { codeSplitting: false } } },
  })) as Rolldown.RolldownOutput[]
  return result[0]!.output[0].code
}

/** Serves the page under `/bench/` of any origin, beside whatever else answers there. */
export async function serveBench(context: BrowserContext, code: string): Promise<void> {
  await context.route('**/bench/', route =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body: '<!doctype html><title>bench</title><script type="module" src="/bench/page.js"></script>' }),
  )
  await context.route('**/bench/page.js', route => route.fulfill({ contentType: 'text/javascript; charset=utf-8', body: code }))
}
