import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { DeviceStore } from '../../client/src/session/store/deviceStore.ts'
import { own, sent, wordsOf, writer } from './storedWords.ts'

/** The part of a device's store that an open board uses. */
export type BoardStore = Pick<
  DeviceStore,
  'load' | 'loadReadable' | 'addOwn' | 'addRemote' | 'markSaved' | 'unsavedRows' | 'watchUnsaved' | 'watchEpoch' | 'watchPosition' | 'putRefusedAside' | 'copies' | 'dropCopy' | 'refused' | 'watchRefused' | 'noteBoard' | 'fold' | 'expect'
>

/** One device: what one tab opens, another finds. */
export type Harness = {
  open: () => BoardStore
  /** From now on nothing more fits on its disk. */
  fill: () => void
}

const BOARD = 'BOARD000001'
const FOLD_FROM = 64

const note = (store: BoardStore) => store.noteBoard({ id: BOARD, title: 'Programme', subtitle: '' })

/** What a `watch…` has told, and a way to wait for something of it. */
function followed<T>(): { tell: (value: T) => void; told: T[]; until: (value: T) => Promise<void> } {
  const told: T[] = []
  let wake = (): void => {}
  return {
    told,
    tell(value) {
      told.push(value)
      wake()
    },
    async until(value) {
      while (JSON.stringify(told.at(-1)) !== JSON.stringify(value)) await new Promise<void>(resolve => (wake = resolve))
    },
  }
}

/** What every store of a device must do for an open board. `harness` gives each test a device of its own. */
export function deviceStoreContract(name: string, harness: () => Harness): void {
  describe(`${name} is a device’s store`, () => {
    test('[S1] what was written is there for another tab, and unsaved until it is acknowledged', async () => {
      const { open } = harness()
      const { write } = writer()
      const first = open()
      const key = await first.addOwn(BOARD, 'tab', own(write('un')))
      await first.addOwn(BOARD, 'tab', { ...own(write('deux')), edits: 2 })
      await first.addOwn(BOARD, 'tab', { ...own(write('trois')), isSaved: true })
      const second = open()
      const loaded = await second.load(BOARD)
      expect(wordsOf(loaded.unsaved, loaded.saved)).toEqual(['un', 'deux', 'trois'])
      expect(loaded).toMatchObject({ position: null, unreadable: 0, epoch: 0, unsavedEdits: 3 })
      expect([loaded.savedRows.length, loaded.unsavedRows.length]).toEqual([1, 2])
      expect((await second.unsavedRows(BOARD)).map(({ key: row, tab }) => [row, tab])).toEqual(loaded.unsavedRows.map(row => [row, 'tab']))
      await second.markSaved([key!])
      expect(await first.load(BOARD)).toMatchObject({ unsavedRows: [loaded.unsavedRows[1]], unsavedEdits: 2 })
    })

    test('[S1] how many edits wait is told as rows come and are acknowledged, until nobody follows', async () => {
      const { open } = harness()
      const store = open()
      const { write } = writer()
      const { tell, told, until } = followed<number>()
      const stop = store.watchUnsaved(BOARD, tell)
      await until(0)
      const first = await store.addOwn(BOARD, 'tab', { ...own(write('un')), edits: 3 })
      await until(3)
      await open().addOwn(BOARD, 'other', own(write('deux')))
      await until(4)
      await store.markSaved([first!])
      await until(1)
      stop()
      const before = told.length
      await store.addOwn(BOARD, 'tab', own(write('trois')))
      await store.load(BOARD)
      expect(told).toHaveLength(before)
    })

    test('[S7] the relay’s bytes and its position are stored together or not at all', async () => {
      const { open, fill } = harness()
      const { write } = writer()
      const store = open()
      await note(store)
      await store.addRemote(BOARD, 'tab', sent([write('un'), write('deux')], 4))
      fill()
      await expect(store.addRemote(BOARD, 'tab', sent([write('trois')], 5))).rejects.toThrow('no room left')
      const { saved, position } = await store.load(BOARD)
      expect(wordsOf(saved)).toEqual(['un', 'deux'])
      expect(position).toEqual({ log: 'log', sequence: 4 })
    })

    test('[S6] how far the relay’s log is on the disk is told to the other tabs', async () => {
      const { open } = harness()
      const { write } = writer()
      const store = open()
      await note(store)
      const { tell, told, until } = followed<{ log: string; sequence: number }>()
      const stop = open().watchPosition(BOARD, tell)
      await store.addRemote(BOARD, 'tab', sent([write('un')], 4))
      await until({ log: 'log', sequence: 4 })
      await store.addRemote(BOARD, 'tab', sent([], 5))
      await until({ log: 'log', sequence: 5 })
      stop()
      expect(told).toEqual([{ log: 'log', sequence: 4 }, { log: 'log', sequence: 5 }])
    })

    test('[W5] what is in one room of a board is in no other', async () => {
      const store = harness().open()
      const texts = `${BOARD}.texts`
      const { write } = writer()
      await note(store)
      await store.noteBoard({ id: texts, title: '', subtitle: '' })
      await store.addOwn(BOARD, 'tab', own(write('un')))
      await store.addRemote(texts, 'tab', sent([write('deux')], 4))
      await store.putRefusedAside(BOARD, { code: 'frozen', epoch: 0, unwritten: [], whole: () => new Uint8Array() })
      expect(await store.load(BOARD)).toMatchObject({ saved: [], unsaved: [], position: null, epoch: 1 })
      expect(await store.load(texts)).toMatchObject({ unsaved: [], position: { log: 'log', sequence: 4 }, epoch: 0 })
      expect((await store.load(texts)).saved).toHaveLength(1)
      expect([(await store.copies(BOARD)).length, (await store.copies(texts)).length]).toEqual([1, 0])
    })

    test('[S14] on a full disk nothing is written, and what was there stays', async () => {
      const { open, fill } = harness()
      const { write } = writer()
      const store = open()
      await store.addOwn(BOARD, 'tab', own(write('un')))
      fill()
      await expect(store.addOwn(BOARD, 'tab', own(write('deux')))).rejects.toThrow('no room left')
      expect(wordsOf((await store.load(BOARD)).unsaved)).toEqual(['un'])
    })

    test('[S15] a board is loaded after what an earlier session of the page still writes', async () => {
      const { write } = writer()
      const store = harness().open()
      let go = (): void => {}
      const gate = new Promise<void>(resolve => (go = resolve))
      store.expect(BOARD, gate.then(async () => void (await store.addOwn(BOARD, 'tab', own(write('tard'))))))
      const loading = store.load(BOARD)
      go()
      expect(wordsOf((await loading).unsaved)).toEqual(['tard'])
    })

    describe('folding', () => {
      const fillWith = async (store: BoardStore, rows: number): Promise<string[]> => {
        const { write } = writer()
        const words = Array.from({ length: rows }, (_, i) => `mot ${i}`)
        for (const [i, word] of words.entries()) await store.addRemote(BOARD, 'tab', sent([write(word)], i + 1))
        return words
      }
      /** As a session does that has just read the board. */
      const fold = async (store: BoardStore): Promise<void> => {
        const { saved, savedRows } = await store.load(BOARD)
        const doc = new Y.Doc()
        for (const bytes of saved) Y.applyUpdate(doc, bytes)
        await store.fold(BOARD, { rows: savedRows, whole: () => Y.encodeStateAsUpdate(doc) })
      }

      test('[S9] melts saved rows into one and leaves unsaved ones as they are', async () => {
        const store = harness().open()
        await note(store)
        const words = await fillWith(store, 70)
        const mine = writer()
        const bytes = [mine.write('a'), mine.write('b')]
        for (const update of bytes) await store.addOwn(BOARD, 'tab', own(update))
        const before = await store.load(BOARD)
        await fold(store)
        const after = await store.load(BOARD)
        expect(after.saved).toHaveLength(1)
        expect(wordsOf(after.saved)).toEqual(words)
        expect(after.unsaved.map(update => [...update])).toEqual(bytes.map(update => [...update]))
        expect(after.unsavedRows).toEqual(before.unsavedRows)
        expect(after.position).toEqual({ log: 'log', sequence: 70 })
      })

      test('[S9] two tabs that fold at once, while a third writes, lose and double nothing', async () => {
        const { open } = harness()
        const [one, two, three] = [open(), open(), open()]
        await note(one)
        const words = await fillWith(one, 80)
        const mine = writer()
        await Promise.all([fold(one), three.addOwn(BOARD, 'third', own(mine.write('a'))), fold(two), three.addRemote(BOARD, 'third', sent([mine.write('b')], 81))])
        const { saved, unsaved } = await one.load(BOARD)
        expect(wordsOf(saved, unsaved).toSorted()).toEqual(['a', 'b', ...words].toSorted())
        expect(saved.length + unsaved.length).toBeLessThanOrEqual(3)
      })

      test('[S9] what later edits made void does not stay', async () => {
        const store = harness().open()
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
        const { open } = harness()
        const store = open()
        await note(store)
        const words = await fillWith(store, 70)
        const { saved, savedRows } = await store.load(BOARD)
        await fold(open())
        await store.fold(BOARD, { rows: savedRows, whole: () => saved[0]! })
        expect(wordsOf((await store.load(BOARD)).saved)).toEqual(words)
      })

      test('[S9] few rows are left as they are', async () => {
        const store = harness().open()
        await fillWith(store, FOLD_FROM - 1)
        await fold(store)
        expect((await store.load(BOARD)).saved).toHaveLength(FOLD_FROM - 1)
      })
    })

    describe('refused edits', () => {
      const refuse = (store: BoardStore, epoch = 0, unwritten: Uint8Array[] = [], whole: () => Uint8Array = () => new Uint8Array()) => store.putRefusedAside(BOARD, { code: 'frozen', epoch, unwritten, whole })

      test('[S10] leave the board for a copy; what the relay has stays; every tab is told', async () => {
        const { open } = harness()
        const store = open()
        await note(store)
        const { tell, until } = followed<number>()
        const stop = open().watchEpoch(BOARD, tell)
        await until(0)
        const theirs = writer()
        await store.addRemote(BOARD, 'tab', sent([theirs.write('gardé')], 1))
        const mine = writer()
        await store.addOwn(BOARD, 'tab', own(mine.write('refusé')))
        await refuse(store, 0, [mine.write('en mémoire')])
        await until(1)
        stop()
        const loaded = await store.load(BOARD)
        expect(wordsOf(loaded.saved, loaded.unsaved)).toEqual(['gardé'])
        expect(loaded).toMatchObject({ epoch: 1, unsavedRows: [] })
        const copies = await store.copies(BOARD)
        expect(copies).toMatchObject([{ code: 'frozen', edits: 2 }])
        expect(wordsOf(copies[0]!.bytes)).toEqual(['refusé', 'en mémoire'])
        await store.dropCopy(copies[0]!.key)
        expect(await store.copies(BOARD)).toEqual([])
      })

      test('[S21] that are given up in one tab are given up in all', async () => {
        const { open } = harness()
        const store = open()
        await note(store)
        const { tell, told, until } = followed<unknown>()
        const stop = open().watchRefused(BOARD, tell)
        await until(null)
        const mine = writer()
        await store.addOwn(BOARD, 'tab', own(mine.write('un')))
        await refuse(store, 0, [mine.write('deux')])
        await until({ code: 'frozen', count: 2 })
        expect(await store.refused(BOARD)).toEqual({ code: 'frozen', count: 2 })
        await store.dropCopy((await store.copies(BOARD))[0]!.key)
        await until(null)
        stop()
        expect(told).toHaveLength(3)
      })

      test('[S7] go with the log position, which may cover some that the relay had taken without a word', async () => {
        const store = harness().open()
        await note(store)
        const { write } = writer()
        const mine = write('pris')
        await store.addRemote(BOARD, 'tab', sent([writer().write('gardé')], 1))
        await store.addOwn(BOARD, 'tab', own(mine))
        await store.addRemote(BOARD, 'tab', sent([], 2))
        await refuse(store)
        expect(await store.load(BOARD)).toMatchObject({ position: null, unsaved: [] })
      })

      test('[S10] what another tab writes on top of them goes to the copies, and its bytes from the relay are left out', async () => {
        const store = harness().open()
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
        const store = harness().open()
        await note(store)
        const { write, doc } = writer()
        await store.addRemote(BOARD, 'tab', sent([write('un')], 3))
        await refuse(store, 0, [], () => Y.encodeStateAsUpdate(doc))
        expect(await store.load(BOARD)).toMatchObject({ saved: [], unsaved: [], position: null, epoch: 1 })
        expect(wordsOf((await store.copies(BOARD))[0]!.bytes)).toEqual(['un'])
      })

      test('[S10] stay where they are when no copy can be made', async () => {
        const { open, fill } = harness()
        const store = open()
        await note(store)
        const { write } = writer()
        await store.addOwn(BOARD, 'tab', own(write('un')))
        fill()
        await expect(refuse(store)).rejects.toThrow('no room left')
        const { unsaved, epoch } = await store.load(BOARD)
        expect(wordsOf(unsaved)).toEqual(['un'])
        expect(epoch).toBe(0)
      })
    })
  })
}
