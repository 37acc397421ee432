import { addNode, createBoard, moveToStatus, renameNode, setFieldValue } from '@trame/shared/commands'
import { Board, ROOT } from '@trame/shared/model'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createApp } from '../../server/http/app.ts'
import { openSqliteLog } from '../../server/log/sqlite/SqliteLogStore.ts'
import { Relay } from '../../server/relay/relay.ts'
import { temporaryFolder } from './servers.ts'

type Told = { id: string; time: number; arrivedAt: number; author: string; recorded: string | null; patch: Record<string, unknown>; before: Record<string, unknown>; isBirth: boolean }
type Answer = { changes: Told[]; next: string | null; known: Record<string, number>; authors: string[] }

const ROOM = 'roomHISTORY'

/** A relay's log and who writes into it, one row a command, as the relay would. */
async function open() {
  const store = await openSqliteLog({ file: `${temporaryFolder()}/log.sqlite` })
  const relay = new Relay({ store })
  const app = createApp({ relay, store, clientDir: null, allowedOrigins: [], demo: null })
  let sequence = 0
  let now = 1_000
  const writer = (author: string, recorded: string | null) => {
    const doc = new Y.Doc()
    const board = new Board(doc, { author, now: () => now, random: Math.random })
    let waiting: Uint8Array[] = []
    doc.on('update', (update: Uint8Array, origin: unknown) => origin !== 'remote' && waiting.push(update))
    return {
      board,
      doc,
      /** Sends what was written; it arrives at this time. */
      async send(arrivedAt: number) {
        for (const update of waiting) await store.append([{ room: ROOM, sequence: sequence++, update, author: recorded, session: author, time: arrivedAt }])
        waiting = []
      },
      hear: (from: Y.Doc) => Y.applyUpdate(doc, Y.encodeStateAsUpdate(from, Y.encodeStateVector(doc)), 'remote'),
    }
  }
  const ask = async (query = ''): Promise<Answer> => {
    const response = await app.request(`/api/boards/${ROOM}/history${query}`)
    expect(response.status).toBe(200)
    return (await response.json()) as Answer
  }
  return { store, relay, app, writer, ask, at: (time: number) => (now = time) }
}

test('[T23][H1][H2] who did what, when it was done and when it arrived, and what stood there before', async () => {
  const { writer, ask, at, relay, store, app } = await open()
  const [anne, bruno] = [writer('anne', null), writer('bruno', 'compte:bruno')]
  createBoard(anne.board, { room: ROOM, draft: { title: 'Essai', fields: {}, statuses: [{ id: 's1', title: 'À voir', statusKind: 'proposed', colour: 'slate' }, { id: 's2', title: 'Inscrit', statusKind: 'accepted', colour: 'green' }], tree: [] } })
  const made = addNode(anne.board, { kind: 'card', title: 'Étude', under: ROOT, status: 's1' })
  const id = made.ok ? made.value : ''
  await anne.send(1_500)
  bruno.hear(anne.doc)

  // He decides in the train at 2000; she, at her desk, at 3000. His arrives in the evening.
  at(2_000)
  moveToStatus(bruno.board, { ids: [id], status: 's2' })
  at(3_000)
  setFieldValue(anne.board, { ids: [id], field: 'priority', value: '1' })
  renameNode(anne.board, { id, title: 'Étude du lac' })
  await anne.send(3_100)
  expect((await ask(`?of=${id}`)).changes.map(({ time }) => time)).toEqual([3_001, 3_000, 1_001])
  await bruno.send(9_000)

  const { changes, known, authors } = await ask(`?of=${id}`)
  expect(changes.map(({ time, arrivedAt, author, recorded, isBirth }) => [time, arrivedAt, author, recorded, isBirth])).toEqual([
    [3_001, 3_100, 'anne', null, false],
    [3_000, 3_100, 'anne', null, false],
    [2_000, 9_000, 'bruno', 'compte:bruno', false],
    [1_001, 1_500, 'anne', null, true],
  ])
  expect([changes[0]!.before.title, changes[0]!.patch.title]).toEqual(['Étude', 'Étude du lac'])
  expect([(changes[2]!.before.lane as string[])[0], (changes[2]!.patch.lane as string[])[0]]).toEqual(['s1', 's2'])
  expect(authors).toEqual(['anne', 'bruno'])
  expect(known[anne.doc.clientID]).toBeGreaterThan(0)

  expect((await ask('?kind=decision')).changes).toHaveLength(1)
  expect((await ask('?author=compte:bruno')).changes).toHaveLength(1)
  for (const query of ['?limit=0', '?limit=500', '?kind=nonsense', '?before=1.2', '?of=']) expect((await app.request(`/api/boards/${ROOM}/history${query}`)).status, query).toBe(400)
  expect((await app.request('/api/boards/roomELSEWHERE/history')).status).toBe(404)
  expect((await app.request(`/api/boards/${ROOM}.texts/history`)).status).toBe(404)
  await relay.stop()
  await store.close()
})

test('[H4] a long story is leafed through without gaps or repetition, also what was never JSON', async () => {
  const { writer, ask, relay, store } = await open()
  const anne = writer('anne', null)
  createBoard(anne.board, { room: ROOM, draft: { title: 'Essai', fields: {}, statuses: [{ id: 's1', title: 'À voir', statusKind: 'proposed', colour: 'slate' }], tree: [] } })
  for (let i = 0; i < 450; i++) addNode(anne.board, { kind: 'card', title: `Projet ${i}`, under: ROOT, after: null })
  anne.doc.getArray('log3').push([['odd', 5_000, 'anne', { kind: 'card', title: 'Étrange', big: 2n ** 63n, bytes: new Uint8Array(3), none: Number.NaN }]])
  await anne.send(2_000)
  const seen: string[] = []
  let next: string | null = ''
  while (next !== null) {
    const answer: Answer = await ask(`?limit=100${next === '' ? '' : `&before=${next}`}`)
    seen.push(...answer.changes.map(({ id }) => id))
    next = answer.next
  }
  // The board, its column, the cards and the strange one.
  expect(seen).toHaveLength(453)
  expect(new Set(seen).size).toBe(453)
  expect(seen[0]).toBe('odd')
  await relay.stop()
  await store.close()
})
