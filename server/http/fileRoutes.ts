import { LARGEST_FILE, shownTypeOf } from '@trame/shared/model'
import { parseRoom } from '@trame/shared/protocol'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { FileFolder, FileRefusal } from '../files/FileFolder.ts'
import type { LogStore } from '../log/LogStore.ts'
import { isAllowedOrigin } from './origin.ts'
import type { Known } from './who.ts'

const STATUS: Readonly<Record<FileRefusal, 400 | 413 | 422 | 507>> = { 'bad-name': 400, 'too-large': 413, 'wrong-hash': 422, 'board-full': 507 }

export type FileRoutes = {
  files: FileFolder
  store: LogStore
  allowedOrigins: readonly string[]
  /** Who may read a board may read its files, who may write to it may bring some. */
  mayRead: (context: Context<Known>, board: string) => boolean | Promise<boolean>
  mayWrite: (context: Context<Known>, board: string) => boolean | Promise<boolean>
}

/** Files of a board by their hash. F3: handed over as bytes; nothing that comes from here runs in a page of Trame. */
export function fileRoutes({ files, store, allowedOrigins, mayRead, mayWrite }: FileRoutes): Hono<Known> {
  const app = new Hono<Known>()
  const isBoard = async (board: string): Promise<boolean> => parseRoom(board)?.kind === 'board' && (await store.exists(board))

  app.get('/files/:board/:hash', async context => {
    const { board, hash } = context.req.param()
    if (!(await isBoard(board))) return context.json({ error: { code: 'unknown-board' } }, 404)
    if (!(await mayRead(context, board))) return context.json({ error: { code: 'forbidden' } }, 403)
    const bytes = await files.read(board, hash)
    if (bytes === null) return context.json({ error: { code: 'unknown-file' } }, 404)
    return context.body(new Uint8Array(bytes), 200, {
      'content-type': shownTypeOf(bytes) ?? 'application/octet-stream',
      'content-disposition': 'attachment',
      // What is under a hash never changes; but who may read it does.
      'cache-control': 'private, no-cache',
      etag: `"${hash}"`,
    })
  })
  app.put(
    '/files/:board/:hash',
    async (context, next) => {
      const origin = context.req.header('origin')
      if (!isAllowedOrigin({ origin, host: context.req.header('host'), allowed: allowedOrigins })) return context.json({ error: { code: 'foreign-origin' } }, 403)
      return next()
    },
    bodyLimit({ maxSize: LARGEST_FILE, onError: context => context.json({ error: { code: 'too-large' } }, 413) }),
    async context => {
      const { board, hash } = context.req.param()
      if (!(await isBoard(board))) return context.json({ error: { code: 'unknown-board' } }, 404)
      if (!(await mayWrite(context, board))) return context.json({ error: { code: 'forbidden' } }, 403)
      const refusal = await files.write(board, hash, new Uint8Array(await context.req.arrayBuffer()))
      return refusal === null ? context.body(null, 204) : context.json({ error: { code: refusal } }, STATUS[refusal])
    },
  )
  return app
}
