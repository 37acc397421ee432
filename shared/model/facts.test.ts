import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { Facts, type Patch } from './facts.ts'

const facts = (author: string, { doc = new Y.Doc(), start = 1_000 }: { doc?: Y.Doc; start?: number } = {}): Facts => {
  let tick = start
  return new Facts(doc, { author, now: () => tick++ })
}
const send = (from: Facts, to: Facts): void => Y.applyUpdate(to.doc, Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(to.doc)))
const meet = (...all: Facts[]): void => {
  for (const from of all) for (const to of all) if (from !== to) send(from, to)
}
const raw = ({ doc }: Facts, ...entries: unknown[]): void => doc.getArray<unknown>('log0').push(entries)

describe('a record', () => {
  test('[M3] is its writes folded in time order: per field the latest one stands', () => {
    const lea = facts('lea')
    lea.write([['a', { kind: 'card', title: 'A' }]])
    lea.write([['a', { priority: '1' }]])
    lea.write([['a', { title: 'B' }]])
    expect(lea.get('a')).toEqual({ kind: 'card', title: 'B', priority: '1' })
    expect(lea.latest('a', 'title')).toMatchObject({ author: 'lea', patch: { title: 'B' } })
  })

  test('[M3] the later hour stands, whoever has the higher client id', () => {
    for (const [early, late] of [[1, 2], [2, 1]] as const) {
      const lea = facts('lea', { start: 9 * 3600 })
      lea.doc.clientID = early
      lea.write([['a', { kind: 'card' }]])
      const paul = facts('paul', { start: 11 * 3600 })
      paul.doc.clientID = late
      send(lea, paul)
      paul.write([['a', { verdict: 'at eleven' }]])
      lea.write([['a', { verdict: 'at nine, offline' }]])
      meet(lea, paul)
      expect([lea, paul].map(each => each.get('a')!.verdict)).toEqual(['at eleven', 'at eleven'])
    }
  })

  test('[M20] what is written is later than everything seen, even by a clock that is hours behind', () => {
    const ahead = facts('ahead', { start: 1_000_000 })
    const behind = facts('behind', { start: 5 })
    ahead.write([['a', { kind: 'card', title: 'ahead' }]])
    send(ahead, behind)
    expect(behind.write([['a', { title: 'behind' }]])).toBe(1_000_001)
    meet(ahead, behind)
    expect(ahead.get('a')!.title).toBe('behind')
  })

  test('[M20] two writes within one millisecond keep their order', () => {
    const lea = new Facts(new Y.Doc(), { author: 'lea', now: () => 7 })
    expect([lea.write([['a', { n: 1 }]]), lea.write([['a', { n: 2 }]])]).toEqual([7, 8])
    expect(lea.get('a')).toEqual({ n: 2 })
  })

  test('[M21] 1,000 writes of one field leave one entry, and a document as small as after one', () => {
    const lea = facts('lea')
    lea.write([['a', { kind: 'card', title: 'x' }]])
    lea.write([['a', { n: 0 }]])
    const size = Y.encodeStateAsUpdate(lea.doc).length
    for (let n = 1; n <= 1_000; n++) lea.write([['a', { n }]])
    expect(lea.history('a')).toHaveLength(2)
    expect(Y.encodeStateAsUpdate(lea.doc).length - size).toBeLessThan(40)
  })
})

describe('writes at the same time', () => {
  test('[M8] the one that does not stand is a conflict until somebody writes the field again', () => {
    const lea = facts('lea', { start: 1_000 })
    const paul = facts('paul', { start: 2_000 })
    lea.write([['a', { kind: 'card', title: 'A', priority: '1' }]])
    send(lea, paul)
    lea.write([['a', { priority: '2' }]])
    paul.write([['a', { priority: '3' }]])
    meet(lea, paul)
    for (const each of [lea, paul]) {
      expect(each.get('a')!.priority).toBe('3')
      expect(each.conflicts('a')).toMatchObject([{ author: 'lea', patch: { priority: '2' } }])
    }
    lea.write([['a', { priority: '4' }]])
    send(lea, paul)
    expect([lea, paul].map(each => each.conflicts('a'))).toEqual([[], []])
  })

  test('[M8] a write of another field settles nothing', () => {
    const lea = facts('lea', { start: 1_000 })
    const paul = facts('paul', { start: 2_000 })
    lea.write([['a', { kind: 'card', title: 'A' }]])
    send(lea, paul)
    lea.write([['a', { priority: '2' }]])
    paul.write([['a', { priority: '3' }]])
    meet(lea, paul)
    lea.write([['a', { territory: 'OM' }]])
    paul.write([['a', { title: 'B' }]])
    meet(lea, paul)
    for (const each of [lea, paul]) expect(each.conflicts('a')).toMatchObject([{ author: 'lea', patch: { priority: '2' } }])
  })

  test('[M21] an entry of several fields goes when all of them are written again in one go', () => {
    const lea = facts('lea')
    lea.write([['person:x', { kind: 'person', name: 'X', colour: 'red' }]])
    lea.write([['person:x', { kind: 'person' }], ['person:x', { name: 'Y' }], ['person:x', { colour: 'blue' }]])
    expect(lea.history('person:x').map(({ patch }) => patch)).toEqual([{ kind: 'person' }, { name: 'Y' }, { colour: 'blue' }])
  })

  test('[M8] of different fields do not meet', () => {
    const lea = facts('lea')
    const paul = facts('paul', { start: 2_000 })
    lea.write([['a', { kind: 'card' }]])
    send(lea, paul)
    lea.write([['a', { priority: '2' }]])
    paul.write([['a', { territory: 'OM' }]])
    meet(lea, paul)
    expect(lea.get('a')).toEqual({ kind: 'card', priority: '2', territory: 'OM' })
    expect(lea.conflicts('a')).toEqual([])
  })

  test('[M8] one after the other are no conflict, whoever wrote them', () => {
    const lea = facts('lea')
    const paul = facts('paul', { start: 2_000 })
    lea.write([['a', { kind: 'card', priority: '1' }]])
    send(lea, paul)
    paul.write([['a', { priority: '2' }]])
    send(paul, lea)
    lea.write([['a', { priority: '3' }]])
    expect(lea.conflicts('a')).toEqual([])
    expect(lea.history('a')).toHaveLength(2)
  })
})

test('[M3] any order of arrival, and any repetition, gives the same records and the same conflicts', () => {
  let conflicts = 0
  const write = fc.record({ who: fc.nat(2), id: fc.constantFrom('a', 'b'), field: fc.constantFrom('x', 'y', 'z'), value: fc.nat(9), hear: fc.nat(8) })
  fc.assert(
    fc.property(fc.array(write, { minLength: 3, maxLength: 25, size: 'max' }), fc.array(fc.nat(), { minLength: 40, maxLength: 40 }), (writes, dice) => {
      const people = [0, 1, 2].map(n => {
        const each = facts(`p${n}`, { start: 1_000 + n * 3 })
        each.doc.clientID = 128 * (n + 1)
        return each
      })
      const updates: Uint8Array[] = []
      for (const { doc } of people) doc.on('update', (bytes: Uint8Array, origin: unknown) => void (origin === null && updates.push(bytes)))
      for (const { who, id, field, value, hear } of writes) {
        people[who]!.write([[id, { [field]: value }]])
        if (hear < 3 && hear !== who) Y.applyUpdate(people[hear]!.doc, Y.encodeStateAsUpdate(people[who]!.doc), 'heard')
      }
      const results = [0, 1].map(turn => {
        const reader = facts('reader')
        const shuffled = [...updates, ...updates.slice(0, 5)].map((update, i) => [update, dice[(i + turn * 17) % 40]! * (turn + 1) % 97] as const).sort((a, b) => a[1] - b[1])
        for (const [update] of shuffled) Y.applyUpdate(reader.doc, update)
        conflicts += ['a', 'b'].flatMap(id => reader.conflicts(id)).length
        return ['a', 'b'].map(id => [reader.get(id), reader.history(id), reader.conflicts(id)])
      })
      expect(results[0]).toEqual(results[1])
      const fresh = facts('fresh')
      for (const update of updates) Y.applyUpdate(fresh.doc, update)
      expect(['a', 'b'].map(id => [fresh.get(id), fresh.history(id), fresh.conflicts(id)])).toEqual(results[0])
    }),
    { numRuns: 120, seed: 3 },
  )
  expect(conflicts).toBeGreaterThan(100)
})

describe('what no program of ours writes', () => {
  const bad: unknown[] = [
    null, 7, 'text', {}, [], ['a'], ['a', 1, 'x'], [1, 1, 'x', {}], ['a', '1', 'x', {}], ['a', Number.NaN, 'x', {}], ['a', Infinity, 'x', {}], ['a', -1, 'x', {}], ['a', 2 ** 60, 'x', {}], ['a', 1.5, 'x', {}],
    ['a', 1, 2, {}], ['a', 1, 'x', null], ['a', 1, 'x', []], ['a', 1, 'x', 'patch'], new Uint8Array([1]), true,
  ]

  test('[M13] in a log is kept in the document and read as nothing', () => {
    const lea = facts('lea')
    for (const entry of bad) raw(lea, entry)
    expect(lea.size).toBe(0)
    lea.write([['a', { kind: 'card' }]])
    expect(lea.get('a')).toEqual({ kind: 'card' })
    const copy = facts('copy')
    send(lea, copy)
    expect(copy.doc.getArray('log0').toArray().filter(entry => !Array.isArray(entry) || entry[0] !== 'a' || entry.length < 4)).not.toEqual([])
    expect(copy.get('a')).toEqual({ kind: 'card' })
  })

  test('[M13] another kind of shared type inside a log, or a log of another kind, stops nobody', () => {
    const lea = facts('lea')
    lea.doc.getArray<unknown>('log5').push([new Y.Map([['x', 1]]), 'x'])
    const map = new Y.Doc()
    map.getMap('log7').set('k', ['a', 1, 'x', { kind: 'card' }])
    Y.applyUpdate(lea.doc, Y.encodeStateAsUpdate(map))
    lea.write([['b', { kind: 'card' }]])
    expect([...lea.ids()]).toEqual(['b'])
  })

  test('[M13] an entry with a prototype of its own says the same to who got it first and to who got it from them', () => {
    // No object of ours has a field of that name: another one of its length is written, then its bytes are changed.
    const doc = new Y.Doc()
    doc.getArray<unknown>('log0').push([['a', 1, 'x', { a_proto_b: { kind: 'group' }, title: 'A' }]])
    const bytes = Y.encodeStateAsUpdate(doc)
    const at = Buffer.from(bytes).indexOf('a_proto_b')
    bytes.set(Buffer.from('__proto__'), at)
    const first = facts('first')
    Y.applyUpdate(first.doc, bytes)
    const second = facts('second')
    send(first, second)
    expect(first.get('a')?.kind).toBe(undefined)
    expect(second.get('a')).toEqual(first.get('a'))
  })

  test('[M13] half of an emoji is written as others will read it', () => {
    const lea = facts('lea')
    lea.write([['a', { title: 'x\ud83d', list: ['\ude00', { '\ud800k': 'v\udfff' }] } satisfies Patch]])
    const paul = facts('paul')
    send(lea, paul)
    expect(lea.get('a')).toEqual(paul.get('a'))
    expect(lea.get('a')).toEqual({ title: 'x\ufffd', list: ['\ufffd', { '\ufffdk': 'v\ufffd' }] })
  })
})

test('[M21] a long run of entries is cut so that only the overwritten one goes', () => {
  const lea = facts('lea')
  lea.write([['a', { n: 1 }], ['b', { n: 1 }], ['c', { n: 1 }]])
  const paul = facts('paul', { start: 2_000 })
  send(lea, paul)
  paul.write([['b', { n: 2 }]])
  meet(lea, paul)
  expect(['a', 'b', 'c'].map(id => lea.get(id))).toEqual([{ n: 1 }, { n: 2 }, { n: 1 }])
  expect(lea.history('b')).toHaveLength(1)
})

test('what listeners are told is what changed, once per transaction', () => {
  const lea = facts('lea')
  const told: string[][] = []
  const stop = lea.onChange(ids => told.push([...ids]))
  lea.write([['a', { n: 1 }], ['b', { n: 1 }]])
  lea.doc.getMap('elsewhere').set('x', 1)
  stop()
  lea.write([['c', { n: 1 }]])
  expect(told).toEqual([['a', 'b']])
})
