import type * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { Awareness } from 'y-protocols/awareness'
import { readSyncMessage } from 'y-protocols/sync'
import { SYNC } from '@trame/shared/protocol'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { openTabChannel, type TabChannel } from './tabChannel.ts'

const ends = new Set<FakeChannel>()
class FakeChannel extends EventTarget {
  readonly name: string
  constructor(name: string) {
    super()
    this.name = name
    ends.add(this)
  }
  postMessage(data: Uint8Array): void {
    for (const end of ends) if (end !== this && end.name === this.name) end.dispatchEvent(new MessageEvent('message', { data: data.slice() }))
  }
  close(): void {
    ends.delete(this)
  }
}

type Tab = { doc: Y.Doc; channel: TabChannel; store: () => Promise<void>; words: () => string[]; write: (word: string) => void }
let tabs: Tab[] = []

/** A tab whose disk has taken nothing until `store` is called. */
function openTab(): Tab {
  const doc = new Y.Doc()
  const awareness = new Awareness(doc)
  let waiting: (() => void)[] = []
  const channel = openTabChannel({
    name: 'board',
    doc,
    awareness,
    stored: () => new Promise(resolve => waiting.push(resolve)),
    read: (type: number, message: decoding.Decoder, answer: encoding.Encoder) => {
      if (type !== SYNC) return
      encoding.writeVarUint(answer, SYNC)
      readSyncMessage(message, answer, doc, 'another tab')
    },
  })
  doc.on('update', (update: Uint8Array, origin: unknown) => origin !== 'another tab' && channel.update(update))
  const tab = {
    doc, channel,
    words: () => doc.getArray<string>('words').toArray(),
    write: (word: string) => doc.getArray<string>('words').push([word]),
    store: async () => {
      while (waiting.length > 0) {
        const all = waiting
        waiting = []
        for (const resolve of all) resolve()
        await new Promise(resolve => setImmediate(resolve))
      }
    },
  }
  tabs.push(tab)
  return tab
}

beforeEach(() => vi.stubGlobal('BroadcastChannel', FakeChannel))
afterEach(() => {
  for (const { channel, doc } of tabs) {
    channel.close()
    doc.destroy()
  }
  tabs = []
  vi.unstubAllGlobals()
})

test('[S20] an edit is told once it is on the disk, and in order with the others', async () => {
  const [one, two] = [openTab(), openTab()]
  await one.store()
  await two.store()
  one.write('un')
  one.write('deux')
  expect(two.words()).toEqual([])
  await one.store()
  expect(two.words()).toEqual(['un', 'deux'])
  one.write('trois')
  expect(two.words()).toEqual(['un', 'deux'])
  await one.store()
  expect(two.words()).toEqual(['un', 'deux', 'trois'])
})

test('[S20] a tab that asks what it lacks is answered once that is on the disk', async () => {
  const one = openTab()
  await one.store()
  one.write('un')
  const two = openTab()
  expect(two.words()).toEqual([])
  await one.store()
  expect(two.words()).toEqual(['un'])
})

test('[S20] a tab that is closed tells nothing any more, whatever gets on the disk', async () => {
  const [one, two] = [openTab(), openTab()]
  await one.store()
  one.write('un')
  one.channel.close()
  await one.store()
  expect(two.words()).toEqual([])
})
