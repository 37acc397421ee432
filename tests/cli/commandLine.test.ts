import { execFile } from 'node:child_process'
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { moveToStatus } from '@trame/shared/commands'
import { Board, fingerprint } from '@trame/shared/model'
import { openSqliteLog } from '../../server/log/sqlite/SqliteLogStore.ts'
import { seedDemo } from '../../server/history/seedDemo.ts'
import { contentsOf, copyFolder, overwrite, sizeOf } from '../crash/damage.ts'
import { COMPILE_CACHE, serve, temporaryFolder } from '../relay/servers.ts'
import { MAIN, trame } from './trame.ts'

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

/** A folder with the demonstration in it and nobody who serves it. */
async function stoppedFolder(): Promise<{ dataDir: string, board: string }> {
  const dataDir = temporaryFolder()
  const server = await serve({ dataDir, seedDemo })
  await server.stop()
  return { dataDir, board: server.demo! }
}

test('[T57] they work on a stopped relay too, and leave its folder as it was', async () => {
  const { dataDir, board } = await stoppedFolder()
  const before = contentsOf(dataDir)
  expect((await trame(dataDir, 'boards')).stdout).toBe(`${board}\tProgramme de travail 2021 (démonstration)\t75 projets\n`)
  expect((await trame(dataDir, 'fingerprint', board)).stdout).toMatch(/^[0-9a-f]{64}\n$/)
  expect(JSON.parse((await trame(dataDir, 'export', board)).stdout)).toMatchObject({ format: 'trame-board' })
  expect(contentsOf(dataDir)).toEqual(before)
})

test('[T57] after a kill they read the journal, and the next start does not take it for lost', async () => {
  const running = temporaryFolder()
  const server = await serve({ dataDir: running, seedDemo })
  const dataDir = temporaryFolder()
  copyFolder(running, dataDir)
  expect(existsSync(path.join(dataDir, 'trame.db-wal'))).toBe(true)
  expect((await trame(dataDir, 'boards')).stdout).toContain(server.demo!)
  const again = await serve({ dataDir, seedDemo })
  expect(again.demo).toBe(server.demo)
  expect(again.store.recoveries.map(({ code }) => code)).toEqual(['unclean-stop'])
})

test('too much, too little, unknown: said in the language of the terminal, and nothing is done', async () => {
  const { dataDir, board } = await stoppedFolder()
  const before = contentsOf(dataDir)
  writeFileSync(path.join(dataDir, 'one.json'), (await trame(dataDir, 'export', board)).stdout)
  const wrong: [string[], string][] = [
    [['boards', 'more'], 'Argument en trop : more.'],
    [['fingerprint', board, 'more'], 'Argument en trop : more.'],
    [['import', 'one.json', 'two.json'], 'Argument en trop : two.json.'],
    [['boards', '--format', 'json'], 'L’option --format n’a de sens qu’avec « export ».'],
    [['export', board, '--format', 'xml'], 'Format inconnu : xml. Au choix : xlsx, csv, md, json ou pdf.'],
    [['export', board, '--format'], 'Une option est inconnue ou incomplète : --format.'],
    [['export'], 'Il manque l’identifiant du programme.'],
    [['import'], 'Il manque le fichier à importer.'],
    [['boards', '--nope'], 'Une option est inconnue ou incomplète : --nope.'],
  ]
  for (const [args, sentence] of wrong) {
    const { code, stdout, stderr } = await trame(dataDir, ...args)
    expect([code, stdout, stderr.split('\n')[0]], args.join(' ')).toEqual([2, '', sentence])
  }
  expect({ ...contentsOf(dataDir), 'one.json': undefined }).toEqual({ ...before, 'one.json': undefined })
})

test('a reader that hangs up gets no stack trace', async () => {
  const { dataDir, board } = await stoppedFolder()
  const stderr = await new Promise<string>(resolve => {
    execFile('sh', ['-c', '"$0" "$1" export "$2" | :', process.execPath, MAIN, board], { env: { NODE_COMPILE_CACHE: COMPILE_CACHE, ...process.env, DATA_DIR: dataDir } }, (_error, _stdout, said) => resolve(said))
  })
  expect(stderr).toBe('')
})

test('[T57] what cannot be read of a damaged folder is said; a look into it mends nothing', async () => {
  const { dataDir, board } = await stoppedFolder()
  const store = await openSqliteLog({ file: path.join(dataDir, 'trame.db') })
  await store.append([{ room: board, sequence: 1, update: Uint8Array.of(0, 0), author: null, session: 's', time: 1 }])
  await store.close()
  const db = new DatabaseSync(path.join(dataDir, 'trame.db'))
  db.exec('UPDATE rows SET checksum = checksum + 1 WHERE sequence = 1')
  db.close()
  const listed = await trame(dataDir, 'boards')
  expect(listed.stdout).toContain('75 projets')
  expect(listed.stderr).toBe('Attention : une partie de ce dossier est illisible et manque ici. Le relais en dit plus quand il démarre.\n')
  const after = new DatabaseSync(path.join(dataDir, 'trame.db'))
  expect(after.prepare('SELECT count(*) AS aside FROM aside').get()).toEqual({ aside: 0 })
  after.close()

  overwrite(path.join(dataDir, 'trame.db'), 0, sizeOf(path.join(dataDir, 'trame.db')))
  expect(await trame(dataDir, 'boards')).toEqual({ code: 1, stdout: '', stderr: `Le fichier de données de ${dataDir} est abîmé : démarrez le relais, il reprend ce qui est lisible.\n` })
  expect(readdirSync(dataDir).filter(name => name.includes('damaged'))).toEqual([])
})
