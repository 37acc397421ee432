import { randomBytes } from 'node:crypto'
import type { Context, HonoRequest, Next } from 'hono'
import { getCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import { serialize } from 'hono/utils/cookie'
import { type Access, hashDevice, NOBODY, type Who } from '../access/access.ts'

/** `device`: the hash of this browser's secret; null for a tool. */
export type Known = { Variables: { device: string | null } }

const COOKIE = 'trame-device'
const SECRET = /^[A-Za-z0-9_-]{32}$/
/** As long as browsers keep any cookie; each opened page begins it anew. */
const LASTS_SECONDS = 400 * 24 * 60 * 60

const secretOf = (context: Context): string | null => {
  const secret = getCookie(context, COOKIE)
  return secret !== undefined && SECRET.test(secret) ? secret : null
}

/** Knows a browser by its cookie. */
export const knowDevice = createMiddleware<Known>(async (context, next) => {
  const secret = secretOf(context)
  context.set('device', secret === null ? null : hashDevice(secret))
  await next()
})

/**
 * Knows a browser by its cookie, and gives it one: HttpOnly, so that no script can read it; Lax, because with Strict a
 * browser that comes by a link in a mail would seem to be another one, and be given another cookie in the place of its own.
 */
export const giveDevice = createMiddleware<Known>((context, next) => giveCookie(context, next, true))
/** The same for the client's files, of which only the pages give it. */
export const giveDeviceWithPage = createMiddleware<Known>((context, next) => giveCookie(context, next, false))

async function giveCookie(context: Context<Known>, next: Next, isAlways: boolean): Promise<void> {
  const known = secretOf(context)
  const secret = known ?? randomBytes(24).toString('base64url')
  context.set('device', hashDevice(secret))
  await next()
  const isPage = context.res.headers.get('content-type')?.startsWith('text/html') ?? false
  if (!isPage && (known !== null || !isAlways)) return
  const isSecure = context.req.header('x-forwarded-proto') === 'https' || context.req.url.startsWith('https:')
  context.res.headers.append('set-cookie', serialize(COOKIE, secret, { path: '/', httpOnly: true, sameSite: 'Lax', secure: isSecure, maxAge: LASTS_SECONDS }))
  // No cache between may hand the cookie of one browser to another.
  if (isPage) context.res.headers.set('cache-control', 'private, no-cache')
}

/**
 * Who asks: a browser by its cookie, or a tool by a token: `Authorization: Bearer`, or `?right=` where a socket cannot
 * send headers. Null for a token that gives nothing: it is not taken for no token at all.
 */
export async function whoAsks(request: HonoRequest, { device, access }: { device: string | null, access: Access | null }): Promise<Who | null> {
  const token = /^Bearer (\S+)$/.exec(request.header('authorization') ?? '')?.[1] ?? request.query('right')
  if (token === undefined || access === null) return { ...NOBODY, device }
  if (await access.isOperator(token)) return { ...NOBODY, isOperator: true }
  const found = await access.linkOf(token)
  return found.ok ? { ...NOBODY, link: found.link } : null
}
