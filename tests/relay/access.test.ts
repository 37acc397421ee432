import { expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { Journal } from '../../server/relay/journal.ts'
import { Browser, comeBy, makeBoard, makeLink, type ShownAccess } from './browser.ts'
import { Device } from './device.ts'
import { serve, temporaryFolder } from './servers.ts'
import * as wire from './wire.ts'

const BOARD = 'SecretBoard1234567890'

test('[R1] [T33] a board is its maker’s from the first second: the address alone lets nobody in', async () => {
  const server = await serve()
  const owner = await makeBoard(server, BOARD)
  const guest = await new Browser(server).arrive()
  const tool = new Device(server.url, BOARD)
  const page = guest.device(BOARD)
  await Promise.all([tool.closed(), page.closed()])
  expect([tool.closeCode, page.closeCode, page.doc.getArray('words').length]).toEqual([4403, 4403, 0])
  // Saying that it is theirs does not make it so.
  const thief = guest.device(BOARD, { isMaker: true })
  await thief.closed()
  expect([thief.closeCode, (await guest.ask('GET', `/api/boards/${BOARD}/access`)).status]).toEqual([4403, 403])
  expect(await owner.json<ShownAccess>('GET', `/api/boards/${BOARD}/access`)).toMatchObject({ role: 'owner', isOwned: true, general: null, links: [] })
  // All rooms of the board are as private as the board.
  for (const room of [`${BOARD}.texts`, `${BOARD}.talk`]) {
    const device = guest.device(room)
    await device.closed()
    expect(device.closeCode, room).toBe(4403)
  }
})

test('[R1] [T33] it is still its maker’s after a restart, and the links go on', async () => {
  const dataDir = temporaryFolder()
  const first = await serve({ dataDir })
  const owner = await makeBoard(first, BOARD)
  const link = await makeLink(owner, BOARD, 'reader')
  await first.stop()
  const second = await serve({ dataDir, port: first.port })
  const mine = owner.device(BOARD)
  await mine.synced()
  expect(mine.role).toBe('owner')
  const reader = (await comeBy(second, link)).device(BOARD)
  await reader.synced()
  expect(reader.role).toBe('reader')
})

test('[R4] [T33] a withdrawn link: who is there by it is sent away at once, who has another way in stays', async () => {
  const server = await serve()
  const owner = await makeBoard(server, BOARD)
  const [asEditor, asReader] = [await makeLink(owner, BOARD, 'editor'), await makeLink(owner, BOARD, 'reader')]
  const editor = await comeBy(server, asEditor)
  const both = await comeBy(server, asEditor)
  await both.ask('GET', asReader.path)
  const [one, two, three] = [editor.device(BOARD), editor.device(`${BOARD}.texts`), both.device(BOARD)]
  await Promise.all([one.synced(), two.synced(), three.synced()])
  expect([one.role, three.role]).toEqual(['editor', 'editor'])
  expect((await owner.ask('DELETE', `/api/boards/${BOARD}/links/${asEditor.id}`)).status).toBe(204)
  await Promise.all([one.closed(), two.closed(), three.until(() => three.role === 'reader')])
  expect([one.closeCode, two.closeCode]).toEqual([4403, 4403])
  three.doc.getArray('words').push(['too late'])
  await three.until(() => three.refusals.length > 0)
  expect(three.refusals).toEqual(['read-only'])
  const back = editor.device(BOARD)
  await back.closed()
  expect(back.closeCode).toBe(4403)
  const again = await new Browser(server).ask('GET', asEditor.path)
  expect(again.headers.get('location')).toBe('/rejoindre?probleme=revoked')
})

test('[R4] an ended link gives nothing from that moment on, also to who is there', async () => {
  let now = Date.now()
  const server = await serve({ now: () => now, limits: { deadMs: 3_600_000, keepaliveMs: 3_600_000 } })
  const owner = await makeBoard(server, BOARD)
  const link = await makeLink(owner, BOARD, 'editor', { until: now + 60_000 })
  const guest = await comeBy(server, link)
  const device = guest.device(BOARD)
  await device.synced()
  now += 60_001
  device.doc.getArray('words').push(['too late'])
  await device.closed()
  const watching = owner.device(BOARD)
  await watching.synced()
  expect([device.closeCode, watching.doc.getArray('words').toArray()]).toEqual([4403, ['mine']])
  expect((await new Browser(server).ask('GET', link.path)).headers.get('location')).toBe('/rejoindre?probleme=expired')
  expect(await (await new Browser(server).ask('POST', '/api/join', { code: link.code })).json()).toEqual({ error: { code: 'expired' } })
})

test('[R5] [T33] a link is left at once for a cookie that no script reads, and neither token nor code is told to the log', async () => {
  const told: string[] = []
  const note = (fields: object, text: string): void => void told.push(`${text} ${JSON.stringify(fields)}`)
  const journal: Journal = { info: note, warn: note, error: note }
  const server = await serve({ journal })
  const owner = await makeBoard(server, BOARD)
  const link = await makeLink(owner, BOARD, 'commenter', { label: 'Équipe' })
  const browser = new Browser(server)
  const came = await browser.ask('GET', link.path)
  expect([came.status, came.headers.get('location')]).toEqual([303, `/b/${BOARD}`])
  expect(came.headers.get('set-cookie')).toMatch(/^trame-device=[A-Za-z0-9_-]{32}; Max-Age=34560000; Path=\/; HttpOnly; SameSite=Lax$/)
  expect(came.headers.get('referrer-policy')).toBe('no-referrer')
  // Who comes again is still the same.
  const before = browser.cookie
  await browser.ask('GET', link.path)
  expect(browser.cookie).toBe(before)
  const token = link.path.slice('/j/'.length)
  const [head, body, signature] = token.split('.') as [string, string, string]
  const lie = Buffer.from(JSON.stringify({ ...JSON.parse(Buffer.from(body, 'base64url').toString()), jti: 'another' })).toString('base64url')
  const unsigned = Buffer.from('{"alg":"none"}').toString('base64url')
  for (const bad of [`${head}.${lie}.${signature}`, token.slice(0, -2), `${unsigned}.${body}.`, 'rubbish', '%F0%9F%98%80', 'x'.repeat(5_000)]) {
    const answer = await new Browser(server).ask('GET', `/j/${bad}`)
    expect([answer.status, answer.headers.get('location')], bad.slice(0, 40)).toEqual([303, '/rejoindre?probleme=forged'])
  }
  expect(told).toHaveLength(6)
  for (const secret of [token, signature, link.code, BOARD, browser.cookie.split('=')[1]!]) expect(told.join('\n')).not.toContain(secret)
})

test('[R5] [T33] in the room a short code does what the link does, however it is typed; trying codes is slowed down', async () => {
  const server = await serve()
  const owner = await makeBoard(server, BOARD)
  const { code, shortPath } = await makeLink(owner, BOARD, 'editor')
  expect(code).toMatch(/^[2-9A-HJKMNP-Z]{8}$/)
  const typed = `${code.slice(0, 4).toLowerCase()} - ${code.slice(4)}`
  const guest = new Browser(server)
  expect(await guest.json('POST', '/api/join', { code: typed })).toEqual({ board: BOARD })
  const device = guest.device(BOARD)
  await device.synced()
  expect(device.role).toBe('editor')
  expect((await new Browser(server).ask('GET', shortPath)).headers.get('location')).toBe(`/b/${BOARD}`)
  const tries = await Promise.all(Array.from({ length: 12 }, () => new Browser(server).ask('POST', '/api/join', { code: '22222222' })))
  expect(new Set(tries.map(({ status }) => status))).toEqual(new Set([404, 429]))
})

test('[R7] nobody gives a role that is not theirs to give, or sees the links to it', async () => {
  const server = await serve()
  const owner = await makeBoard(server, BOARD)
  const coOwner = await makeLink(owner, BOARD, 'owner')
  const facilitator = await comeBy(server, await makeLink(owner, BOARD, 'facilitator'))
  const asked = async (role: string): Promise<number> => (await facilitator.ask('POST', `/api/boards/${BOARD}/links`, { role, label: '', until: null })).status
  expect([await asked('reader'), await asked('commenter'), await asked('editor'), await asked('facilitator'), await asked('owner')]).toEqual([201, 201, 201, 403, 403])
  const seen = await facilitator.json<ShownAccess>('GET', `/api/boards/${BOARD}/access`)
  expect(seen.links.map(({ role }) => role)).toEqual(['reader', 'commenter', 'editor'])
  expect((await facilitator.ask('DELETE', `/api/boards/${BOARD}/links/${coOwner.id}`)).status).toBe(403)
  expect((await facilitator.ask('PUT', `/api/boards/${BOARD}/access/general`, { role: 'editor' })).status).toBe(403)
  // A link of another board is not one of this.
  const other = await makeBoard(server, 'OtherBoard1234567890')
  expect((await other.ask('DELETE', `/api/boards/OtherBoard1234567890/links/${coOwner.id}`)).status).toBe(404)
})

test('[R8] what a tool made is open to who knows its address, until somebody takes it and says otherwise', async () => {
  const server = await serve()
  const tool = new Device(server.url, BOARD)
  tool.doc.getArray('words').push(['by a tool'])
  await tool.saved()
  const [ada, ben] = [await new Browser(server).arrive(), await new Browser(server).arrive()]
  const page = ben.device(BOARD, { isMaker: true })
  await page.synced()
  expect(page.role).toBe('editor')
  expect((await ada.ask('POST', `/api/boards/${BOARD}/access/adopt`)).status).toBe(204)
  expect((await ben.ask('POST', `/api/boards/${BOARD}/access/adopt`)).status).toBe(403)
  expect(await ben.json<ShownAccess>('GET', `/api/boards/${BOARD}/access`)).toMatchObject({ role: 'editor', isOwned: true, general: 'editor' })
  expect((await ada.ask('PUT', `/api/boards/${BOARD}/access/general`, { role: 'reader' })).status).toBe(204)
  await page.until(() => page.role === 'reader')
  expect((await ada.ask('PUT', `/api/boards/${BOARD}/access/general`, { role: 'owner' })).status).toBe(403)
  expect((await ada.ask('PUT', `/api/boards/${BOARD}/access/general`, { role: null })).status).toBe(204)
  await Promise.all([page.closed(), tool.closed()])
  expect([page.closeCode, tool.closeCode]).toEqual([4403, 4403])
})

test('[R8] OPEN=0: what nobody owns is closed to all but the operator', async () => {
  const server = await serve({ isOpen: false })
  const tool = new Device(server.url, BOARD)
  await tool.closed()
  expect(tool.closeCode).toBe(4403)
  const owner = await makeBoard(server, BOARD)
  const mine = owner.device(BOARD)
  await mine.synced()
  expect(mine.role).toBe('owner')
})

test('[R9] [P1] a stock y-websocket writes where a token gives it the right, and a token that gives nothing is not taken for none', async () => {
  const server = await serve()
  const owner = await makeBoard(server, BOARD)
  const token = (await makeLink(owner, BOARD, 'editor')).path.slice('/j/'.length)
  const join = (params: Record<string, string>, room = BOARD) => new WebsocketProvider(`${server.url.replace('http', 'ws')}/sync`, room, new Y.Doc(), { WebSocketPolyfill: WebSocket as never, disableBc: true, params })
  const watching = owner.device(BOARD)
  await watching.synced()
  const stock = join({ right: token })
  await new Promise<void>(resolve => stock.once('sync', () => resolve()))
  stock.doc.getArray('words').push(['stock'])
  await watching.until(() => watching.doc.getArray('words').length === 2)
  const codes = await Promise.all(
    [join({}), join({ right: `${token}x` }), join({ right: 'rubbish' }, 'OpenBoard1234')].map(async provider => {
      const code = await new Promise<number>(resolve => provider.once('connection-close', event => resolve(event?.code ?? 0)))
      const isFinal = !provider.shouldConnect
      provider.destroy()
      return [code, isFinal]
    }),
  )
  expect(codes).toEqual([[4403, true], [4401, true], [4401, true]])
  stock.destroy()
})

test('[R6] a body that is not what it says, a page of another site, a room that is none: each has its answer', async () => {
  const server = await serve()
  const owner = await makeBoard(server, BOARD)
  const links = `/api/boards/${BOARD}/links`
  const codes = async (...asked: [string, string, unknown?, Record<string, string>?][]): Promise<unknown[]> =>
    Promise.all(asked.map(async ([method, path, body, headers]) => {
      const answer = await owner.ask(method, path, body, headers)
      return [answer.status, ((await answer.json()) as { error: { code: string } }).error.code]
    }))
  expect(await codes(
    ['POST', links, '{"role":'],
    ['POST', links, { role: 'king', label: '', until: null }],
    ['POST', links, { role: 'reader', label: 'x'.repeat(81), until: null }],
    ['POST', links, { role: 'reader', label: '', until: 1.5 }],
    ['POST', links, { role: 'reader', label: '', until: null, board: 'OtherBoard1' }],
    ['POST', links, { role: 'reader', label: 'x'.repeat(20_000), until: null }],
    ['POST', links, { role: 'reader', label: '', until: null }, { origin: 'https://elsewhere.example' }],
    ['GET', '/api/boards/..%2F..%2Fetc/access'],
    ['GET', `/api/boards/${'a'.repeat(10_000)}/access`],
    ['GET', '/api/boards/%F0%9F%98%80%F0%9F%98%80/access'],
    ['GET', `/api/boards/${BOARD}/access`, undefined, { authorization: 'Bearer rubbish' }],
  )).toEqual([
    [400, 'malformed'], [400, 'malformed'], [400, 'malformed'], [400, 'malformed'], [400, 'malformed'], [413, 'too-large'], [403, 'foreign-origin'],
    [404, 'unknown-board'], [404, 'unknown-board'], [404, 'unknown-board'], [401, 'bad-token'],
  ])
})

/** Client id → what it shows now, as this device has heard it. */
const shownTo = (device: Device) => (client: number): string | undefined =>
  device.heard.flatMap(heard => (heard.type === 'presence' ? heard.states : [])).findLast(state => state.client === client)?.json

test('[P8] nobody speaks in another’s name: what a device shows is changed by that device alone, from any of its connections', async () => {
  const server = await serve()
  const owner = await makeBoard(server, BOARD)
  const guest = await comeBy(server, await makeLink(owner, BOARD, 'reader'))
  const [mine, again, watching, theirs] = [owner.device(BOARD), owner.device(BOARD), owner.device(BOARD), guest.device(BOARD)]
  await Promise.all([mine, again, watching, theirs].map(device => device.synced()))
  const shown = shownTo(watching)
  mine.send(wire.presence([7, 1, '{"name":"Anne"}']))
  await watching.until(() => shown(7) === '{"name":"Anne"}')
  theirs.send(wire.presence([7, 5, '{"name":"Not Anne"}'], [7, 6, 'null'], [8, 1, '{"name":"Bruno"}']))
  await watching.until(() => shown(8) === '{"name":"Bruno"}')
  expect(shown(7)).toBe('{"name":"Anne"}')
  // She comes back by another socket while the first one is not known to be dead.
  again.send(wire.presence([7, 2, '{"name":"Anne, back"}']))
  await watching.until(() => shown(7) === '{"name":"Anne, back"}')
  // What nobody shows any more may be taken up again.
  await again.leave()
  await watching.until(() => shown(7) === 'null')
})

test('[P8] two that came without a name are two: neither speaks for the other', async () => {
  const server = await serve()
  const room = 'NobodysBoard123456789'
  const [one, other, watching] = [new Device(server.url, room), new Device(server.url, room), new Device(server.url, room)]
  await Promise.all([one, other, watching].map(device => device.synced()))
  const shown = shownTo(watching)
  one.send(wire.presence([7, 1, '{"name":"Anne"}']))
  await watching.until(() => shown(7) === '{"name":"Anne"}')
  other.send(wire.presence([7, 2, '{"name":"Not Anne"}'], [8, 1, '{"name":"Bruno"}']))
  await watching.until(() => shown(8) === '{"name":"Bruno"}')
  expect(shown(7)).toBe('{"name":"Anne"}')
})
