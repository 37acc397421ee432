import { expect, test } from 'vitest'
import type * as Y from 'yjs'
import { Device } from '../relay/device.ts'
import { serve, temporaryFolder } from '../relay/servers.ts'
import * as wire from '../relay/wire.ts'

const ROOM = 'roomAAAA'
const wordsOf = (doc: Y.Doc): string[] => doc.getArray<string>('words').toArray()

test('[T56] [P2] [P10] a disk that fills up while serving: its author is sent away for later, readers stay and read, and with room again nothing is missing', async () => {
  const dataDir = temporaryFolder()
  const small = await serve({ dataDir, maxBytes: 300_000 })
  const reader = new Device(small.url, ROOM)
  const ada = new Device(small.url, ROOM)
  await Promise.all([reader.synced(), ada.synced()])
  let acknowledgedWords = 0
  for (let i = 0; ada.closeCode === null; i++) {
    ada.doc.getArray('words').push([`${i} ${'x'.repeat(2_000)}`])
    await ada.until(() => ada.acknowledged === ada.sent || ada.closeCode !== null)
    if (ada.closeCode === null) acknowledgedWords = i + 1
  }
  expect(ada.closeCode).toBe(4507)
  expect(acknowledgedWords).toBeGreaterThan(20)
  ada.stopFollowing()

  // Readers: the one who is here, and one who comes now.
  await reader.until(() => wordsOf(reader.doc).length === acknowledgedWords)
  const late = new Device(small.url, ROOM, { sends: false })
  await late.synced()
  expect(wordsOf(late.doc)).toHaveLength(acknowledgedWords)
  reader.send(wire.ping(9))
  await reader.until(() => reader.heard.some(message => message.type === 'pong'))
  expect((await fetch(`${small.url}/health`)).status).toBe(200)

  // Its author comes back as long as it likes: each time for later, never acknowledged, never half stored.
  const again = new Device(small.url, ROOM, { doc: ada.doc })
  await again.closed()
  expect(again.closeCode).toBe(4507)
  expect(again.acknowledged).toBe(0)
  again.stopFollowing()
  expect(wordsOf(reader.doc)).toHaveLength(acknowledgedWords)
  await small.stop()

  const roomy = await serve({ dataDir })
  expect(roomy.store.recoveries).toEqual([])
  const back = new Device(roomy.url, ROOM, { doc: ada.doc })
  await back.saved()
  const fresh = new Device(roomy.url, ROOM, { sends: false })
  await fresh.synced()
  expect(wordsOf(fresh.doc)).toEqual(wordsOf(ada.doc))
  expect(wordsOf(fresh.doc)).toHaveLength(acknowledgedWords + 1)
})
