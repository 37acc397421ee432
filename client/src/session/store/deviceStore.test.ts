import 'fake-indexeddb/auto'
import { Dexie } from 'dexie'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { own, sent, wordsOf, writer } from '../../../../tests/contract/storedWords.ts'
import { DeviceDatabase } from './database.ts'
import { DeviceStore } from './deviceStore.ts'
import { troubleOf } from './trouble.ts'

const BOARD = 'BOARD000001'
let name = ''
let count = 0
let open: DeviceStore[] = []

beforeEach(() => (name = `device${++count}`))
afterEach(() => {
  for (const store of open) store.close()
  open = []
})

function openStore(db?: DeviceDatabase): DeviceStore {
  const store = new DeviceStore({ now: () => 1_000, name, ...(db ? { db } : {}) })
  open.push(store)
  return store
}

const note = (store: DeviceStore) => store.noteBoard({ id: BOARD, title: 'Programme', subtitle: '' })
const raw = async (store: string): Promise<Record<string, unknown>[]> => {
  const db = await new Dexie(name).open()
  const rows = (await db.table(store).toArray()) as Record<string, unknown>[]
  db.close()
  return rows
}
/** Replaces the bytes of the row that comes `index`th. */
async function damage(index: number, damaged: (bytes: Uint8Array) => unknown): Promise<void> {
  const db = await new Dexie(name).open()
  const row = (await db.table('updates').orderBy(':id').offset(index).first()) as { key: number; bytes: Uint8Array }
  await db.table('updates').update(row.key, { bytes: damaged(row.bytes) })
  db.close()
}

describe('what was written', () => {
  test('[W5] unsaved texts are counted with their board, and their room is no board of the list', async () => {
    const store = openStore()
    const { write } = writer()
    await note(store)
    await store.addOwn(BOARD, 'tab', own(write('un')))
    await store.noteBoard({ id: `${BOARD}.texts`, title: '', subtitle: '' })
    await store.addOwn(`${BOARD}.texts`, 'tab', { ...own(write('deux')), edits: 2 })
    await store.addRemote(`${BOARD}.texts`, 'tab', sent([write('trois')], 4))
    const boards = await new Promise<readonly { id: string; unsaved: number }[]>(resolve => store.watchBoards(resolve))
    expect(boards).toMatchObject([{ id: BOARD, unsaved: 3 }])
    expect((await store.load(`${BOARD}.texts`)).position).toEqual({ log: 'log', sequence: 4 })
  })

  test('[S7] the relay’s bytes and its position are stored together or not at all', async () => {
    const { write } = writer()
    const store = openStore()
    await note(store)
    await store.addRemote(BOARD, 'tab', sent([write('un')], 4))
    const refusesBoards = new DeviceDatabase(name)
    refusesBoards.boards.hook('updating', () => {
      throw new DOMException('full', 'QuotaExceededError')
    })
    await expect(openStore(refusesBoards).addRemote(BOARD, 'tab', sent([write('deux')], 5))).rejects.toThrow()
    const { saved, position } = await store.load(BOARD)
    expect(wordsOf(saved)).toEqual(['un'])
    expect(position).toEqual({ log: 'log', sequence: 4 })
  })

  test('[S14] a full disk is told from a browser that refuses', async () => {
    const full = new DeviceDatabase(name)
    full.updates.hook('creating', () => {
      throw new DOMException('no room left', 'QuotaExceededError')
    })
    const { write } = writer()
    const error: unknown = await openStore(full).addOwn(BOARD, 'tab', own(write('un'))).catch((caught: unknown) => caught)
    expect(troubleOf(error)).toBe('full')
    expect(troubleOf(new Dexie.OpenFailedError('private window'))).toBe('refused')
    expect(troubleOf(Object.assign(new Dexie.AbortError('aborted'), { inner: new DOMException('', 'QuotaExceededError') }))).toBe('full')
    expect(await openStore().load(BOARD)).toMatchObject({ unsaved: [] })
  })
})

describe('[S8] a row that cannot be read', () => {
  const cut = (bytes: Uint8Array) => bytes.slice(0, bytes.length - 3)
  const rubbish = (bytes: Uint8Array) => bytes.map((byte, i) => (i < 2 ? 255 : byte))
  const notBytes = () => 'abc'

  test.each([['cut short', cut], ['overwritten', rubbish], ['not bytes', notBytes]])('[S8] %s, is put aside; the others are read, everything is asked for again', async (_, damaged) => {
    const { write } = writer()
    const store = openStore()
    await note(store)
    await store.addRemote(BOARD, 'tab', sent([write('un')], 1))
    await store.addRemote(BOARD, 'tab', sent([write('deux')], 2))
    const other = writer()
    await store.addOwn(BOARD, 'tab', own(other.write('mien')))
    await damage(1, damaged)
    const loaded = await store.loadReadable(BOARD)
    expect(wordsOf(loaded.saved, loaded.unsaved).toSorted()).toEqual(['mien', 'un'])
    expect(loaded).toMatchObject({ position: null, unreadable: 1 })
    expect(loaded.unsavedRows).toHaveLength(1)
    expect(await raw('aside')).toHaveLength(1)
  })

  test('[S8] takes the position with it, also for a tab that is opened before the relay has answered', async () => {
    const { write } = writer()
    const store = openStore()
    await note(store)
    await store.addRemote(BOARD, 'tab', sent([write('un'), write('deux')], 2))
    await damage(0, cut)
    await store.loadReadable(BOARD)
    expect(await openStore().load(BOARD)).toMatchObject({ position: null, unreadable: 0, saved: [] })
  })
})

class LaterDatabase extends DeviceDatabase {
  constructor(called: string) {
    super(called)
    this.version(2)
      .stores({ updates: '++key, board, [board+unsaved], tab', boards: 'id, openedAt', copies: '++key, board', aside: '++key, board', drafts: 'id' })
      .upgrade(async transaction => {
        await transaction.table('boards').toCollection().modify({ pinned: false })
      })
  }
}

test('[S9][T60] a later version of the tables opens what an earlier program wrote, unsaved edits included', async () => {
  const mine = writer()
  const theirs = writer()
  const old = new Dexie(name)
  old.version(1).stores({ updates: '++key, board, [board+unsaved]', boards: 'id, openedAt', copies: '++key, board', aside: '++key, board' })
  await old.table('boards').add({ id: BOARD, title: 'Ancien', subtitle: '', openedAt: 5, log: 'log', sequence: 8 })
  await old.table('updates').bulkAdd([
    { board: BOARD, bytes: theirs.write('reçu'), unsaved: 0, tab: 'x', edits: 0, at: 1 },
    { board: BOARD, bytes: mine.write('un'), unsaved: 1, tab: 'x', edits: 1, at: 2 },
    { board: BOARD, bytes: mine.write('deux'), unsaved: 1, tab: 'x', edits: 1, at: 3 },
  ])
  old.close()
  const store = openStore(new LaterDatabase(name))
  const { saved, unsaved, unsavedRows, position } = await store.load(BOARD)
  expect(wordsOf(saved)).toEqual(['reçu'])
  expect(wordsOf(unsaved)).toEqual(['un', 'deux'])
  expect(unsavedRows).toEqual([2, 3])
  expect(position).toEqual({ log: 'log', sequence: 8 })
})
