import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ROOT, Tree, TRAY, type Place } from './tree.ts'

const at = (parent: string, time = 0, key = 'k'): Place => ({ parent, key, time })
const dump = (tree: Tree): string => {
  const of = (id: string): unknown[] => [id, tree.key(id), tree.children(id).map(of)]
  return JSON.stringify([of(ROOT), of(TRAY)])
}
const parents = (tree: Tree, ...ids: string[]): Record<string, string | undefined> => Object.fromEntries(ids.map(id => [id, tree.parent(id)]))
const treeOf = (wishes: Record<string, readonly Place[]>): Tree => {
  const tree = new Tree()
  tree.update(Object.entries(wishes))
  return tree
}

describe('a place', () => {
  test('[M2] is the latest wish; one whose parent is not there yet is taken when it comes', () => {
    const tree = treeOf({ a: [at('g', 2), at(ROOT, 1)] })
    expect(tree.parent('a')).toBe(ROOT)
    tree.update([['g', [at(ROOT)]]])
    expect(tree.parent('a')).toBe('g')
    tree.update([['g', null]])
    expect(tree.parent('a')).toBe(ROOT)
  })

  test('[M2] a node that has no place left is in the tray, with all below it', () => {
    const tree = treeOf({ a: [at('ghost')], b: [at('a')], c: [] })
    expect(tree.children(TRAY)).toEqual(['a', 'c'])
    expect([...tree.walk(TRAY)]).toEqual(['a', 'b', 'c'])
  })

  test('[M1] under a node that may not hold any is no place', () => {
    const tree = new Tree(id => id.startsWith('g'))
    tree.update([['card', [at(ROOT)]], ['a', [at('card', 2), at(ROOT, 1)]], ['b', [at('card')]]])
    expect(parents(tree, 'a', 'b')).toEqual({ a: ROOT, b: TRAY })
  })

  test('[M22] nobody can move, refill or take away the root and the tray', () => {
    const tree = treeOf({ a: [at(ROOT)], b: [at(TRAY)] })
    for (const id of [ROOT, TRAY, '']) {
      tree.update([[id, [at('a', 9)]]])
      tree.update([[id, null]])
    }
    tree.update([['c', [at('a')]]])
    expect([...tree.walk(ROOT), ...tree.walk(TRAY)]).toEqual(['a', 'c', 'b'])
    expect(tree.path('c')).toEqual(['c', 'a', ROOT])
    expect(tree.has('')).toBe(false)
  })
})

describe('a cycle', () => {
  test('[M4] gives way at its latest mover, which goes back to where it was', () => {
    const tree = treeOf({ x: [at('y', 5), at(ROOT, 0)], y: [at('x', 6), at(ROOT, 0)] })
    expect(parents(tree, 'x', 'y')).toEqual({ x: 'y', y: ROOT })
    expect([tree.isDisplaced('x'), tree.isDisplaced('y')]).toEqual([false, true])
  })

  test('[M4] of equal times gives way at the greater id, on every replica', () => {
    const wishes: [string, Place[]][] = [['x', [at('y', 5), at(ROOT)]], ['y', [at('x', 5), at(ROOT)]]]
    for (const order of [wishes, wishes.toReversed()]) {
      const tree = new Tree()
      for (const wish of order) tree.update([wish])
      expect(parents(tree, 'x', 'y')).toEqual({ x: 'y', y: ROOT })
    }
  })

  test('[M4] without another place ends in the tray, and comes back when the cycle is undone', () => {
    const tree = treeOf({ x: [at('y', 1)], y: [at('x', 2)] })
    expect(parents(tree, 'x', 'y')).toEqual({ x: 'y', y: TRAY })
    tree.update([['x', [at(ROOT, 3)]]])
    expect(parents(tree, 'x', 'y')).toEqual({ x: ROOT, y: 'x' })
    expect(tree.isDisplaced('y')).toBe(false)
  })

  test('[M4] of one: a node that wishes to lie under itself', () => {
    expect(parents(treeOf({ x: [at('x', 4), at(ROOT)] }), 'x')).toEqual({ x: ROOT })
  })

  test('[M4] two cycles one inside the other’s way out are resolved one after the other', () => {
    const tree = treeOf({ a: [at('b', 9), at('c', 1)], b: [at('a', 8)], c: [at('d', 7)], d: [at('c', 6), at(ROOT, 1)] })
    expect([...tree.walk(ROOT), ...tree.walk(TRAY)].sort()).toEqual(['a', 'b', 'c', 'd'])
    expect(parents(tree, 'a', 'b', 'c', 'd')).toEqual({ a: 'c', b: 'a', c: TRAY, d: 'c' })
  })
})

/** The rule itself, without any cleverness: as long as there is a cycle, its latest mover skips one place. */
function oracle(wishes: ReadonlyMap<string, readonly Place[]>): Map<string, string> {
  const holds = (id: string): boolean => id === ROOT || id === TRAY || wishes.has(id)
  const skip = new Map([...wishes.keys()].map(id => [id, 0]))
  const place = (id: string): Place => {
    const places = wishes.get(id)!
    while (skip.get(id)! < places.length && !holds(places[skip.get(id)!]!.parent)) skip.set(id, skip.get(id)! + 1)
    return places[skip.get(id)!] ?? at(TRAY, -1)
  }
  for (;;) {
    const cycle = [...wishes.keys()].map(id => {
      const seen: string[] = []
      for (let node = id; node !== ROOT && node !== TRAY; node = place(node).parent) {
        if (seen.includes(node)) return seen.slice(seen.indexOf(node))
        seen.push(node)
      }
      return null
    }).find(found => found !== null)
    if (!cycle) return new Map([...wishes.keys()].map(id => [id, place(id).parent]))
    const victim = cycle.reduce((worst, id) => (place(id).time > place(worst).time || (place(id).time === place(worst).time && id > worst) ? id : worst))
    skip.set(victim, skip.get(victim)! + 1)
  }
}

const IDS = ['a', 'b', 'c', 'd', 'e', 'f']
const place = fc.record({ parent: fc.constantFrom(ROOT, 'ghost', ...IDS), key: fc.constantFrom('k1', 'k2', 'k3'), time: fc.nat(20) })
const places = fc.array(place, { maxLength: 3 }).map(all => all.sort((a, b) => b.time - a.time))
const change = fc.tuple(fc.constantFrom(...IDS), fc.option(places, { freq: 6 }))

test('[M2] [M4] any order and any batches end where the naive rule ends, and say what they changed', () => {
  let displaced = 0
  let inTray = 0
  fc.assert(
    fc.property(fc.array(fc.array(change, { maxLength: 5 }), { maxLength: 12, size: 'max' }), batches => {
      const tree = new Tree()
      const now = new Map<string, Place[]>()
      for (const batch of batches) {
        const before = new Map([ROOT, TRAY, ...now.keys()].map(id => [id, [...tree.children(id)].join()]))
        const parentsBefore = new Map([...now.keys()].map(id => [id, tree.parent(id)]))
        const last = new Map(batch)
        const told = tree.update(last)
        for (const [id, wish] of last) {
          if (wish) now.set(id, wish)
          else now.delete(id)
        }
        const expected = oracle(now)
        for (const id of now.keys()) expect(tree.parent(id), id).toBe(expected.get(id))
        const fresh = new Tree()
        fresh.update(now)
        expect(dump(tree)).toBe(dump(fresh))
        const oneByOne = new Tree()
        for (const entry of [...now].reverse()) oneByOne.update([entry])
        expect(dump(tree)).toBe(dump(oneByOne))
        expect([...tree.walk(ROOT), ...tree.walk(TRAY)].sort()).toEqual([...now.keys()].sort())
        for (const id of [ROOT, TRAY, ...now.keys()]) if ((before.get(id) ?? '') !== tree.children(id).join()) expect(told.parents.has(id), `children of ${id}`).toBe(true)
        for (const id of now.keys()) if (parentsBefore.get(id) !== tree.parent(id)) expect(told.moved.has(id), id).toBe(true)
        for (const id of now.keys()) if (tree.isDisplaced(id)) displaced++
        inTray += tree.children(TRAY).length
      }
    }),
    { numRuns: 1_000, seed: 4 },
  )
  expect(displaced).toBeGreaterThan(1_000)
  expect(inTray).toBeGreaterThan(1_000)
})

describe('depth', () => {
  const chain = (levels: number): [string, Place[]][] => Array.from({ length: levels }, (_, i) => [`n${i}`, [at(i === 0 ? ROOT : `n${i - 1}`)]])

  test.each([12, 20_000])('[M19] %i levels are walked, climbed and moved', levels => {
    for (const order of [chain(levels), chain(levels).reverse()]) {
      const tree = new Tree()
      tree.update(order)
      expect([...tree.walk(ROOT)]).toHaveLength(levels)
      expect(tree.path(`n${levels - 1}`)).toHaveLength(levels + 1)
      tree.update([['other', [at(ROOT)]], ['n1', [at('other', 5)]]])
      expect(tree.path(`n${levels - 1}`).slice(-3)).toEqual(['n1', 'other', ROOT])
    }
  })

  test('[M19] a cycle of 20,000 nodes ends, whole', () => {
    const tree = treeOf(Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`n${i}`, [at(`n${(i + 1) % 20_000}`, i)]])))
    expect(tree.children(TRAY)).toEqual(['n19999'])
    expect([...tree.walk(TRAY)]).toHaveLength(20_000)
  })
})

test('[M12] equal keys are ordered by id, and taken away one by one', () => {
  const tree = treeOf({ b: [at(ROOT)], a: [at(ROOT)], c: [at(ROOT)] })
  expect(tree.children(ROOT)).toEqual(['a', 'b', 'c'])
  tree.update([['b', [at('a')]]])
  expect(tree.children(ROOT)).toEqual(['a', 'c'])
})
