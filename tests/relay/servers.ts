import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { startServer, type RunningServer, type ServerOptions } from '../../server/app/startServer.ts'

/** A folder that is gone when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'trame-relay-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A whole server in this process, stopped when the test is over. */
export async function serve(options: Partial<ServerOptions> = {}): Promise<RunningServer> {
  const server = await startServer({ port: 0, host: '127.0.0.1', dataDir: options.dataDir ?? temporaryFolder(), ...options })
  onTestFinished(() => server.stop())
  return server
}

export async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>(resolve => probe.listen(0, '127.0.0.1', resolve))
  const address = probe.address()
  await new Promise(resolve => probe.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

const MAIN = fileURLToPath(new URL('../../server/app/main.ts', import.meta.url))
/** The one that the scripts use too: a third off the time of each start. */
export const COMPILE_CACHE = fileURLToPath(new URL('../../node_modules/.trame/compile-cache', import.meta.url))

export type ServerProcess = { url: string, port: number, child: ChildProcess, output: () => string, exited: Promise<number | null>, kill(signal: NodeJS.Signals): Promise<void> }

/** The real program in its own process; resolves when it answers, or when it has ended. */
export async function spawnServer(env: { DATA_DIR: string, PORT?: string, HOST?: string, LOG_LEVEL?: string }): Promise<ServerProcess> {
  const given = env.PORT ?? String(await freePort())
  const port = Number(given)
  const child = spawn(process.execPath, [MAIN], { env: { NODE_COMPILE_CACHE: COMPILE_CACHE, ...process.env, HOST: '127.0.0.1', ...env, PORT: given }, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  const exited = new Promise<number | null>(resolve => child.once('exit', resolve))
  const ready = new Promise<void>(resolve => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString()
        if (output.includes('Trame is ready')) resolve()
      })
    }
  })
  await Promise.race([ready, exited])
  const kill = async (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal)
    await exited
  }
  return { url: `http://127.0.0.1:${port}`, port, child, output: () => output, exited, kill }
}
