import { fileURLToPath } from 'node:url'
import pino from 'pino'
import { seedDemo } from '../history/seedDemo.ts'
import { listensEverywhere, networkAddresses } from './addresses.ts'
import { explain } from './explain.ts'
import { readSettings, type Settings } from './settings.ts'
import { startServer, type RunningServer } from './startServer.ts'
import { print, type Said, words } from './words.ts'

const CLIENT_DIR = fileURLToPath(new URL('../../client/dist', import.meta.url))

/** For people on stdout, for machines on stderr; neither ever has content of a board. */
const say = (said: Said) => process.stdout.write(print(said))
const read = readSettings(process.env)
if (!read.ok) giveUp(words.badVariable(read.variable, read.value, read.expected))
const settings = read.settings
const journal = pino({ name: 'trame', level: settings.logLevel }, pino.destination({ fd: 2, sync: true }))
const server = await start(settings)
for (const recovery of server.store.recoveries) say(words.recovered(recovery))
greet(server, settings)
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, () => void stop())

async function start(options: Settings): Promise<RunningServer> {
  try {
    return await startServer({ ...options, clientDir: CLIENT_DIR, journal, seedDemo })
  } catch (error) {
    const said = explain(error, options)
    if (said) giveUp(said)
    throw error
  }
}

function greet({ port, url, demo, servesClient }: RunningServer, { host }: Settings): void {
  if (!servesClient) say(words.noClient())
  const path = demo === null ? '/' : `/b/${demo}`
  const local = listensEverywhere(host) ? `http://127.0.0.1:${port}` : url
  say(words.ready(local + path))
  if (listensEverywhere(host)) say(words.onNetwork(networkAddresses(port).map(address => address + path)))
  else say(words.howToOpen())
}

async function stop(): Promise<void> {
  await server.stop()
  say(words.stopped())
  process.exit(0)
}

function giveUp(said: Said): never {
  process.stderr.write(print(said))
  process.exit(1)
}
