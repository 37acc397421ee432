/** The real relay as a process of its own, with its data in a folder of its own. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))
const pinnedNode = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
const followLauncher = new URL('../../scripts/follow-launcher.mjs', import.meta.url).href

const READY_WITHIN_MS = 30_000
const ASK_EVERY_MS = 50

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new Error('the probe listens on no port')
  return address.port
}

export type RealServer = {
  /** Without a slash at the end: `http://127.0.0.1:43210`. The same after each start. */
  readonly origin: string
  readonly dataDir: string
  /** What it printed since its first start; for the report of a failed test. */
  output(): string
  /** Answers once `GET /health` says 200; rejects with the output when the process ends before. */
  start(): Promise<void>
  /** SIGTERM: it ends as when a person stops it. */
  stop(): Promise<void>
  /** SIGKILL: it ends in the middle of whatever it does. */
  kill(): Promise<void>
  /** Empties the data folder, as if the disk had been replaced. The server must not be running. */
  wipe(): Promise<void>
  /** Stops it and removes its data; safe to call twice. */
  dispose(): Promise<void>
}

/** A server that is not running yet, on a free port of the loopback, with an empty temporary folder. */
export async function prepareServer(environment: Readonly<Record<string, string>> = {}): Promise<RealServer> {
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const dataDir = await mkdtemp(join(tmpdir(), 'trame-server-'))
  let child: ChildProcess | null = null
  let printed = ''

  async function answers(): Promise<boolean> {
    try {
      return (await fetch(`${origin}/health`)).ok
    } catch {
      return false
    }
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    const ending = child
    child = null
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return
    const ended = once(ending, 'exit')
    ending.kill(signal)
    await ended
  }

  async function start(): Promise<void> {
    if (child) throw new Error('the server is running already')
    const started = spawn(pinnedNode, ['--import', followLauncher, 'server/app/main.ts'], {
      cwd: root,
      env: { ...process.env, ...environment, PORT: String(port), HOST: '127.0.0.1', DATA_DIR: dataDir },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    child = started
    started.stdout?.on('data', chunk => (printed += chunk))
    started.stderr?.on('data', chunk => (printed += chunk))
    const deadline = Date.now() + READY_WITHIN_MS
    while (!(await answers())) {
      if (started.exitCode !== null || started.signalCode !== null) throw new Error(`the server ended before it served:\n${printed}`)
      if (Date.now() > deadline) throw new Error(`the server did not answer within ${READY_WITHIN_MS} ms:\n${printed}`)
      await new Promise(resolve => setTimeout(resolve, ASK_EVERY_MS))
    }
  }

  return {
    origin,
    dataDir,
    output: () => printed,
    start,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    async wipe() {
      if (child) throw new Error('stop or kill the server before its data are wiped')
      await rm(dataDir, { recursive: true, force: true })
    },
    async dispose() {
      await end('SIGTERM')
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
