import net from 'node:net'
import path from 'node:path'
import { expect, test } from 'vitest'
import { createApp } from '../../server/http/app.ts'
import { Relay } from '../../server/relay/relay.ts'
import { openSqliteLog } from '../../server/log/sqlite/SqliteLogStore.ts'
import { Device } from './device.ts'
import { serve, temporaryFolder } from './servers.ts'

const WEBSOCKET = 'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n'
const KEY = 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n'

/** Sends these lines as they are and returns the first line of the answer, or '' if the server hangs up without one. */
function firstLine(port: number, head: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = net.connect(port, '127.0.0.1', () => socket.write(head))
    let answer = ''
    socket.on('data', (bytes: Buffer) => {
      answer += bytes.toString('latin1')
      if (!answer.includes('\r\n')) return
      resolve(answer.split('\r\n')[0]!)
      socket.destroy()
    })
    socket.on('close', () => resolve(''))
    socket.on('error', reject)
  })
}

test.each([
  ['a wish for another protocol is answered in this one', 'GET /health HTTP/1.1\r\nHost: a\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n', 'HTTP/1.1 200 OK'],
  ['a websocket elsewhere', `GET /nowhere.js HTTP/1.1\r\nHost: a\r\n${WEBSOCKET}${KEY}\r\n`, 'HTTP/1.1 404 Not Found'],
  ['a websocket without a room', `GET /sync/ HTTP/1.1\r\nHost: a\r\n${WEBSOCKET}${KEY}\r\n`, 'HTTP/1.1 426 Upgrade Required'],
  ['a websocket below a room', `GET /sync/roomAAAA/more HTTP/1.1\r\nHost: a\r\n${WEBSOCKET}${KEY}\r\n`, 'HTTP/1.1 426 Upgrade Required'],
  ['a websocket without its key', `GET /sync/roomAAAA HTTP/1.1\r\nHost: a\r\n${WEBSOCKET}\r\n`, 'HTTP/1.1 400 Bad Request'],
  ['a room without a websocket', 'GET /sync/roomAAAA HTTP/1.1\r\nHost: a\r\n\r\n', 'HTTP/1.1 426 Upgrade Required'],
  ['a room name that is not even text', `GET /sync/%zz HTTP/1.1\r\nHost: a\r\n${WEBSOCKET}${KEY}\r\n`, 'HTTP/1.1 101 Switching Protocols'],
  ['a host that is none', 'GET /health HTTP/1.1\r\nHost: a b<>\r\n\r\n', 'HTTP/1.1 400 Bad Request'],
  ['a path that climbs out', 'GET /..%2f..%2fpackage.json HTTP/1.1\r\nHost: a\r\n\r\n', 'HTTP/1.1 404 Not Found'],
  ['a zero byte', 'GET /assets/a%00b.js HTTP/1.1\r\nHost: a\r\n\r\n', 'HTTP/1.1 404 Not Found'],
  ['a head without end', `GET /${'a'.repeat(40_000)} HTTP/1.1\r\nHost: a\r\n\r\n`, 'HTTP/1.1 431 Request Header Fields Too Large'],
  ['TLS to a port without it', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n', 'HTTP/1.1 400 Bad Request'],
  ['a tunnel', 'CONNECT example.org:80 HTTP/1.1\r\nHost: a\r\n\r\n', ''],
])('[P5] %s: answered, and the server goes on and stops', async (_what, head, line) => {
  const server = await serve({ clientDir: 'client/dist' })
  expect(await firstLine(server.port, head)).toBe(line)
  const device = new Device(server.url, 'roomAAAA')
  await device.synced()
  await server.stop()
})

test('[P5] a socket that stays silent, or half of a head, does not keep the server from stopping', async () => {
  const server = await serve()
  const silent = net.connect(server.port, '127.0.0.1')
  const half = net.connect(server.port, '127.0.0.1', () => half.write('GET /health HTTP/1.1\r\nHo'))
  // They are cut off in the end.
  for (const socket of [silent, half]) socket.on('error', () => {})
  await Promise.all([silent, half].map(socket => new Promise(resolve => socket.on('connect', resolve))))
  const ends = Promise.all([silent, half].map(socket => new Promise(resolve => socket.on('close', () => resolve('cut off')))))
  await server.stop()
  expect(await ends).toEqual(['cut off', 'cut off'])
})

test('[T56] health is said only while the relay takes devices', async () => {
  const store = await openSqliteLog({ file: path.join(temporaryFolder(), 'trame.db') })
  const relay = new Relay({ store })
  const app = createApp({ relay, store, clientDir: null, allowedOrigins: [], demo: null })
  const serving = await app.request('/health')
  expect([serving.status, await serving.json()]).toEqual([200, { status: 'ok' }])
  const stopped = relay.stop()
  const stopping = await app.request('/health')
  expect([stopping.status, await stopping.json()]).toEqual([503, { status: 'stopping' }])
  await stopped
  await store.close()
})

test('a failure of the store is answered without its detail, and told to the log without the board', async () => {
  const store = await openSqliteLog({ file: path.join(temporaryFolder(), 'trame.db') })
  const relay = new Relay({ store })
  const told: string[] = []
  const note = (fields: object, text: string) => void told.push(`${text} ${JSON.stringify(fields)}`)
  const app = createApp({ relay, store, clientDir: null, allowedOrigins: [], demo: null, journal: { info: note, warn: note, error: note } })
  await relay.stop()
  await store.close()
  const answer = await app.request('/api/boards/SecretBoard1234567890')
  expect([answer.status, await answer.json()]).toEqual([500, { error: { code: 'internal' } }])
  expect(told).toHaveLength(1)
  expect(told[0]).toContain('database is not open')
  expect(told[0]).not.toContain('Secret')
})

test('[T61] every answer says what its page may do: nothing from elsewhere, no script of its own, no frame around it', async () => {
  const { url } = await serve({ clientDir: 'client/dist' })
  for (const path of ['/', '/b/SecretBoard1234567890', '/manifest.webmanifest', '/api/demo', '/api/nowhere', '/nowhere.js', '/j/rubbish', '/health']) {
    const answer = await fetch(url + path, { redirect: 'manual' })
    const policy = new Map((answer.headers.get('content-security-policy') ?? '').split('; ').map(rule => [rule.split(' ')[0], rule.split(' ').slice(1).join(' ')]))
    expect(Object.fromEntries(policy), path).toMatchObject({ 'default-src': "'self'", 'script-src': "'self'", 'connect-src': "'self'", 'object-src': "'none'", 'base-uri': "'none'", 'frame-ancestors': "'none'" })
    // No rule names a host, or lets a script be made of text.
    expect([...policy.values()].join(' '), path).not.toMatch(/:\/\/|\*|unsafe-eval|wasm-unsafe-eval/)
    expect(answer.headers.get('referrer-policy'), path).toBe('no-referrer')
    expect(answer.headers.get('x-content-type-options'), path).toBe('nosniff')
  }
  const page = await (await fetch(url)).text()
  expect([...page.matchAll(/<script\b([^>]*)>/g)].filter(([, attributes]) => !/\bsrc="\//.test(attributes!)), 'scripts in the page itself').toEqual([])
  expect(page.match(/(src|href)="(https?:)?\/\//g), 'addresses elsewhere').toBeNull()
})
