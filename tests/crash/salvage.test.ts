import { copyFileSync, existsSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { openSqliteLog } from '../../server/log/sqlite/SqliteLogStore.ts'
import { temporaryFolder } from '../relay/servers.ts'
import { copyFolder, overwrite, sizeOf } from './damage.ts'

const ROOM = 'roomAAAA'
const ROWS = 400

/** A log of 400 words whose main file has rubbish among its rows, and a journal with one word more. */
async function damagedFolder(): Promise<string> {
  const folder = temporaryFolder()
  const file = path.join(folder, 'trame.db')
  const doc = new Y.Doc()
  let sequence = 0
  const rows: { room: string, sequence: number, update: Uint8Array, author: null, session: string, time: number }[] = []
  doc.on('update', (update: Uint8Array) => void rows.push({ room: ROOM, sequence: sequence++, update, author: null, session: 's', time: sequence }))
  for (let i = 0; i < ROWS; i++) doc.getMap('words').set(`mot ${i}`, 'x'.repeat(60))
  const store = await openSqliteLog({ file })
  await store.append(rows.splice(0))
  await store.close()
  const running = await openSqliteLog({ file })
  doc.getMap('words').set('dans le journal', true)
  await running.append(rows.splice(0))
  const killed = temporaryFolder()
  copyFolder(folder, killed)
  await running.close()
  const at = path.join(killed, 'trame.db')
  overwrite(at, Math.floor((sizeOf(at) * 3) / 4 / 4_096) * 4_096, 4_096)
  return killed
}

async function open(folder: string): Promise<{ words: string[], codes: string[] }> {
  const store = await openSqliteLog({ file: path.join(folder, 'trame.db'), now: () => 99 })
  const doc = new Y.Doc()
  for (const { update } of (await store.load(ROOM)).parts) Y.applyUpdate(doc, update)
  await store.close()
  const words = Object.keys(doc.getMap('words').toJSON())
  return { words, codes: store.recoveries.map(({ code }) => code) }
}

const countRows = async (folder: string): Promise<number> => {
  const store = await openSqliteLog({ file: path.join(folder, 'trame.db') })
  const rows = (await store.rows(ROOM)).length
  await store.close()
  return rows
}

test('[T56] [S13] a repair that is cut short at any step is taken up at the next start, with the same outcome', async () => {
  const damaged = await damagedFolder()
  const whole = temporaryFolder()
  copyFolder(damaged, whole)
  const expected = await open(whole)
  const rows = await countRows(whole)
  expect(expected.codes).toContain('damaged-file')
  expect(rows).toBeGreaterThan(ROWS / 4)
  expect(rows).toBeLessThan(ROWS)
  const names = readdirSync(whole).toSorted()
  expect(names.filter(name => name.includes('damaged-99'))).not.toEqual([])

  const rename = (folder: string, suffix: string) => {
    const from = path.join(folder, `trame.db${suffix}`)
    if (existsSync(from)) renameSync(from, path.join(folder, `trame.db.salvaging${suffix}`))
  }
  const steps: ((folder: string) => void)[] = [
    folder => rename(folder, ''),
    folder => rename(folder, '-wal'),
    folder => rename(folder, '-shm'),
    folder => writeFileSync(path.join(folder, 'trame.db.new'), 'half a database'),
    // Reading it out has emptied the damaged one's journal.
    folder => {
      for (const name of ['new', 'salvaging-wal', 'salvaging-shm']) rmSync(path.join(folder, `trame.db.${name}`), { force: true })
      copyFileSync(path.join(whole, 'trame.db'), path.join(folder, 'trame.db'))
    },
  ]
  for (let cutAfter = 1; cutAfter <= steps.length; cutAfter++) {
    const folder = temporaryFolder()
    copyFolder(damaged, folder)
    for (const step of steps.slice(0, cutAfter)) step(folder)
    const { words, codes } = await open(folder)
    expect(words, `cut after step ${cutAfter}`).toEqual(expected.words)
    expect(await countRows(folder), `cut after step ${cutAfter}`).toBe(rows)
    expect(codes, `cut after step ${cutAfter}`).toContain('damaged-file')
    expect(readdirSync(folder).toSorted(), `cut after step ${cutAfter}`).toEqual(names)
  }
})
