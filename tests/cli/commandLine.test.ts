import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { moveToStatus } from '@trame/shared/commands'
import { Board, fingerprint } from '@trame/shared/model'
import { seedDemo } from '../../server/history/seedDemo.ts'
import { serve, temporaryFolder } from '../relay/servers.ts'

const MAIN = fileURLToPath(new URL('../../server/cli/main.ts', import.meta.url))

type Ran = { code: number, stdout: string, stderr: string }
const trame = (dataDir: string, ...args: string[]): Promise<Ran> => new Promise(resolve => {
  execFile(process.execPath, [MAIN, ...args], { env: { ...process.env, DATA_DIR: dataDir, LC_ALL: 'fr_FR.UTF-8', INIT_CWD: dataDir } }, (error, stdout, stderr) =>
    resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr }))
})

test('[T57] boards, fingerprint, export and import work beside a running relay, and agree with a device', async () => {
  const dataDir = temporaryFolder()
  const server = await serve({ dataDir, seedDemo })
  const doc = new Y.Doc()
  const provider = new WebsocketProvider(`${server.url.replace('http', 'ws')}/sync`, server.demo!, doc, { WebSocketPolyfill: WebSocket as never, disableBc: true, params: { v: '1' } })
  const acknowledged = new Promise<void>(resolve => {
    provider.messageHandlers[100] = (_encoder, decoder) => {
      if (decoder.arr[decoder.pos] === 2) resolve() // the handshake's answer, then the move
      decoder.pos = decoder.arr.length
    }
  })
  for (const type of [101, 102, 104]) provider.messageHandlers[type] = (_encoder, decoder) => { decoder.pos = decoder.arr.length }
  await new Promise<void>(resolve => provider.on('sync', () => resolve()))
  const board = new Board(doc, { author: 'lea', now: Date.now, random: Math.random })
  const card = [...board.nodes()].find(id => board.title(id) === 'Webinaires')!
  moveToStatus(board, { ids: [card], status: 'rejected' })
  await acknowledged

  const listed = await trame(dataDir, 'boards')
  expect(listed.stdout).toBe(`${server.demo}\tProgramme de travail 2021 (démonstration)\t75 projets\n`)
  expect((await trame(dataDir, 'fingerprint', server.demo!)).stdout).toBe(`${fingerprint(board)}\n`)

  const exported = await trame(dataDir, 'export', server.demo!, '--format', 'json')
  expect(JSON.parse(exported.stdout)).toMatchObject({ format: 'trame-board', title: 'Programme de travail 2021 (démonstration)' })
  writeFileSync(path.join(dataDir, 'export.json'), exported.stdout)
  const imported = await trame(dataDir, 'import', 'export.json')
  expect(imported.stdout).toMatch(/^[0-9A-Za-z]{22}\n$/)
  expect((await trame(dataDir, 'fingerprint', imported.stdout.trim())).stdout).toBe(`${fingerprint(board)}\n`)
  provider.destroy()
})

test('an unknown board, a file that is no board and a wrong call each get one clear sentence', async () => {
  const dataDir = temporaryFolder()
  await (await serve({ dataDir, seedDemo })).stop()
  writeFileSync(path.join(dataDir, 'notes.json'), '{"format":"autre"}')
  expect(await trame(dataDir, 'fingerprint', 'inconnuinconnu')).toEqual({ code: 1, stdout: '', stderr: 'Aucun programme « inconnuinconnu » dans ce dossier. « boards » les énumère.\n' })
  expect(await trame(dataDir, 'import', 'notes.json')).toEqual({ code: 1, stdout: '', stderr: 'notes.json n’est pas un programme exporté par Trame : « format » ne convient pas. Rien n’a été importé.\n' })
  expect(await trame(dataDir, 'import', 'absent.json')).toMatchObject({ code: 1, stderr: expect.stringContaining('ENOENT') })
  expect(await trame(dataDir, 'detruire')).toMatchObject({ code: 2, stderr: expect.stringContaining('Commande inconnue : detruire.') })
  expect(await trame(path.join(dataDir, 'vide'), 'boards')).toMatchObject({ code: 1, stderr: expect.stringContaining('Aucune donnée dans') })
})
