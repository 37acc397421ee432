import type { MiddlewareHandler } from 'hono'

/** Everything from this server itself; nothing from a third party. 'self' covers the websocket of the same host. */
const POLICY = [
  `default-src 'self'`,
  `script-src 'self'`,
  // The editor and the drag layer set style attributes.
  `style-src 'self' 'unsafe-inline'`,
  `img-src 'self' data: blob:`,
  `font-src 'self'`,
  `connect-src 'self'`,
  `worker-src 'self' blob:`,
  `manifest-src 'self'`,
  `object-src 'none'`,
  `base-uri 'none'`,
  `form-action 'self'`,
  `frame-ancestors 'none'`,
].join('; ')

/** A file that somebody brought runs nowhere (F3). */
const FILE_POLICY = `default-src 'none'; sandbox`

const HEADERS: Record<string, string> = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  // A board's address is the key to it: it must not travel to other sites.
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
}

/** No HSTS and no upgrade: a board is also opened over plain http in a meeting room's network. */
export const securityHeaders: MiddlewareHandler = async (context, next) => {
  await next()
  // The answer to a websocket handshake is not ours to write to.
  if (context.req.header('upgrade')) return
  for (const [name, value] of Object.entries(HEADERS)) context.res.headers.set(name, value)
  if (context.req.path.startsWith('/files/')) context.res.headers.set('content-security-policy', FILE_POLICY)
}
