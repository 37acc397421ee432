/** The installed Chromium, told what to do over a pipe: no port is opened, no profile is left. */
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'

type Answer = { readonly id?: number, readonly result?: Result, readonly error?: { readonly message: string }, readonly method?: string, readonly params?: Result, readonly sessionId?: string }
export type Result = Readonly<Record<string, unknown>>
export type Page = {
  readonly send: (method: string, params?: Result) => Promise<Result>
  readonly on: (method: string, listener: (params: Result) => void) => void
  /** Rejects when the browser ends by itself. */
  readonly gone: Promise<never>
}

const ARGUMENTS = ['--headless', '--remote-debugging-pipe', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-extensions', '--disable-sync', '--disable-dev-shm-usage', '--hide-scrollbars', '--mute-audio']
/** A browser that has not printed by then never will. */
const PATIENCE_MS = 600_000
/** Root, as in a container, can have no sandbox. The only page that is opened is our own. */
const sandbox = (): string[] => (process.getuid?.() === 0 ? ['--no-sandbox'] : [])

/** Gives `use` a page of a browser of its own, which ends with it. */
export async function withBrowser<T>(executable: string, use: (page: Page) => Promise<T>): Promise<T> {
  const profile = await mkdtemp(join(tmpdir(), 'trame-pdf-'))
  const child = spawn(executable, [...ARGUMENTS, ...sandbox(), `--user-data-dir=${profile}`], { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] })
  const ended = new Promise<void>(resolve => child.once('close', () => resolve()).once('error', () => resolve()))
  const gone = new Promise<never>((_, reject) => {
    child.once('error', reject)
    child.once('exit', code => reject(new Error(`the browser ended (${code ?? 'killed'})`)))
  })
  gone.catch(() => {})
  const late = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS)
  try {
    return await Promise.race([firstPage(child.stdio[3] as Writable, child.stdio[4] as Readable, gone).then(use), gone])
  } finally {
    clearTimeout(late)
    child.kill()
    await ended
    await rm(profile, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function firstPage(to: Writable, from: Readable, gone: Promise<never>): Promise<Page> {
  const waiting = new Map<number, { resolve: (result: Result) => void, reject: (error: Error) => void }>()
  const listeners = new Map<string, (params: Result) => void>()
  let last = 0
  const ask = (method: string, params: Result, sessionId?: string): Promise<Result> => {
    const id = ++last
    to.write(`${JSON.stringify({ id, method, params, sessionId })}\0`)
    return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }))
  }
  // A browser that has ended takes no more; that it has ended is told elsewhere.
  to.on('error', () => {})
  hear(from, ({ id, result, error, method, params }) => {
    if (id === undefined) return listeners.get(method ?? '')?.(params ?? {})
    const asked = waiting.get(id)
    waiting.delete(id)
    if (error) asked?.reject(new Error(error.message))
    else asked?.resolve(result ?? {})
  })
  const { targetId } = await ask('Target.createTarget', { url: 'about:blank' })
  const { sessionId } = await ask('Target.attachToTarget', { targetId, flatten: true })
  return { send: (method, params = {}) => ask(method, params, String(sessionId)), on: (method, listener) => void listeners.set(method, listener), gone }
}

/** Messages end with a zero byte. */
function hear(from: Readable, tell: (answer: Answer) => void): void {
  let parts: Buffer[] = []
  from.on('data', (chunk: Buffer) => {
    let start = 0
    for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, start)) {
      parts.push(chunk.subarray(start, end))
      tell(JSON.parse(Buffer.concat(parts).toString('utf8')) as Answer)
      parts = []
      start = end + 1
    }
    parts.push(chunk.subarray(start))
  })
}
