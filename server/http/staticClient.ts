import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'

/** Vite puts a hash into the names of what lies under assets/: such a file never changes. */
const FOREVER = 'public, max-age=31536000, immutable'
const ASK_AGAIN = 'no-cache'

/** The built client. A path without a file ending is a page of the app; a missing file is a 404, never the page. */
export function staticClient(folder: string): Hono {
  const app = new Hono()
  app.use('*', async (context, next) => {
    await next()
    if (context.res.status === 200) context.res.headers.set('cache-control', context.req.path.startsWith('/assets/') ? FOREVER : ASK_AGAIN)
  })
  app.use('*', serveStatic({ root: folder }))
  app.get('*', async (context, next) => {
    const { path } = context.req
    const isPage = !/^\/(api|sync)(\/|$)/.test(path) && !/\.[^/]+$/.test(path)
    return isPage ? serveStatic({ root: folder, rewriteRequestPath: () => '/index.html' })(context, next) : next()
  })
  return app
}
