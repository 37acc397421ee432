import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { addNode, createBoard, moveToStatus, renameNode, setField } from '../commands/index.ts'
import { Board, factsIn, ROOT, type Patch } from '../model/index.ts'
import { Changes, kindOf, type Write } from './changes.ts'

const write = (id: string, time: number, patch: Patch, more: Partial<Write> = {}): Write => ({ id, time, patch, author: 'anne', client: 1, clock: time, arrivedAt: time + 1, recorded: null, ...more })
const told = (changes: Changes, more: Partial<Parameters<Changes['latest']>[0]> = {}): unknown[] => changes.latest({ limit: 100, ...more }).map(({ time, patch, before }) => [time, before, patch])

test('[H1][H2] each write says what stood there before it was made; one that arrives late is told where it was done', () => {
  const changes = new Changes()
  changes.add(write('c', 10, { kind: 'card', title: 'Étude', priority: '1' }))
  changes.add(write('c', 40, { priority: '3' }))
  // Made in the train, arrived in the evening; and once more, by another device.
  changes.add(write('c', 20, { priority: '2' }, { client: 2, author: 'bruno', arrivedAt: 90 }))
  changes.add(write('c', 20, { priority: '2' }, { client: 2, author: 'bruno', arrivedAt: 95 }))
  expect(told(changes)).toEqual([
    [40, { priority: '2' }, { priority: '3' }],
    [20, { priority: '1' }, { priority: '2' }],
    [10, {}, { kind: 'card', title: 'Étude', priority: '1' }],
  ])
  expect(changes.latest({ limit: 100 })[1]).toMatchObject({ author: 'bruno', arrivedAt: 90 })
})

test('[H3] what changed nothing that people see is not told', () => {
  const changes = new Changes()
  changes.add(write('c', 10, { kind: 'card', title: 'Étude', at: ['a', 'k1'], lane: ['s', 'k1'] }))
  changes.add(write('c', 20, { at: ['a', 'k2', 'a'] }))
  changes.add(write('c', 30, { lane: ['s', 'k0'] }))
  changes.add(write('c', 35, { title: 'Étude', was: [[0], [], []] }))
  changes.add(write('person:anne', 36, { kind: 'person', name: 'Anne' }))
  changes.add(write('c', 40, { at: ['b', 'k1', 'a'] }))
  expect(told(changes).map(entry => (entry as unknown[])[0])).toEqual([40, 10])
})

test('[H4] by card, by person, by kind, and page by page', () => {
  const changes = new Changes()
  changes.add(write('c', 10, { kind: 'card', title: 'C' }))
  changes.add(write('d', 11, { kind: 'card', title: 'D' }))
  changes.add(write('c', 20, { title: 'C bis' }, { author: 'bruno' }))
  changes.add(write('c', 30, { lane: ['s', 'k'] }))
  changes.add(write('c', 40, { gone: ['batch', 'a'] }))
  changes.add(write('c', 50, { priority: '1' }, { recorded: 'compte:chloe' }))
  const times = (more: Parameters<typeof told>[1]): unknown[] => told(changes, more).map(entry => (entry as unknown[])[0])
  expect(times({ id: 'c' })).toEqual([50, 40, 30, 20, 10])
  expect(times({ id: 'c', author: 'bruno' })).toEqual([20])
  expect(times({ author: 'compte:chloe' })).toEqual([50])
  expect(times({ kind: 'presence' })).toEqual([40, 11, 10])
  expect(times({ kind: 'decision' })).toEqual([30])
  const [first, second] = changes.latest({ limit: 2 })
  expect(first?.time).toBe(50)
  expect(changes.latest({ limit: 2, before: second }).map(({ time }) => time)).toEqual([30, 20])
  expect(changes.latest({ limit: 9 }).map(change => kindOf(change, change.isBirth))).toEqual(['field', 'presence', 'decision', 'title', 'presence', 'presence'])
})

test('[H2] the updates of a real board tell what its commands did', () => {
  const doc = new Y.Doc()
  let now = 1_000
  const board = new Board(doc, { author: 'anne', now: () => (now += 10), random: Math.random, person: () => ({ name: 'Anne', colour: '#3b5bdb' }) })
  const changes = new Changes()
  doc.on('update', (update: Uint8Array) => {
    for (const fact of factsIn(update)) changes.add({ ...fact, arrivedAt: now, recorded: null })
  })
  createBoard(board, { room: 'roomAAAA', draft: { title: 'Essai', fields: {}, statuses: [{ id: 's1', title: 'À voir', statusKind: 'proposed', colour: 'slate' }, { id: 's2', title: 'Inscrit', statusKind: 'accepted', colour: 'green' }], tree: [] } })
  const made = addNode(board, { kind: 'card', title: 'Étude', under: ROOT, status: 's1' })
  if (!made.ok) throw new Error(made.code)
  const id = made.value
  moveToStatus(board, { ids: [id], status: 's2' })
  renameNode(board, { id, title: 'Étude du lac' })
  setField(board, { id, field: 'rationale', value: 'budget' })
  board.undo()
  const story = changes.latest({ limit: 10, id }).map(({ patch, before }) => [before.lane ?? before.title ?? before.rationale ?? null, patch.lane ?? patch.title ?? patch.rationale ?? null])
  expect(story).toEqual([
    ['budget', null],
    [null, 'budget'],
    ['Étude', 'Étude du lac'],
    [expect.arrayContaining(['s1']), expect.arrayContaining(['s2'])],
    [null, expect.anything()],
  ])
})

test('[H1, H2] in whatever order and how often entries arrive, the story is the same', () => {
  const entry = fc.record({ id: fc.constantFrom('c', 'd'), time: fc.integer({ min: 1, max: 30 }), client: fc.constantFrom(1, 2, 3), field: fc.constantFrom('priority', 'title', 'rationale'), value: fc.constantFrom('a', 'b', 'c', null) })
  const tell = (writes: readonly Write[]): unknown => {
    const changes = new Changes()
    for (const one of writes) changes.add(one)
    return changes.latest({ limit: 1_000 })
  }
  fc.assert(
    fc.property(fc.array(entry, { minLength: 1, maxLength: 40 }), fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (entries, dice) => {
      const writes = entries.map(({ id, time, client, field, value }, clock): Write => ({ id, time, client, clock, author: `author${client}`, patch: { [field]: value }, arrivedAt: 99, recorded: null }))
      const shuffled = [...writes, ...writes.slice(0, 5)].map(one => [dice.next().value, one] as const).sort(([a], [b]) => a - b).map(([, one]) => one)
      expect(tell(shuffled)).toEqual(tell(writes))
      // What it says of before is what the last one before it wrote.
      const last = new Map<string, unknown>()
      for (const { id, patch, time, client, clock } of writes.toSorted((a, b) => a.time - b.time || a.client - b.client || a.clock - b.clock)) {
        const [field] = Object.keys(patch) as [string]
        const told = (tell(writes) as (Write & { before: Record<string, unknown> })[]).find(one => one.client === client && one.clock === clock && one.time === time)
        if (told) expect(told.before[field]).toEqual(last.get(`${id} ${field}`))
        last.set(`${id} ${field}`, patch[field])
      }
    }),
    { numRuns: 100, seed: 20_260_102 },
  )
})

test('[H7] whose a device is, what it mostly writes says; the rest it only brought', () => {
  const changes = new Changes()
  for (let i = 1; i < 4; i++) changes.add(write('c', i, { priority: String(i) }, { recorded: 'deviceA' }))
  changes.add(write('c', 9, { priority: '9' }, { recorded: 'deviceA', author: 'bruno', client: 2 }))
  changes.add(write('d', 10, { priority: '1' }, { recorded: 'deviceB', author: 'bruno', client: 2 }))
  expect(Object.fromEntries(changes.owners())).toEqual({ deviceA: 'anne', deviceB: 'bruno' })
})
