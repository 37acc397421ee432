import { getConnInfo } from '@hono/node-server/conninfo'
import { upgradeWebSocket } from '@hono/node-server'
import { CLOSE, parseRoom, SYNC_PATH } from '@trame/shared/protocol'
import { Hono } from 'hono'
import { WebSocket } from 'ws'
import type { LogStore } from '../log/LogStore.ts'
import { type Journal, SILENT } from '../relay/journal.ts'
import type { Relay } from '../relay/relay.ts'
import { historyRoutes } from './historyRoutes.ts'
import { securityHeaders } from './headers.ts'
import { isAllowedOrigin } from './origin.ts'
import { staticClient } from './staticClient.ts'
import { joinRelay } from './wsSocket.ts'

export type HttpOptions = {
  relay: Relay
  store: LogStore
  /** The folder of the built client; null serves the relay alone. */
  clientDir: string | null
  /** Origins besides the server's own that may open a socket. */
  allowedOrigins: readonly string[]
  /** The board of the demonstration, if there is one. */
  demo: string | null
  journal?: Journal
}

/** All addresses of the server. */
export function createApp({ relay, store, clientDir, allowedOrigins, demo, journal = SILENT }: HttpOptions): Hono {
  const app = new Hono()
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
  // Today a board's name is the key to it.
  app.route('/', historyRoutes({ store, mayRead: () => true }))
  app.get('/api/demo', context => context.json({ board: demo }))
  app.all('/api/*', context => context.json({ error: { code: 'unknown-address' } }, 404))
  app.get(
    `${SYNC_PATH}/:room`,
    async (context, next) => {
      const origin = context.req.header('origin')
      if (!isAllowedOrigin({ origin, host: context.req.header('host'), allowed: allowedOrigins })) return context.text('origin not allowed', 403)
      await next()
    },
    upgradeWebSocket(context => {
      const room = context.req.param('room') ?? ''
      const address = getConnInfo(context).remote.address ?? 'unknown'
      const query = context.req.query()
      return {
        onOpen: (_event, { raw }) => {
          if (!(raw instanceof WebSocket)) throw new Error('expected a socket of ws')
          // y-websocket understands close codes, not refused handshakes: an unknown name is answered after opening.
          if (parseRoom(room) === null) raw.close(CLOSE.badRoom, 'bad room name')
          else joinRelay(raw, relay, { room, address, author: null, speaksOurs: Number(query.v) >= 1, position: readPosition(query) })
        },
      }
    }),
  )
  app.all(`${SYNC_PATH}/*`, context => context.text('expected a websocket', 426))
  if (clientDir !== null) app.route('/', staticClient(clientDir))
  app.notFound(context => context.text('not found', 404))
  return app
}

function readPosition({ log, since }: Record<string, string>): { log: string, since: number } | null {
  const sequence = Number(since)
  return log && Number.isSafeInteger(sequence) && sequence >= 0 ? { log, since: sequence } : null
}
