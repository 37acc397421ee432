import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { FileFolder } from '../../server/files/FileFolder.ts'
import { serve, temporaryFolder } from './servers.ts'

const ROOM = 'roomFILES001'
const sha = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const png = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.from('pixels')])

async function open(dataDir = temporaryFolder()) {
  const server = await serve({ dataDir })
  const doc = new Y.Doc()
  doc.getArray('log0').push([['board', 1, 'anne', { kind: 'board', room: ROOM, title: 'Essai' }]])
  if (!(await server.store.exists(ROOM))) await server.store.append([{ room: ROOM, sequence: 0, update: Y.encodeStateAsUpdate(doc), author: null, session: 's', time: 1 }])
  const put = (hash: string, body: Uint8Array, headers: Record<string, string> = {}, board = ROOM) => fetch(`${server.url}/files/${board}/${hash}`, { method: 'PUT', body: body as BodyInit, headers })
  const get = (hash: string, board = ROOM) => fetch(`${server.url}/files/${board}/${hash}`)
  return { server, put, get, dataDir }
}

test('[T47][F2] a file comes back with the same bytes, also after a restart, and lies beside the log under its hash', async () => {
  const { server, put, get, dataDir } = await open()
  const bytes = Buffer.alloc(1_500_000, 7)
  expect((await put(sha(bytes), bytes)).status).toBe(204)
  expect((await put(sha(bytes), bytes)).status).toBe(204)
  expect(readdirSync(`${dataDir}/files/${ROOM}`)).toEqual([sha(bytes)])
  await server.stop()
  const again = await open(dataDir)
  expect(Buffer.from(await (await again.get(sha(bytes))).arrayBuffer()).equals(bytes)).toBe(true)
  expect((await get(sha(bytes)).catch(() => null))?.status).toBeUndefined()
})

test('[F3] nothing that is handed over runs: no type of its own, as a download, in a sandbox', async () => {
  const { put, get } = await open()
  const page = Buffer.from('<html><script>alert(1)</script></html>')
  const drawing = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')
  for (const bytes of [page, drawing]) {
    await put(sha(bytes), bytes, { 'content-type': 'image/png' })
    const answer = await get(sha(bytes))
    expect(answer.headers.get('content-type')).toBe('application/octet-stream')
    expect(answer.headers.get('content-disposition')).toBe('attachment')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('content-security-policy')).toBe(`default-src 'none'; sandbox`)
  }
  await put(sha(png), png)
  expect((await get(sha(png))).headers.get('content-type')).toBe('image/png')
})

test('[F2][F3] what lies about itself, is too large, comes from elsewhere or leads out of the folder is refused', async () => {
  const { put, get, dataDir } = await open()
  expect((await put(sha(png), Buffer.from('something else'))).status).toBe(422)
  const large = Buffer.alloc(10 * 2 ** 20 + 1)
  expect((await put(sha(large), large)).status).toBe(413)
  expect((await put('../../trame.db', png)).status).toBeGreaterThanOrEqual(400)
  expect((await put('..%2f..%2ftrame.db', png)).status).toBeGreaterThanOrEqual(400)
  expect((await put(sha(png).toUpperCase(), png)).status).toBe(400)
  expect((await put(sha(png), png, { origin: 'http://evil.example' })).status).toBe(403)
  expect((await put(sha(png), png, {}, 'roomELSEWHERE')).status).toBe(404)
  expect((await get(sha(png), 'roomELSEWHERE')).status).toBe(404)
  expect((await get(sha(png))).status).toBe(404)
  expect(readdirSync(dataDir).filter(name => name === 'files' && readdirSync(`${dataDir}/files`).length > 0)).toEqual([])
})

test('[F2] a board does not fill the disk for all, and half a file is none', async () => {
  const folder = temporaryFolder()
  const files = new FileFolder({ folder, largestFile: 100, largestBoard: 150 })
  const [first, second] = [Buffer.alloc(90, 1), Buffer.alloc(90, 2)]
  expect(await files.write(ROOM, sha(first), first)).toBeNull()
  expect(await files.write(ROOM, sha(second), second)).toBe('board-full')
  expect(await files.write('roomOTHER001', sha(second), second)).toBeNull()
  expect(await files.write(ROOM, sha(first), Buffer.alloc(101))).toBe('too-large')
  expect(await files.read(ROOM, sha(second))).toBeNull()
  expect(readdirSync(`${folder}/${ROOM}`)).toEqual([sha(first)])
})
