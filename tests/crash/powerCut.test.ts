import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { openSqliteLog } from '../../server/log/sqlite/SqliteLogStore.ts'
import { Device } from '../relay/device.ts'
import { serve, spawnServer, temporaryFolder } from '../relay/servers.ts'
import { copyFolder, cutTo, overwrite, sizeOf } from './damage.ts'

const ROOM = 'roomAAAA'
const wordsOf = (doc: Y.Doc): string[] => doc.getArray<string>('words').toArray()
const file = (folder: string): string => path.join(folder, 'trame.db')
const journal = (folder: string): string => path.join(folder, 'trame.db-wal')

/** A folder as a killed relay leaves it, 40 words in it, and the device that wrote them. */
async function killedRelay(): Promise<{ folder: string; doc: Y.Doc }> {
  const folder = temporaryFolder()
  const server = await serve({ dataDir: folder })
  const ada = new Device(server.url, ROOM)
  await ada.synced()
  for (let i = 0; i < 40; i++) {
    ada.doc.getArray('words').push([`mot ${i}`])
    // One commit each, so that the journal has many ends at which it can be torn.
    await ada.until(() => ada.acknowledged === ada.sent)
  }
  ada.stopFollowing()
  const killed = temporaryFolder()
  copyFolder(folder, killed)
  return { folder: killed, doc: ada.doc }
}

async function read(folder: string): Promise<{ words: string[]; codes: string[] }> {
  const store = await openSqliteLog({ file: file(folder) })
  const doc = new Y.Doc()
  for (const { update } of (await store.load(ROOM)).parts) Y.applyUpdate(doc, update)
  const codes = store.recoveries.map(({ code }) => code)
  await store.close()
  return { words: wordsOf(doc), codes }
}

/** A device that has everything comes back, and another one gets everything. */
async function expectRefilled(folder: string, doc: Y.Doc): Promise<void> {
  const server = await serve({ dataDir: folder })
  const back = new Device(server.url, ROOM, { doc })
  await back.saved()
  const fresh = new Device(server.url, ROOM, { sends: false })
  await fresh.synced()
  expect(wordsOf(fresh.doc)).toEqual(Array.from({ length: 40 }, (_, i) => `mot ${i}`))
  back.stopFollowing()
}

test('[T56] [P2] a journal torn at any byte of its last writes opens with the words up to the tear, in order', async () => {
  const { folder, doc } = await killedRelay()
  const whole = sizeOf(journal(folder))
  let shortest = 40
  for (let cut = 0; cut <= 24; cut++) {
    const torn = temporaryFolder()
    copyFolder(folder, torn)
    rmSync(path.join(torn, 'trame.db-shm'), { force: true })
    cutTo(journal(torn), whole - Math.floor((whole * cut) / 25) - (cut > 0 ? (cut * 37) % 100 : 0))
    const { words, codes } = await read(torn)
    expect(words).toEqual(Array.from({ length: words.length }, (_, i) => `mot ${i}`))
    expect(codes).toContain('unclean-stop')
    if (cut === 0) expect(words).toHaveLength(40)
    expect(words.length).toBeLessThanOrEqual(shortest)
    shortest = words.length
    if (cut === 12) await expectRefilled(torn, doc)
  }
  expect(shortest).toBeLessThan(5)
})

test.each([
  ['a page of rubbish', 4_096],
  ['one byte that flipped', 1],
])('[T56] [P2] a journal with %s anywhere in it is read up to there, in order', async (_what, length) => {
  const { folder, doc } = await killedRelay()
  const whole = sizeOf(journal(folder))
  const counts: number[] = []
  for (let place = 0; place <= 20; place++) {
    const hurt = temporaryFolder()
    copyFolder(folder, hurt)
    rmSync(path.join(hurt, 'trame.db-shm'), { force: true })
    overwrite(journal(hurt), Math.floor(((whole - length) * place) / 20), length)
    const { words } = await read(hurt)
    expect(words).toEqual(Array.from({ length: words.length }, (_, i) => `mot ${i}`))
    counts.push(words.length)
    if (place === 10) await expectRefilled(hurt, doc)
  }
  // The later the rubbish, the more is read; at the very end only the last word is missing.
  expect(counts).toEqual(counts.toSorted((a, b) => a - b))
  expect(counts[0]).toBeLessThan(3)
  expect(counts.at(-1)).toBeGreaterThan(37)
})

test('[T19] [S13] a journal that is gone: said, and returning devices fill in what was in it', async () => {
  const { folder, doc } = await killedRelay()
  rmSync(journal(folder))
  rmSync(path.join(folder, 'trame.db-shm'), { force: true })
  expect((await read(folder)).codes).toEqual(['missing-journal'])
  await expectRefilled(folder, doc)
})

/** A folder after a clean stop: everything is in the main file. */
async function stoppedRelay(): Promise<{ folder: string; doc: Y.Doc }> {
  const { folder, doc } = await killedRelay()
  await (await openSqliteLog({ file: file(folder) })).close()
  return { folder, doc }
}

test.each([
  ['cut to half its size', (at: string) => cutTo(at, Math.floor(sizeOf(at) / 2)), 'était abîmé', 'was damaged'],
  ['emptied', (at: string) => cutTo(at, 0), 'le journal manque', 'the journal is missing'],
  ['rubbish from the first byte on', (at: string) => overwrite(at, 0, sizeOf(at)), 'était abîmé', 'was damaged'],
  ['rubbish in its last page', (at: string) => overwrite(at, sizeOf(at) - 4_096, 4_096), 'était abîmé', 'was damaged'],
  ['rubbish in a page in the middle', (at: string) => overwrite(at, Math.floor(sizeOf(at) / 8_192) * 4_096, 4_096), 'était abîmé', 'was damaged'],
])('[T19] [T56] [S13] a main file %s: the relay serves, says what it found, keeps the damaged file, is filled again', async (_what, damage, french, english) => {
  const { folder, doc } = await stoppedRelay()
  damage(file(folder))
  const server = await spawnServer({ DATA_DIR: folder })
  const fresh = new Device(server.url, ROOM, { sends: false })
  await fresh.synced()
  const saved = wordsOf(fresh.doc)
  expect(saved.every(word => wordsOf(doc).includes(word))).toBe(true)
  expect(new Set(saved).size).toBe(saved.length)
  await fresh.leave()
  await server.kill('SIGTERM')
  expect(server.output()).toContain(french)
  expect(server.output()).toContain(english)
  await expectRefilled(folder, doc)
})

test('[T56] a damaged main file is told in French and in English, and is kept', async () => {
  const { folder } = await stoppedRelay()
  overwrite(file(folder), 0, sizeOf(file(folder)))
  const server = await spawnServer({ DATA_DIR: folder })
  await server.kill('SIGTERM')
  expect(server.output()).toContain('Le fichier de données était abîmé')
  expect(server.output()).toContain('The data file was damaged')
  expect(readdirSync(folder).some(name => name.startsWith('trame.db.damaged-'))).toBe(true)
})

test('[T19] [S13] a wiped data folder is filled again by the devices that come back, nothing lost, nothing doubled', async () => {
  const { folder, doc } = await killedRelay()
  const other = new Y.Doc()
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
  other.getArray('words').push(['hors ligne'])
  rmSync(folder, { recursive: true })
  mkdirSync(folder)
  const server = await serve({ dataDir: folder })
  const devices = [new Device(server.url, ROOM, { doc }), new Device(server.url, ROOM, { doc: other })]
  await Promise.all(devices.map(device => device.saved()))
  const fresh = new Device(server.url, ROOM, { sends: false })
  await fresh.until(() => wordsOf(fresh.doc).length === 41)
  expect(wordsOf(fresh.doc)).toEqual([...Array.from({ length: 40 }, (_, i) => `mot ${i}`), 'hors ligne'])
})

test('[P7] [S13] a relay restored from an older copy does not take a device’s position for its own', async () => {
  const folder = temporaryFolder()
  const first = await serve({ dataDir: folder })
  const ada = new Device(first.url, ROOM)
  await ada.synced()
  for (let i = 0; i < 5; i++) ada.doc.getArray('words').push([`mot ${i}`])
  await ada.saved()
  const backup = temporaryFolder()
  copyFolder(folder, backup)
  for (let i = 5; i < 20; i++) ada.doc.getArray('words').push([`mot ${i}`])
  await ada.saved()
  await first.relay.tend()
  await ada.until(() => ada.position?.sequence === 20)
  const position = { log: ada.position!.log, since: ada.position!.sequence }
  await ada.leave()
  await first.stop()

  const restored = await serve({ dataDir: backup })
  // Somebody else's words get the numbers that ada's had.
  const ben = new Device(restored.url, ROOM)
  await ben.synced()
  for (let i = 0; i < 30; i++) ben.doc.getArray('words').push([`autre ${i}`])
  await ben.saved()
  const back = new Device(restored.url, ROOM, { doc: ada.doc, position })
  await back.saved()
  await back.until(() => wordsOf(back.doc).length === 50)
  await ben.until(() => wordsOf(ben.doc).length === 50)
  expect(wordsOf(ben.doc).toSorted()).toEqual(wordsOf(back.doc).toSorted())
  expect(new Set(wordsOf(ben.doc)).size).toBe(50)
})
