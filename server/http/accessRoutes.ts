import { getConnInfo } from '@hono/node-server/conninfo'
import { ROLES } from '@trame/shared/access'
import { parseRoom } from '@trame/shared/protocol'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { createMiddleware } from 'hono/factory'
import * as v from 'valibot'
import type { Access, Outcome, Who } from '../access/access.ts'
import type { Link } from '../access/AccessStore.ts'
import { TokenBucket } from '../relay/tokenBucket.ts'
import type { Journal } from '../relay/journal.ts'
import { giveDevice, type Known, whoAsks } from './who.ts'
import { isAllowedOrigin } from './origin.ts'

type Asked = Known & { Variables: { who: Who, board: string } }

const BODY_BYTES = 16 << 10
/** Of the codes that can be typed there are 31⁸: at this rate none is found by trying. */
const TRIES_PER_SECOND = 1 / 3
const TRIES_AT_ONCE = 10
const ADDRESSES_REMEMBERED = 10_000

const text = (longest: number) => v.pipe(v.string(), v.trim(), v.maxLength(longest))
const roleSchema = v.picklist(ROLES)
const generalSchema = v.strictObject({ role: v.nullable(roleSchema) })
const linkSchema = v.strictObject({ role: roleSchema, label: text(80), until: v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(0))) })
const visitSchema = v.strictObject({ author: v.pipe(v.string(), v.regex(/^[A-Za-z0-9]{1,40}$/)), name: text(80) })
const joinSchema = v.strictObject({ code: text(400) })

/** Where somebody who came by a link that gives nothing is told so; a page of the application. */
const FAULT_PAGE = '/rejoindre?probleme='

/** Rights over HTTP: what a board's links are, making and withdrawing them, and coming in by one. */
export function accessRoutes(access: Access, { allowedOrigins, journal }: { allowedOrigins: readonly string[], journal: Journal }): Hono<Known> {
  const app = new Hono<Known>()
  const tries = new Map<string, TokenBucket>()

  /** A page of another site may not act in the name of a visitor; each body is small. */
  app.use('/api/*', giveDevice, bodyLimit({ maxSize: BODY_BYTES, onError: context => context.json({ error: { code: 'too-large' } }, 413) }), async (context, next) => {
    const isReading = context.req.method === 'GET' || context.req.method === 'HEAD'
    const origin = context.req.header('origin')
    if (!isReading && !isAllowedOrigin({ origin, host: context.req.header('host'), allowed: allowedOrigins })) return context.json({ error: { code: 'foreign-origin' } }, 403)
    return next()
  })

  const boards = new Hono<Asked>()
  boards.use(
    '/:id/*',
    createMiddleware<Asked>(async (context, next) => {
      const board = context.req.param('id') ?? ''
      if (parseRoom(board)?.kind !== 'board') return context.json({ error: { code: 'unknown-board' } }, 404)
      const who = await whoAsks(context.req, { device: context.get('device'), access })
      if (who === null) return context.json({ error: { code: 'bad-token' } }, 401)
      if (access.rightOf(board, who).role === null) return context.json({ error: { code: 'forbidden' } }, 403)
      context.set('who', who)
      context.set('board', board)
      return next()
    }),
  )
  boards.get('/:id/access', async context => {
    const { board, who } = context.var
    const links = await Promise.all(access.links(board, who).map(shown))
    const { role } = access.rightOf(board, who)
    return context.json({ role, isOwned: access.isOwned(board), general: access.general(board), links, members: access.members(board, who) })
  })
  boards.post('/:id/access/adopt', context => answer(context, access.adopt(context.var.board, context.var.who)))
  boards.put('/:id/access/general', async context => {
    const read = await bodyOf(context, generalSchema)
    return read ? answer(context, access.setGeneral(context.var.board, context.var.who, read.role)) : malformed(context)
  })
  boards.post('/:id/links', async context => {
    const read = await bodyOf(context, linkSchema)
    if (!read) return malformed(context)
    const made = access.addLink(context.var.board, context.var.who, read)
    return made.ok ? context.json(await shown(made.value), 201) : answer(context, made)
  })
  boards.delete('/:id/links/:link', context => answer(context, access.revoke(context.var.board, context.var.who, context.req.param('link'))))
  boards.put('/:id/visit', async context => {
    const read = await bodyOf(context, visitSchema)
    return read ? answer(context, access.noteVisit(context.var.board, context.var.who, read)) : malformed(context)
  })

  /** What a person needs of a link. Both addresses lead to the same door: one is copied, the other is short enough to be scanned from afar. */
  async function shown(link: Link) {
    const { id, role, label, code, createdAt, until, revokedAt } = link
    return { id, role, label, code, createdAt, until, revokedAt, path: `/j/${await access.tokenOf(link)}`, shortPath: `/j/${code}` }
  }

  /** True while this address has not tried too often. */
  function mayTry(context: Context): boolean {
    const address = addressOf(context)
    const now = Date.now()
    const bucket = tries.get(address) ?? new TokenBucket(TRIES_PER_SECOND, TRIES_AT_ONCE, now)
    tries.delete(address)
    tries.set(address, bucket)
    if (tries.size > ADDRESSES_REMEMBERED) tries.delete(tries.keys().next().value!)
    return bucket.take(now) === 0
  }

  /** Comes in by a token or a code; the log hears of failures, never of what was given. */
  async function join(context: Context<Known>, given: string): Promise<{ ok: true, board: string } | { ok: false, fault: string }> {
    const found = mayTry(context) ? await access.linkOf(given) : { ok: false as const, fault: 'too-many' as const }
    if (!found.ok) {
      journal.warn({ fault: found.fault, address: addressOf(context) }, 'link refused')
      return found
    }
    access.accept(found.link, context.get('device')!)
    return { ok: true, board: found.link.board }
  }

  app.route('/api/boards', boards as unknown as Hono<Known>)
  app.post('/api/join', async context => {
    const read = await bodyOf(context, joinSchema)
    if (!read) return malformed(context)
    const joined = await join(context, read.code)
    return joined.ok ? context.json({ board: joined.board }) : context.json({ error: { code: joined.fault } }, joined.fault === 'too-many' ? 429 : 404)
  })
  // The address with the token is left at once, so that it is in no history, no log and no screenshot.
  app.get('/j/:token', giveDevice, async context => {
    const joined = await join(context, context.req.param('token'))
    return context.redirect(joined.ok ? `/b/${joined.board}` : FAULT_PAGE + joined.fault, 303)
  })
  return app
}

function addressOf(context: Context): string {
  try {
    return getConnInfo(context).remote.address ?? 'unknown'
  } catch {
    return 'unknown' // not over a socket: a test
  }
}

async function bodyOf<S extends v.GenericSchema>(context: Context, schema: S): Promise<v.InferOutput<S> | null> {
  const read = v.safeParse(schema, await context.req.json().catch(() => null))
  return read.success ? read.output : null
}

const malformed = (context: Context): Response => context.json({ error: { code: 'malformed' } }, 400)

function answer(context: Context, outcome: Outcome<unknown>): Response {
  if (outcome.ok) return context.body(null, 204)
  return context.json({ error: { code: outcome.code } }, outcome.code === 'forbidden' ? 403 : 404)
}
