import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { FileFolder } from '../../server/files/FileFolder.ts'
import { seedDemo } from '../../server/history/seedDemo.ts'
import { overwrite, sizeOf } from '../crash/damage.ts'
import { comeBy, makeBoard, makeLink } from '../relay/browser.ts'
import { Device } from '../relay/device.ts'
import { serve, temporaryFolder } from '../relay/servers.ts'
import { trame } from './trame.ts'

const BOARD = 'SecretBoard1234567890'

test('[T57] a backup taken while people write is one moment of the folder: restored elsewhere it has the same fingerprint, owners and links', async () => {
  const dataDir = temporaryFolder()
  const server = await serve({ dataDir, seedDemo })
  const owner = await makeBoard(server, BOARD)
  const link = await makeLink(owner, BOARD, 'reader')
  // Somebody goes on writing all the time.
  const writer = new Device(server.url, 'BusyBoard1234567890')
  await writer.synced()
  let isOver = false
  const writing = (async () => {
    for (let i = 0; !isOver; i++) {
      writer.doc.getArray('words').push([i])
      await writer.saved()
    }
  })()
  const attached = randomBytes(100_000)
  const hash = createHash('sha256').update(attached).digest('hex')
  const files = (folder: string): FileFolder => new FileFolder({ folder: path.join(folder, 'files'), largestFile: 1e7, largestBoard: 1e8 })
  expect(await files(dataDir).write(BOARD, hash, attached)).toBeNull()
  const before = await trame(dataDir, 'fingerprint', server.demo!)
  await writer.until(() => writer.acknowledged > 20)
  const acknowledged = writer.doc.getArray('words').length - 1
  const made = await trame(dataDir, 'backup', 'copie.trame')
  expect(made).toMatchObject({ code: 0, stderr: '', stdout: expect.stringMatching(/copie\.trame \(\d+ Kio\) : programmes : 3, pièces jointes : 1\n$/) })
  isOver = true
  await writing
  expect(await trame(dataDir, 'backup', 'copie.trame')).toMatchObject({ code: 1, stderr: expect.stringContaining('existe déjà') })
  expect(readdirSync(dataDir).filter(name => name.includes('.part'))).toEqual([])
  // Not into the folder that is served.
  expect(await trame(dataDir, 'restore', 'copie.trame', '--replace')).toMatchObject({ code: 1, stderr: expect.stringContaining('arrêtez-le d’abord') })
  await server.stop()

  const elsewhere = path.join(temporaryFolder(), 'data')
  expect(await trame(elsewhere, 'restore', path.join(dataDir, 'copie.trame'))).toMatchObject({ code: 0, stderr: '', stdout: `Restauré dans ${elsewhere}.\n` })
  expect((await trame(elsewhere, 'fingerprint', server.demo!)).stdout).toBe(before.stdout)
  expect(await files(elsewhere).read(BOARD, hash)).toEqual(attached)
  // The bytes lie in the folder of files, not once more in the log.
  expect(new DatabaseSync(path.join(elsewhere, 'trame.db'), { readOnly: true }).prepare(`SELECT name FROM sqlite_schema WHERE name = 'attachments'`).all()).toEqual([])
  const verified = await trame(elsewhere, 'verify')
  expect(verified).toMatchObject({ code: 0, stderr: '' })
  expect(verified.stdout).toContain(`${server.demo}\t${before.stdout.trim()}\tProgramme de travail 2021 (démonstration)\n`)
  const restored = await serve({ dataDir: elsewhere, port: server.port })
  expect(restored.store.recoveries).toEqual([])
  const again = new Device(restored.url, 'BusyBoard1234567890')
  await again.synced()
  // Nothing of what was acknowledged before the backup began is missing, and what is there has no hole.
  const words = again.doc.getArray('words').toArray()
  expect(words.length).toBeGreaterThanOrEqual(acknowledged)
  expect(words).toEqual(words.map((_, i) => i))
  const mine = owner.device(BOARD)
  await mine.synced()
  expect(mine.role).toBe('owner')
  const reader = (await comeBy(restored, link)).device(BOARD)
  await reader.synced()
  expect(reader.role).toBe('reader')
})

test('[T57] what is no backup is refused and changes nothing; what a folder held is set aside, not lost', async () => {
  const dataDir = temporaryFolder()
  const server = await serve({ dataDir, seedDemo })
  await server.stop()
  await trame(dataDir, 'backup', 'copie.trame')
  const target = temporaryFolder()
  await (await serve({ dataDir: target, seedDemo })).stop()
  const held = (await trame(target, 'boards')).stdout
  const refuse = async (name: string, words: string): Promise<void> => {
    expect(await trame(target, 'restore', path.join(dataDir, name), '--replace')).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining(words) })
    expect((await trame(target, 'boards')).stdout).toBe(held)
    expect(readdirSync(target).filter(entry => /new|before|part/.test(entry))).toEqual([])
  }
  writeFileSync(path.join(dataDir, 'notes.txt'), 'des notes '.repeat(2_000))
  await refuse('notes.txt', 'n’est pas une sauvegarde utilisable')
  await refuse('absent.trame', 'Aucun fichier')
  new DatabaseSync(path.join(dataDir, 'other.db')).exec('CREATE TABLE things (id)')
  await refuse('other.db', '(unusable)')
  await trame(dataDir, 'backup', 'newer.trame')
  new DatabaseSync(path.join(dataDir, 'newer.trame')).exec(`INSERT INTO kysely_migration VALUES ('9999_future', '2030')`)
  await refuse('newer.trame', '(newer-schema)')
  await trame(dataDir, 'backup', 'torn.trame')
  overwrite(path.join(dataDir, 'torn.trame'), Math.floor(sizeOf(path.join(dataDir, 'torn.trame')) / 8_192) * 4_096, 8_192)
  await refuse('torn.trame', 'n’est pas une sauvegarde utilisable')

  expect(await trame(target, 'restore', path.join(dataDir, 'copie.trame'))).toMatchObject({ code: 1, stderr: expect.stringContaining('--replace les met de côté') })
  const replaced = await trame(target, 'restore', path.join(dataDir, 'copie.trame'), '--replace')
  expect(replaced).toMatchObject({ code: 0, stderr: '' })
  expect((await trame(target, 'boards')).stdout).toBe((await trame(dataDir, 'boards')).stdout)
  const [former] = readdirSync(target).filter(name => /^trame\.db\.before-\d+$/.test(name))
  const back = path.join(temporaryFolder(), 'back')
  mkdirSync(back)
  await trame(back, 'restore', path.join(target, former!))
  expect((await trame(back, 'boards')).stdout).toBe(held)
  expect(existsSync(path.join(target, 'trame.db.new'))).toBe(false)
})
