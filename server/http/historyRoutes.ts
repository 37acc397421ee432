import { CHANGE_KINDS } from '@trame/shared/queries'
import { sayable } from '@trame/shared/model'
import { parseRoom } from '@trame/shared/protocol'
import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { BoardHistory } from '../history/boardHistory.ts'
import type { LogStore } from '../log/LogStore.ts'

const AT_MOST = 200

const number = v.pipe(v.string(), v.regex(/^\d{1,16}$/), v.transform(Number))
const askedSchema = v.object({
  of: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(200))),
  author: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(200))),
  kind: v.optional(v.picklist(CHANGE_KINDS)),
  limit: v.optional(v.pipe(number, v.minValue(1), v.maxValue(AT_MOST)), '50'),
  before: v.optional(v.pipe(v.string(), v.regex(/^\d{1,16}\.\d{1,10}\.\d{1,16}$/), v.transform(text => text.split('.').map(Number) as [number, number, number]))),
})

export type HistoryRoutes = {
  store: LogStore
  /** Who may read a board may read its story. */
  mayRead: (context: Context, board: string) => boolean | Promise<boolean>
}

/** Who did what on a board, newest first (H1 to H4). Read from the log, never from the relay. */
export function historyRoutes({ store, mayRead }: HistoryRoutes): Hono {
  const app = new Hono()
  const history = new BoardHistory(store)
  app.get('/api/boards/:id/history', async context => {
    const board = context.req.param('id')
    if (parseRoom(board)?.kind !== 'board' || !(await store.exists(board))) return context.json({ error: { code: 'unknown-board' } }, 404)
    if (!(await mayRead(context, board))) return context.json({ error: { code: 'forbidden' } }, 403)
    const asked = v.safeParse(askedSchema, context.req.query())
    if (!asked.success) return context.json({ error: { code: 'malformed' } }, 400)
    const { of, author, kind, limit, before } = asked.output
    const changes = await history.of(board)
    const found = changes.latest({ limit: limit + 1, id: of, author, kind, before: before && { time: before[0], client: before[1], clock: before[2] } })
    const shown = found.slice(0, limit)
    const last = shown.at(-1)
    context.header('cache-control', 'no-store')
    return context.json({
      changes: sayable(shown),
      next: found.length > limit && last ? `${last.time}.${last.client}.${last.clock}` : null,
      // How far each writer is known: what goes beyond it has not arrived.
      known: Object.fromEntries(changes.known),
      authors: changes.authors(),
      owners: Object.fromEntries(changes.owners()),
    })
  })
  return app
}
