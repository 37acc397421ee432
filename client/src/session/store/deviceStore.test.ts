import 'fake-indexeddb/auto'
import { Dexie } from 'dexie'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
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

/** A writer whose every word is one update. */
function writer(): { write: (word: string) => Uint8Array; doc: Y.Doc } {
  const doc = new Y.Doc()
  let last: Uint8Array = new Uint8Array()
  doc.on('update', (bytes: Uint8Array) => (last = bytes))
  return {
    doc,
    write(word) {
      doc.getArray<string>('words').push([word])
      return last
    },
  }
}

function wordsOf(...updates: (Uint8Array | readonly Uint8Array[])[]): string[] {
  const doc = new Y.Doc()
  for (const update of updates) for (const bytes of update instanceof Uint8Array ? [update] : update) Y.applyUpdate(doc, bytes)
  return doc.getArray<string>('words').toArray()
}

const own = (bytes: Uint8Array, epoch = 0) => ({ bytes, edits: 1, isSaved: false, epoch })
const sent = (bytes: Uint8Array[], sequence: number, epoch = 0) => ({ bytes, position: { log: 'log', sequence }, epoch })
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
  test('[S1] is there after the store was closed and opened, and unsaved until it is acknowledged', async () => {
    const { write } = writer()
    const first = openStore()
    const key = await first.addOwn(BOARD, 'tab', own(write('un')))
    await first.addOwn(BOARD, 'tab', own(write('deux')))
    first.close()
    const second = openStore()
    const loaded = await second.load(BOARD)
    expect(wordsOf(loaded.unsaved)).toEqual(['un', 'deux'])
    expect(loaded).toMatchObject({ saved: [], position: null, unreadable: 0, epoch: 0 })
    expect(loaded.unsavedRows).toHaveLength(2)
    await second.markSaved([key!])
    expect(await second.load(BOARD)).toMatchObject({ unsavedRows: [loaded.unsavedRows[1]] })
  })

  test('[S1] how many edits wait is told as rows come and are acknowledged', async () => {
    const store = openStore()
    const { write } = writer()
    const told: number[] = []
    let wake = (): void => {}
    const stop = store.watchUnsaved(BOARD, edits => {
      told.push(edits)
      wake()
    })
    const until = async (edits: number): Promise<void> => {
      while (told.at(-1) !== edits) await new Promise<void>(resolve => (wake = resolve))
    }
    await until(0)
    const first = await store.addOwn(BOARD, 'tab', { ...own(write('un')), edits: 3 })
    await until(3)
    await openStore().addOwn(BOARD, 'other', own(write('deux')))
    await until(4)
    await store.markSaved([first!])
    await until(1)
    stop()
    expect(told[0]).toBe(0)
    expect(told.at(-1)).toBe(1)
  })

  test('[W5] unsaved texts are counted with their board, and their room is no board of the list', async () => {
    const store = openStore()
    const { write } = writer()
    await note(store)
    await store.addOwn(BOARD, 'tab', own(write('un')))
    await store.noteRoom(`${BOARD}.texts`)
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

  test('[S15] a board is loaded after what an earlier session of the page still writes', async () => {
    const { write } = writer()
    const store = openStore()
    let go = (): void => {}
    const gate = new Promise<void>(resolve => (go = resolve))
    store.expect(BOARD, gate.then(async () => void (await store.addOwn(BOARD, 'tab', own(write('tard'))))))
    const loading = store.load(BOARD)
    go()
    expect(wordsOf((await loading).unsaved)).toEqual(['tard'])
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

describe('folding', () => {
  const fill = async (store: DeviceStore, rows: number): Promise<string[]> => {
    const { write } = writer()
    const words = Array.from({ length: rows }, (_, i) => `mot ${i}`)
    for (const [i, word] of words.entries()) await store.addRemote(BOARD, 'tab', sent([write(word)], i + 1))
    return words
  }

  /** As a session does that has just read the board. */
  const fold = async (store: DeviceStore): Promise<void> => {
    const { saved, savedRows } = await store.load(BOARD)
    const doc = new Y.Doc()
    for (const bytes of saved) Y.applyUpdate(doc, bytes)
    await store.fold(BOARD, { rows: savedRows, whole: () => Y.encodeStateAsUpdate(doc) })
  }

  test('[S9] melts saved rows into one and leaves unsaved ones as they are', async () => {
    const store = openStore()
    await note(store)
    const words = await fill(store, 70)
    const mine = writer()
    const bytes = [mine.write('a'), mine.write('b')]
    for (const update of bytes) await store.addOwn(BOARD, 'tab', own(update))
    const before = await store.load(BOARD)
    await fold(store)
    const after = await store.load(BOARD)
    expect(wordsOf(after.saved)).toEqual(words)
    expect(wordsOf(after.unsaved)).toEqual(['a', 'b'])
    expect(after.unsavedRows).toEqual(before.unsavedRows)
    expect(after.position).toEqual({ log: 'log', sequence: 70 })
    const rows = await raw('updates')
    expect(rows).toHaveLength(3)
    expect(rows.filter(({ unsaved }) => unsaved === 1).map(row => [...(row.bytes as Uint8Array)])).toEqual(bytes.map(update => [...update]))
  })

  test('[S9] two tabs that fold at once, while a third writes, lose and double nothing', async () => {
    const [one, two, three] = [openStore(), openStore(), openStore()]
    await note(one)
    const words = await fill(one, 80)
    const mine = writer()
    await Promise.all([fold(one), three.addOwn(BOARD, 'third', own(mine.write('a'))), fold(two), three.addRemote(BOARD, 'third', sent([mine.write('b')], 81))])
    const { saved, unsaved } = await one.load(BOARD)
    expect(wordsOf(saved, unsaved).toSorted()).toEqual(['a', 'b', ...words].toSorted())
    expect((await raw('updates')).length).toBeLessThanOrEqual(3)
  })

  test('[S9] what later edits made void does not stay', async () => {
    const store = openStore()
    const { doc, write } = writer()
    await store.addRemote(BOARD, 'tab', sent([write('x'.repeat(10_000))], 1))
    let deletion: Uint8Array = new Uint8Array()
    doc.on('update', (bytes: Uint8Array) => (deletion = bytes))
    doc.getArray('words').delete(0)
    await store.addRemote(BOARD, 'tab', sent([deletion], 2))
    for (let i = 0; i < 70; i++) await store.addRemote(BOARD, 'tab', sent([write(`mot ${i}`)], i + 3))
    await fold(store)
    const { saved } = await store.load(BOARD)
    expect(saved).toHaveLength(1)
    expect(saved[0]!.length).toBeLessThan(1_500)
    expect(wordsOf(saved)).toHaveLength(70)
  })

  test('[S9] rows of which another tab has already made one are left as they are', async () => {
    const store = openStore()
    await note(store)
    const words = await fill(store, 70)
    const { saved, savedRows } = await store.load(BOARD)
    await fold(openStore())
    await store.fold(BOARD, { rows: savedRows, whole: () => saved[0]! })
    expect(wordsOf((await store.load(BOARD)).saved)).toEqual(words)
  })

  test('[S9] few rows are left as they are', async () => {
    const store = openStore()
    await fill(store, 63)
    await fold(store)
    expect(await raw('updates')).toHaveLength(63)
  })
})

describe('refused edits', () => {
  const refuse = (store: DeviceStore, epoch = 0, unwritten: Uint8Array[] = [], whole: () => Uint8Array = () => new Uint8Array()) => store.putRefusedAside(BOARD, { code: 'frozen', epoch, unwritten, whole })

  test('[S10] leave the board for a copy; what the relay has stays', async () => {
    const store = openStore()
    await note(store)
    const theirs = writer()
    await store.addRemote(BOARD, 'tab', sent([theirs.write('gardé')], 1))
    const mine = writer()
    await store.addOwn(BOARD, 'tab', own(mine.write('refusé')))
    await refuse(store, 0, [mine.write('en mémoire')])
    const loaded = await store.load(BOARD)
    expect(wordsOf(loaded.saved, loaded.unsaved)).toEqual(['gardé'])
    expect(loaded).toMatchObject({ epoch: 1, position: { log: 'log', sequence: 1 }, unsavedRows: [] })
    const copies = await store.copies(BOARD)
    expect(copies).toMatchObject([{ code: 'frozen', edits: 2 }])
    expect(wordsOf(copies[0]!.bytes)).toEqual(['refusé', 'en mémoire'])
    await store.dropCopy(copies[0]!.key)
    expect(await store.copies(BOARD)).toEqual([])
  })

  test('[S10] what another tab writes on top of them goes to the copies, and its bytes from the relay are left out', async () => {
    const store = openStore()
    await note(store)
    const mine = writer()
    await store.addOwn(BOARD, 'tab', own(mine.write('un')))
    await refuse(store)
    expect(await store.addOwn(BOARD, 'other', own(mine.write('deux')))).toBeNull()
    await store.addRemote(BOARD, 'other', sent([mine.write('trois')], 9))
    await refuse(store, 0, [mine.write('quatre')])
    expect(await store.load(BOARD)).toMatchObject({ saved: [], unsaved: [], position: null, epoch: 1 })
    const copies = await store.copies(BOARD)
    expect(wordsOf(...copies.map(({ bytes }) => bytes))).toEqual(['un', 'deux'])
    expect(copies.map(({ code }) => code)).toEqual(['frozen', 'frozen', 'frozen'])
  })

  test('[S10] that no row holds: the whole board goes to a copy and is asked for again', async () => {
    const store = openStore()
    await note(store)
    const { write, doc } = writer()
    await store.addRemote(BOARD, 'tab', sent([write('un')], 3))
    await refuse(store, 0, [], () => Y.encodeStateAsUpdate(doc))
    expect(await store.load(BOARD)).toMatchObject({ saved: [], unsaved: [], position: null, epoch: 1 })
    expect(wordsOf((await store.copies(BOARD))[0]!.bytes)).toEqual(['un'])
  })

  test('[S10] stay where they are when no copy can be made', async () => {
    const db = new DeviceDatabase(name)
    db.copies.hook('creating', () => {
      throw new DOMException('full', 'QuotaExceededError')
    })
    const store = openStore(db)
    await note(store)
    const { write } = writer()
    await store.addOwn(BOARD, 'tab', own(write('un')))
    await expect(refuse(store)).rejects.toThrow()
    const { unsaved, epoch } = await store.load(BOARD)
    expect(wordsOf(unsaved)).toEqual(['un'])
    expect(epoch).toBe(0)
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
