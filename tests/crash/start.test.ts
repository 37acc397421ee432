import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test } from 'vitest'
import { explain } from '../../server/app/explain.ts'
import { startServer } from '../../server/app/startServer.ts'
import { seedDemo } from '../../server/history/seedDemo.ts'
import { openSqliteLog } from '../../server/log/sqlite/SqliteLogStore.ts'
import { freePort, serve, spawnServer, temporaryFolder } from '../relay/servers.ts'
import { contentsOf } from './damage.ts'

/** It ended by itself with code 1 and said one sentence in each language, without a stack. */
async function expectRefusal(env: { DATA_DIR: string; PORT?: string; HOST?: string; LOG_LEVEL?: string }, french: string | RegExp, english: string | RegExp): Promise<void> {
  const server = await spawnServer(env)
  onTestFinished(() => server.kill('SIGKILL'))
  expect(await server.exited).toBe(1)
  const lines = server.output().trim().split('\n')
  expect(lines).toHaveLength(2)
  expect(lines[0]).toMatch(french)
  expect(lines[1]).toMatch(english)
}

test('[T56] a busy port: said with the next one to try', async () => {
  const port = await freePort()
  const other = createServer().listen(port, '127.0.0.1')
  onTestFinished(() => void other.close())
  await expectRefusal({ DATA_DIR: temporaryFolder(), PORT: String(port) }, `Le port ${port} est déjà pris`, `Port ${port} is already taken`)
})

test('[T56] a busy port or an unknown address changes nothing: no folder is made, no byte of an old one is touched', async () => {
  const port = await freePort()
  const other = createServer().listen(port, '127.0.0.1')
  onTestFinished(() => void other.close())
  const parent = temporaryFolder()
  await expectRefusal({ DATA_DIR: path.join(parent, 'new'), PORT: String(port) }, /est déjà pris/, /is already taken/)
  await expectRefusal({ DATA_DIR: path.join(parent, 'new'), HOST: '203.0.113.7' }, /n’est pas une adresse/, /is not an address/)
  expect(readdirSync(parent)).toEqual([])
  await (await serve({ dataDir: parent })).stop()
  const before = contentsOf(parent)
  await expectRefusal({ DATA_DIR: parent, PORT: String(port) }, /est déjà pris/, /is already taken/)
  expect(contentsOf(parent)).toEqual(before)
})

test('[T56] a disk that is full from the start: said, and the next start makes everything', async () => {
  const dataDir = path.join(temporaryFolder(), 'data')
  const settings = { port: 0, host: '127.0.0.1', dataDir, allowedOrigins: [] }
  const failure = await startServer({ ...settings, maxBytes: 60_000, seedDemo }).catch((error: unknown) => error)
  expect(explain(failure, settings)).toEqual({
    fr: `Le disque du dossier de données ${dataDir} est plein : faites de la place puis relancez ; rien n’est perdu.`,
    en: `The disk of the data folder ${dataDir} is full: make room and start again; nothing is lost.`,
  })
  const { url, demo } = await serve({ dataDir, seedDemo })
  expect((await fetch(`${url}/api/boards/${demo}`)).status).toBe(200)
})

test('[T56] a data folder that is a file, or lies below one', async () => {
  const file = path.join(temporaryFolder(), 'notes.txt')
  writeFileSync(file, 'des notes')
  await expectRefusal({ DATA_DIR: file }, /ne peut pas être lu ou écrit/, /cannot be read or written/)
  await expectRefusal({ DATA_DIR: path.join(file, 'data') }, /ne peut pas être lu ou écrit/, /cannot be read or written/)
})

test('[T56] a data folder whose log is a folder', async () => {
  const folder = temporaryFolder()
  mkdirSync(path.join(folder, 'trame.db'))
  await expectRefusal({ DATA_DIR: folder }, /ne peut pas être lu ou écrit/, /cannot be read or written/)
})

test('[T56] a data folder that another server uses: said, and the other goes on', async () => {
  const dataDir = temporaryFolder()
  const first = await serve({ dataDir })
  await expectRefusal({ DATA_DIR: dataDir }, /déjà utilisé par un autre serveur/, /already in use by another Trame server/)
  expect(await (await fetch(`${first.url}/health`)).json()).toEqual({ status: 'ok' })
})

test('[T56] a data folder of a newer version: said, and not a byte is changed', async () => {
  const dataDir = temporaryFolder()
  const file = path.join(dataDir, 'trame.db')
  await (await openSqliteLog({ file })).close()
  const db = new DatabaseSync(file)
  db.exec(`INSERT INTO kysely_migration (name, timestamp) VALUES ('9999_future', '2030-01-01')`)
  db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  db.close()
  const before = contentsOf(dataDir)['trame.db']
  await expectRefusal({ DATA_DIR: dataDir }, /version plus récente/, /newer version/)
  expect(contentsOf(dataDir)['trame.db']).toBe(before)
})

test.each([
  [{ PORT: 'abc' }, /La variable PORT vaut « abc »/, /The variable PORT is “abc”/],
  [{ PORT: '70000' }, /La variable PORT vaut « 70000 »/, /The variable PORT is “70000”/],
  [{ LOG_LEVEL: 'loud' }, /La variable LOG_LEVEL vaut « loud ».*trace, debug, info, warn, error, fatal, silent/, /The variable LOG_LEVEL is “loud”.*trace, debug, info, warn, error, fatal, silent/],
  [{ DATA_DIR: path.join(tmpdir(), 'a'.repeat(300)) }, /ne peut pas être lu ou écrit/, /cannot be read or written/],
  [{ HOST: 'fe80::1' }, /HOST=fe80::1 n’est pas une adresse de cette machine/, /HOST=fe80::1 is not an address of this machine/],
  [{ HOST: '203.0.113.7' }, /HOST=203\.0\.113\.7 n’est pas une adresse de cette machine/, /HOST=203\.0\.113\.7 is not an address of this machine/],
])('[T56] %o: said, not guessed', async (env, french, english) => {
  await expectRefusal({ DATA_DIR: temporaryFolder(), ...env }, french, english)
})

test('[T56] a healthy server answers, and names its unknown boards and addresses', async () => {
  const { url } = await serve()
  const health = await fetch(`${url}/health`)
  expect([health.status, await health.json()]).toEqual([200, { status: 'ok' }])
  const unknown = await fetch(`${url}/api/boards/UnknownBoard1234567890`)
  expect([unknown.status, await unknown.json()]).toEqual([404, { error: { code: 'unknown-board' } }])
  for (const name of ['x', '../etc/passwd', 'é'.repeat(30), 'a'.repeat(10_000), 'roomAAAA.texts'])
    expect((await fetch(`${url}/api/boards/${encodeURIComponent(name)}`)).status, name).toBe(404)
  expect((await fetch(`${url}/api/nothing`, { method: 'POST' })).status).toBe(404)
  expect((await fetch(`${url}/sync/roomAAAA`)).status).toBe(426)
})
