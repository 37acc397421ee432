/** From an edit to the moment at which the device has it on its disk. */
import { IndexeddbPersistence } from 'y-indexeddb'
import { openDeviceWriter } from '../../../../client/src/session/deviceWriter.ts'
import { DeviceStore } from '../../../../client/src/session/store/deviceStore.ts'
import { BOARD, docOf, editor, newBoard, wholeBoard } from './edits.ts'

type Stored = { readonly arm: () => Promise<void> }

/** Milliseconds of each edit, one after the other, through the writer and the store of the interface. */
export async function trameDurable(edits: number): Promise<number[]> {
  const doc = docOf(wholeBoard(2_000))
  const store = new DeviceStore({ now: Date.now, name: 'durable' })
  await store.noteBoard({ id: BOARD, title: '', subtitle: '' })
  let settle = (): void => {}
  const writer = openDeviceWriter({
    device: {
      addOwn: async (...own) => {
        const key = await store.addOwn(...own)
        settle()
        return key
      },
      addRemote: (...remote) => store.addRemote(...remote),
      markSaved: rows => store.markSaved(rows),
      expect: (...write) => store.expect(...write),
    },
    board: BOARD,
    tab: 'tab',
    epoch: () => 0,
    onTrouble: trouble => {
      if (trouble) throw new Error(`the device could not store: ${trouble}`)
    },
  })
  let made = 0
  doc.on('update', (bytes: Uint8Array) => writer.own(bytes, ++made))
  const taken = await timed(doc, edits, { arm: () => new Promise(resolve => (settle = resolve)) })
  await writer.close()
  return taken
}

/** The same with y-indexeddb: its transaction's `complete`, with the browser's default durability. */
export async function peerDurable(edits: number): Promise<number[]> {
  const doc = docOf(wholeBoard(2_000))
  const persistence = new IndexeddbPersistence('durable-peer', doc)
  await persistence.whenSynced
  let settle = (): void => {}
  const db = persistence.db!
  const transaction = db.transaction.bind(db)
  db.transaction = (...of) => {
    const opened = transaction(...of)
    opened.addEventListener('complete', () => settle())
    return opened
  }
  const taken = await timed(doc, edits, { arm: () => new Promise(resolve => (settle = resolve)) })
  await persistence.destroy()
  return taken
}

async function timed(doc: ReturnType<typeof docOf>, edits: number, { arm }: Stored): Promise<number[]> {
  const edit = editor(newBoard(doc))
  const taken: number[] = []
  for (let i = 0; i < edits; i++) {
    const stored = arm()
    const startedAt = performance.now()
    edit()
    await stored
    taken.push(performance.now() - startedAt)
  }
  return taken
}
