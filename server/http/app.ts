import { getConnInfo } from '@hono/node-server/conninfo'
import { upgradeWebSocket } from '@hono/node-server'
import { may } from '@trame/shared/access'
import { CLOSE, parseRoom, SYNC_PATH } from '@trame/shared/protocol'
import { type Context, Hono } from 'hono'
import { WebSocket } from 'ws'
import type { LogStore } from '../log/LogStore.ts'
import { type Journal, SILENT } from '../relay/journal.ts'
import type { Relay } from '../relay/relay.ts'
import { type Access, type Who } from '../access/access.ts'
import { accessRoutes } from './accessRoutes.ts'
import type { FileFolder } from '../files/FileFolder.ts'
import { fileRoutes } from './fileRoutes.ts'
import { historyRoutes } from './historyRoutes.ts'
import { securityHeaders } from './headers.ts'
import { metricsRoute } from './metrics.ts'
import { isAllowedOrigin } from './origin.ts'
import { staticClient } from './staticClient.ts'
import { giveDevice, giveDeviceWithPage, knowDevice, type Known, whoAsks } from './who.ts'
import { joinRelay } from './wsSocket.ts'

export type HttpOptions = {
  relay: Relay
  store: LogStore
  /** Rights by link; absent: who knows a board's address reads and writes it. */
  access?: Access | null
  /** Files of boards; absent: none are kept. */
  files?: FileFolder | null
  /** The folder of the built client; null serves the relay alone. */
  clientDir: string | null
  /** Origins besides the server's own that may open a socket. */
  allowedOrigins: readonly string[]
  /** The board of the demonstration, if there is one. */
  demo: string | null
  journal?: Journal
  /** Figures for who has the token; absent: there is no such address. */
  metrics?: { token: string, events: ReadonlyMap<string, number> } | null
}

/** All addresses of the server. */
export function createApp({ relay, store, access = null, files = null, clientDir, allowedOrigins, demo, journal = SILENT, metrics = null }: HttpOptions): Hono<Known> {
  const app = new Hono<Known>()
  // Without the address: it names the board.
  app.onError((error, context) => {
    journal.error({ error: error.message }, 'request failed')
    return context.json({ error: { code: 'internal' } }, 500)
  })
  app.use(securityHeaders)
  app.get('/health', context => (relay.isStopping ? context.json({ status: 'stopping' }, 503) : context.json({ status: 'ok' })))
  app.get('/api/boards/:id', async context => {
    const id = context.req.param('id')
    const room = parseRoom(id)
    const exists = room?.kind === 'board' && await store.exists(id)
    return exists ? context.json({ exists: true }) : context.json({ error: { code: 'unknown-board' } }, 404)
  })
  if (access) app.route('/', accessRoutes(access, { allowedOrigins, journal }))
  const mayDo = (operation: 'read' | 'edit') => async (context: Context<Known>, board: string): Promise<boolean> => {
    const who = await whoAsks(context.req, { device: context.get('device') ?? null, access })
    return access === null || (who !== null && may(access.rightOf(board, who).role, operation))
  }
  app.route('/', historyRoutes({ store, mayRead: mayDo('read') }))
  if (files) app.use('/files/*', knowDevice).route('/', fileRoutes({ files, store, allowedOrigins, mayRead: mayDo('read'), mayWrite: mayDo('edit') }))
  if (metrics) app.route('/', metricsRoute({ relay, ...metrics }))
  app.get('/api/demo', context => context.json({ board: demo }))
  app.all('/api/*', context => context.json({ error: { code: 'unknown-address' } }, 404))
  app.get(
    `${SYNC_PATH}/:room`,
    async (context, next) => {
      if (!isAllowedOrigin({ origin: origin(context), host: context.req.header('host'), allowed: allowedOrigins })) return context.text('origin not allowed', 403)
      return next()
    },
    // A page opens one socket to its board before any other: what it is given there is its name from then on.
    (context, next) => (parseRoom(context.req.param('room'))?.kind === 'board' && origin(context) !== undefined ? giveDevice : knowDevice)(context, next),
    upgradeWebSocket(async context => {
      const who = await whoAsks(context.req, { device: context.get('device'), access })
      const room = context.req.param('room') ?? ''
      const address = getConnInfo(context).remote.address ?? 'unknown'
      const query = context.req.query()
      return {
        onOpen: (_event, { raw }) => {
          if (!(raw instanceof WebSocket)) throw new Error('expected a socket of ws')
          // y-websocket understands close codes, not refused handshakes: an unknown name is answered after opening.
          const known = parseRoom(room)
          if (known === null) raw.close(CLOSE.badRoom, 'bad room name')
          else if (who === null) raw.close(CLOSE.unauthorised, 'bad token')
          else {
            if (query.mine === '1' && !relay.isStopping) access?.claimNew(known.board, who)
            joinRelay(raw, relay, { room, address, author: authorOf(who), who, version: readVersion(query), position: readPosition(query) })
          }
        },
      }
    }),
  )
  app.all(`${SYNC_PATH}/*`, context => context.text('expected a websocket', 426))
  if (clientDir !== null) app.use('*', giveDeviceWithPage).route('/', staticClient(clientDir))
  app.notFound(context => context.text('not found', 404))
  return app
}

const origin = (context: Context): string | undefined => context.req.header('origin')

/** Who wrote, in the log: enough to tell devices apart, too little to be one. */
const authorOf = ({ device, link }: Who): string | null => device?.slice(0, 16) ?? link?.id ?? null

function readVersion({ v }: Record<string, string>): number {
  const version = Number(v)
  return Number.isSafeInteger(version) && version > 0 ? version : 0
}

function readPosition({ log, since }: Record<string, string>): { log: string, since: number } | null {
  const sequence = Number(since)
  return log && Number.isSafeInteger(sequence) && sequence >= 0 ? { log, since: sequence } : null
}
