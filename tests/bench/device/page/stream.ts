/** A stream of updates written to the device while the page stays alive: how long its main thread stalls. */
import { IndexeddbPersistence } from 'y-indexeddb'
import * as Y from 'yjs'
import { openDeviceWriter } from '../../../../client/src/session/deviceWriter.ts'
import { DeviceStore } from '../../../../client/src/session/store/deviceStore.ts'
import { BOARD, docOf, isWritten, updatesOn, wholeBoard } from './edits.ts'

export type Keeper = 'nobody' | 'trame, own edits' | 'trame, from the relay' | 'y-indexeddb'
export type Stall = {
  /** The longest task of the main thread in ms; the browser tells of those above 50 only, so 0 means at most 50. */
  readonly longest: number
  readonly longTasks: number
  /** ms between two turns of a loop that wants one every 4 ms: what other programs take is in it. */
  readonly worstGap: number
  /** Until the last update was on the device. */
  readonly writtenMs: number
}

const EVERY_MS = 4
/** y-indexeddb folds one second after the last update. */
const AFTERWARDS_MS = 2_500

type Store = { write: (update: Uint8Array) => void; end: () => Promise<void> }

async function open(keeper: Keeper, doc: Y.Doc): Promise<Store> {
  switch (keeper) {
    case 'nobody':
      return { write: () => {}, end: async () => {} }
    case 'y-indexeddb': {
      const persistence = new IndexeddbPersistence(`stream-${Date.now()}`, doc)
      await persistence.whenSynced
      return { write: () => {}, end: () => isWritten(persistence) }
    }
    case 'trame, own edits':
    case 'trame, from the relay': {
      const store = new DeviceStore({ now: Date.now, name: `stream-${Date.now()}` })
      await store.noteBoard({ id: BOARD, title: '', subtitle: '' }, { bytes: Y.encodeStateAsUpdate(doc), tab: 'tab' })
      const writer = openDeviceWriter({ device: store, board: BOARD, tab: 'tab', epoch: () => 0, onTrouble: () => {} })
      writer.lead()
      let made = 0
      return {
        write(update) {
          made++
          if (keeper === 'trame, own edits') writer.own(update, made)
          else {
            writer.remote(update)
            writer.position({ log: 'log', sequence: made })
          }
        },
        end: () => writer.close(),
      }
    }
  }
}

export async function stream({ keeper, cards, updates }: { keeper: Keeper; cards: number; updates: number }): Promise<Stall> {
  const whole = wholeBoard(cards)
  const sent = updatesOn(whole, updates)
  const doc = docOf(whole)
  const store = await open(keeper, doc)
  let longTasks = 0
  let longest = 0
  const observer = new PerformanceObserver(list => {
    for (const { duration } of list.getEntries()) {
      longTasks++
      longest = Math.max(longest, duration)
    }
  })
  await turn(500)
  observer.observe({ entryTypes: ['longtask'] })
  let worstGap = 0
  let last = performance.now()
  const look = (): void => {
    const now = performance.now()
    worstGap = Math.max(worstGap, now - last)
    last = now
  }
  const startedAt = performance.now()
  for (const update of sent) {
    Y.applyUpdate(doc, update, 'edit')
    store.write(update)
    await turn(EVERY_MS)
    look()
  }
  let isOver = false
  const ended = store.end().then(() => performance.now() - startedAt)
  setTimeout(() => (isOver = true), AFTERWARDS_MS)
  while (!isOver) {
    await turn(EVERY_MS)
    look()
  }
  const writtenMs = await ended
  observer.disconnect()
  return { longest, longTasks, worstGap, writtenMs }
}

const turn = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))
