import { expect, test } from 'vitest'
import { Browser, comeBy, makeBoard, makeLink } from './browser.ts'
import { Device } from './device.ts'
import { serve } from './servers.ts'
import * as wire from './wire.ts'

const BOARD = 'SecretBoard1234567890'
const TOKEN = 'a-token-of-the-operator'

/** The figures, by name and labels. */
async function figures(url: string): Promise<Map<string, number>> {
  const answer = await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${TOKEN}` } })
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8')
  const text = await answer.text()
  for (const secret of [BOARD, BOARD.slice(0, 4), '127.0.0.1', TOKEN]) expect(text).not.toContain(secret)
  return new Map(text.split('\n').filter(line => line !== '' && !line.startsWith('#')).map(line => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]))
}

test('[T56] figures are told to who has the token, and to nobody else', async () => {
  const silent = await serve()
  expect((await fetch(`${silent.url}/metrics`)).status).toBe(404)
  const { url } = await serve({ metricsToken: TOKEN })
  for (const headers of [{}, { authorization: 'Bearer' }, { authorization: `Bearer ${TOKEN}x` }, { authorization: TOKEN }] as Record<string, string>[]) expect((await fetch(`${url}/metrics`, { headers })).status).toBe(401)
  expect((await figures(url)).get('trame_rooms')).toBe(0)
})

test('[T56] [R6] what the relay does and refuses is counted, by code and without a name', async () => {
  const server = await serve({ metricsToken: TOKEN })
  const owner = await makeBoard(server, BOARD)
  const reader = await comeBy(server, await makeLink(owner, BOARD, 'reader'))
  const [mine, theirs] = [owner.device(BOARD), reader.device(BOARD)]
  await Promise.all([mine.synced(), theirs.synced()])
  theirs.doc.getArray('words').push(['no'])
  await theirs.until(() => theirs.refusals.length > 0)
  const stranger = new Device(server.url, BOARD)
  await stranger.closed()
  mine.send(wire.update(Uint8Array.of(255, 255)))
  await mine.until(() => mine.refusals.length > 0)
  await new Browser(server).ask('GET', '/j/rubbish')
  const told = await figures(server.url)
  expect(Object.fromEntries([...told].filter(([name]) => name.startsWith('trame_') && name !== 'trame_room_bytes'))).toEqual({
    'trame_rooms': 1,
    'trame_clients': 2,
    'trame_presences': 0,
    'trame_unfolded_updates': expect.any(Number),
    'trame_updates_total': 1,
    'trame_events_total{event="update refused",code="read-only"}': 1,
    'trame_events_total{event="update refused",code="malformed"}': 1,
    'trame_events_total{event="connection refused",code="4403"}': 1,
    'trame_events_total{event="link refused",code="forged"}': 1,
  })
  expect(told.get('process_resident_memory_bytes')).toBeGreaterThan(10_000_000)
})
