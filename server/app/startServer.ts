import { existsSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import path from 'node:path'
import { createAdaptorServer } from '@hono/node-server'
import { LARGEST_FILE } from '@trame/shared/model'
import { WebSocketServer } from 'ws'
import { Access } from '../access/access.ts'
import { openSqliteAccess } from '../access/SqliteAccessStore.ts'
import { signingKey } from '../access/signingKey.ts'
import { Tokens } from '../access/tokens.ts'
import { FileFolder } from '../files/FileFolder.ts'
import { createApp } from '../http/app.ts'
import { takeDataFolder } from '../log/dataFolder.ts'
import type { LogStore } from '../log/LogStore.ts'
import { openSqliteLog } from '../log/sqlite/SqliteLogStore.ts'
import { countEvents, type Journal, SILENT } from '../relay/journal.ts'
import { DEFAULT_LIMITS, type Limits } from '../relay/limits.ts'
import { Relay, type RelayOptions } from '../relay/relay.ts'

export type ServerOptions = {
  /** 0 takes any free port. */
  port: number
  host: string
  dataDir: string
  /** The folder of the built client; not there: the relay serves alone. */
  clientDir?: string
  allowedOrigins?: readonly string[]
  /** Boards that nobody owns (made by a tool, or before there were rights) are open to who knows their address. */
  isOpen?: boolean
  /** Opens `GET /metrics` to who has it. */
  metricsToken?: string
  limits?: Partial<Limits>
  /** The log does not grow past this size: a quota, or a full disk for tests. */
  maxBytes?: number
  mayWrite?: RelayOptions['mayWrite']
  journal?: Journal
  /** Milliseconds since 1970. */
  now?: () => number
  /** Fills an empty data folder; returns the demonstration's board if there is one. */
  seedDemo?: (log: LogStore) => Promise<string | null>
}

export type RunningServer = {
  /** `http://host:port`, without a slash at the end. */
  url: string
  port: number
  demo: string | null
  servesClient: boolean
  store: LogStore
  access: Access
  relay: Relay
  /** Commits what has been received, sends every client away until later, closes all. Safe to call twice. */
  stop(): Promise<void>
}

/** All files of one board together. */
const LARGEST_BOARD = 500 * 2 ** 20

/** A socket that does not answer the farewell is cut after this. */
const FAREWELL_MS = 500

/** Starts the whole server. Throws `FolderInUse`, `StorageFailure`, or Node's error of the port. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { host } = options
  const { journal, events } = countEvents(options.journal ?? SILENT)
  const undo: (() => unknown)[] = []
  try {
    await probe(options.port, host)
    const folder = takeDataFolder(options.dataDir)
    undo.push(folder.release)
    const store = await openSqliteLog({ file: folder.file, maxBytes: options.maxBytes, onRecovery: recovery => journal.warn(recovery, 'recovered') })
    undo.push(() => store.close())
    const demo = await options.seedDemo?.(store) ?? null

    const accessStore = await openSqliteAccess(folder.file)
    undo.push(() => accessStore.close())
    const tokens = new Tokens(await signingKey(store))
    const access = new Access({ store: accessStore, tokens, isOpen: options.isOpen ?? true, now: options.now, onChange: board => relay.reconsider(board) })
    const relay = new Relay({ store, journal, limits: options.limits, now: options.now, rightOf: (board, who) => access.rightOf(board, who), mayWrite: options.mayWrite })
    undo.push(() => relay.stop())
    const clientDir = options.clientDir && existsSync(path.join(options.clientDir, 'index.html')) ? options.clientDir : null
    const files = new FileFolder({ folder: path.join(options.dataDir, 'files'), largestFile: LARGEST_FILE, largestBoard: LARGEST_BOARD })
    const app = createApp({ relay, store, access, files, clientDir, allowedOrigins: options.allowedOrigins ?? [], demo, journal, metrics: options.metricsToken ? { token: options.metricsToken, events } : null })

    const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: 4 * (options.limits?.updateBytes ?? DEFAULT_LIMITS.updateBytes) })
    const server = createAdaptorServer({
      fetch: app.fetch,
      websocket: { server: sockets },
      // A wish for any other protocol (curl asks for h2c) is not granted but answered in this one: nobody would take its socket.
      serverOptions: { shouldUpgradeCallback: ({ headers }) => headers.upgrade?.toLowerCase() === 'websocket' },
    })
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(options.port, host, () => resolve())
    })
    const { port } = server.address() as AddressInfo

    const stopAll = async () => {
      const closed = new Promise<void>(resolve => server.close(() => resolve()))
      await relay.stop()
      await farewell(sockets)
      if ('closeAllConnections' in server) server.closeAllConnections()
      await closed
      accessStore.close()
      await store.close()
      folder.release()
    }
    let stopping: Promise<void> | null = null
    return { url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`, port, demo, servesClient: clientDir !== null, store, access, relay, stop: () => (stopping ??= stopAll()) }
  } catch (error) {
    for (const step of undo.reverse()) await step()
    throw error
  }
}

/** Throws Node's error if the port cannot be had: better before the data folder is touched than after. */
async function probe(port: number, host: string): Promise<void> {
  const server = createServer()
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  await new Promise(resolve => server.close(resolve))
}

async function farewell(sockets: WebSocketServer): Promise<void> {
  const all = [...sockets.clients].map(socket => new Promise<void>(resolve => socket.once('close', () => resolve())))
  const cut = setTimeout(() => sockets.clients.forEach(socket => socket.terminate()), FAREWELL_MS)
  await Promise.all(all)
  clearTimeout(cut)
}
