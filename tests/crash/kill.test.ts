import { expect, test } from 'vitest'
import type * as Y from 'yjs'
import { seeded } from '../convergence/random.ts'
import { Device } from '../relay/device.ts'
import { spawnServer, temporaryFolder } from '../relay/servers.ts'
import { CrashWriter } from './crashWriter.ts'

const KILLS = 50
const WRITERS = 4
const ROOM = 'roomAAAA'
const wordsOf = (doc: Y.Doc): string[] => doc.getArray<string>('words').toArray()
const turn = (): Promise<void> => new Promise(resolve => setImmediate(resolve))

/** A device that only reads: what it has seen at any time. */
function watcher(url: string, seen: Set<string>): Device {
  const device = new Device(url, ROOM, { sends: false })
  device.doc.on('update', () => wordsOf(device.doc).forEach(word => seen.add(word)))
  return device
}

test(`[T19] [T56] [P2] [P3] a relay killed ${KILLS} times under load: nothing acknowledged or seen is lost, nothing is doubled`, async () => {
  const random = seeded(20_210)
  const dataDir = temporaryFolder()
  const people = Array.from({ length: WRITERS }, (_, i) => new CrashWriter('abcd'[i]!))
  const acknowledged = new Set<string>()
  const seen = new Set<string>()
  let server = await spawnServer({ DATA_DIR: dataDir })
  let killedWithoutRest = 0

  for (let kill = 0; kill < KILLS; kill++) {
    const { url, port } = server
    for (const person of people) person.connect(url, ROOM)
    const reader = watcher(url, seen)
    // A moment after the first words have been shown, while others are on their way.
    const turns = Math.floor(random() * 120)
    await reader.synced()
    for (let i = 0; i < turns; i++) {
      for (const person of people) if (random() < 0.6) person.type()
      await turn()
    }
    await server.kill('SIGKILL')
    await Promise.all([reader.closed(), ...people.map(person => person.lose())])
    for (const person of people) for (const word of person.acknowledged) acknowledged.add(word)
    if (people.some(person => person.typed.some(word => !person.acknowledged.has(word)))) killedWithoutRest++

    // What the disk has, before anybody comes back who could fill it again.
    server = await spawnServer({ DATA_DIR: dataDir, PORT: String(port) })
    const fresh = new Device(server.url, ROOM, { sends: false })
    await fresh.synced()
    const there = new Set(wordsOf(fresh.doc))
    expect(there.size, 'a word is there twice').toBe(wordsOf(fresh.doc).length)
    expect([...acknowledged].filter(word => !there.has(word)), `acknowledged and lost at kill ${kill + 1}`).toEqual([])
    expect([...seen].filter(word => !there.has(word)), `seen by another and lost at kill ${kill + 1}`).toEqual([])
    await fresh.leave()
  }

  for (const person of people) person.connect(server.url, ROOM)
  await Promise.all(people.map(person => person.saved()))
  const last = new Device(server.url, ROOM, { sends: false })
  const typed = people.flatMap(person => person.typed)
  await last.until(() => wordsOf(last.doc).length >= typed.length)
  expect(wordsOf(last.doc).toSorted()).toEqual(typed.toSorted())
  console.log({ kills: KILLS, typed: typed.length, acknowledgedBeforeTheEnd: acknowledged.size, seen: seen.size, killedWhileSending: killedWithoutRest, lost: 0, doubled: 0 })
  // The test must bite: most kills came while something was on its way.
  expect(killedWithoutRest).toBeGreaterThan(KILLS / 2)
  expect(acknowledged.size).toBeGreaterThan(500)
  await server.kill('SIGTERM')
}, 400_000)
