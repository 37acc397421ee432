import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DEFAULT_KEY, keyAt, keyBetween, newOrderSession, readKey } from './order.ts'

const insert = (keys: string[], index: number, session: string): string => {
  const key = keyAt({ count: keys.length, keyOf: i => keys[i]!, index, session })
  keys.splice(index, 0, key)
  return key
}
const isSorted = (keys: readonly string[]): boolean => keys.every((key, i) => i === 0 || keys[i - 1]! < key)

describe('order keys', () => {
  test('[M11] the first key, one after it, one before it, one between', () => {
    expect(keyBetween(null, null, 'AAA')).toBe('a0-AAAa0')
    expect(keyBetween('a0-AAAa0', null, 'AAA')).toBe('a0-AAAa1')
    expect(keyBetween('a0-AAAa0', null, 'BBB')).toBe('a1-BBBa0')
    expect(keyBetween(null, 'a0-AAAa0', 'BBB')).toBe('Zz-BBBa0')
    expect(keyBetween('a0-AAAa0', 'a0-AAAa1', 'AAA')).toBe('a0-AAAa0V')
  })

  test('[M11] five people who each add 2,000 cards at one spot offline give five blocks of short keys', () => {
    const spot = [keyBetween(null, null, '000'), '']
    spot[1] = keyBetween(spot[0]!, null, '000')
    const sessions = ['AAA', 'BBB', 'CCC', 'DDD', 'EEE']
    const all = sessions.flatMap(session => {
      const own = [...spot]
      for (let i = 0; i < 2_000; i++) insert(own, own.length - 1, session)
      expect(isSorted(own), session).toBe(true)
      return own.slice(1, -1).map(key => ({ key, session }))
    })
    all.sort((a, b) => (a.key < b.key ? -1 : 1))
    const blocks = all.filter(({ session }, i) => i === 0 || all[i - 1]!.session !== session)
    expect(all).toHaveLength(10_000)
    expect(new Set(all.map(({ key }) => key)).size).toBe(10_000)
    expect(blocks.map(({ session }) => session)).toEqual(sessions)
    expect(Math.max(...all.map(({ key }) => key.length))).toBeLessThanOrEqual(20)
  })

  test('[M11] five people who each put 2,000 cards first, one before the other, give five blocks too', () => {
    const sessions = ['AAA', 'BBB', 'CCC', 'DDD', 'EEE']
    const all = sessions.flatMap(session => {
      const own = [keyBetween(null, null, '000')]
      for (let i = 0; i < 2_000; i++) insert(own, 0, session)
      return own.slice(0, -1).map(key => ({ key, session }))
    })
    all.sort((a, b) => (a.key < b.key ? -1 : 1))
    expect(all.filter(({ session }, i) => i === 0 || all[i - 1]!.session !== session)).toHaveLength(5)
    expect(Math.max(...all.map(({ key }) => key.length))).toBeLessThanOrEqual(16)
  })

  test('[M11] two people who take turns at one spot, hearing each other, stay in order', () => {
    const keys = [keyBetween(null, null, '000')]
    keys.push(keyBetween(keys[0]!, null, '000'))
    for (let i = 0; i < 300; i++) insert(keys, 1 + (i % 2), i % 2 === 0 ? 'AAA' : 'BBB')
    expect(isSorted(keys)).toBe(true)
    expect(keys).toHaveLength(302)
  })

  test('[M11] any insertions and removals by any sessions land where they were asked', () => {
    let landed = 0
    const session = fc.string({ unit: fc.constantFrom('0', '1', 'Z', 'a', 'z'), minLength: 3, maxLength: 3 })
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(3), fc.nat(), fc.nat(4)), { minLength: 1, maxLength: 120, size: 'max' }),
        fc.array(session, { minLength: 4, maxLength: 4 }),
        (steps, sessions) => {
          const keys: string[] = []
          for (const [who, at, dice] of steps) {
            if (dice === 0 && keys.length > 0) keys.splice(at % keys.length, 1)
            else {
              const index = at % (keys.length + 1)
              const key = insert(keys, index, sessions[who]!)
              expect(index === 0 || keys[index - 1]! < key, `${keys[index - 1]} < ${key}`).toBe(true)
              expect(index === keys.length - 1 || key < keys[index + 1]!, `${key} < ${keys[index + 1]}`).toBe(true)
              expect(readKey(key)).toBe(key)
              landed++
            }
          }
        },
      ),
      { numRuns: 1_500, seed: 11 },
    )
    expect(landed).toBeGreaterThan(20_000)
  })

  test('[M12] equal keys are one spot: what is put between them comes after them', () => {
    const keys = ['a0-AAAa0', 'a0-AAAa0', 'a0-AAAa1']
    expect(keyAt({ count: 3, keyOf: i => keys[i]!, index: 1, session: 'BBB' }) > 'a0-AAAa0').toBe(true)
    expect(keyAt({ count: 3, keyOf: i => keys[i]!, index: 1, session: 'BBB' }) < 'a0-AAAa1').toBe(true)
  })

  test('[M13] a key that no program of ours writes reads as the default one, and stops nobody’s insertions', () => {
    for (const bad of [undefined, null, 7, '', '-', 'a', 'a-', 'a0', 'a0-', 'a0-AA', 'a0-AAAa', 'a0-AAAa00', 'é0-AAAa0', 'a0-AAAa0\n', 'a0--AAAa0', 'zzzz-AAAa0', 'b0-AAAa0', ['a0-AAAa0'], { key: 'a0' }]) {
      expect(readKey(bad), JSON.stringify(bad)).toBe(DEFAULT_KEY)
    }
    for (const good of ['a0-AAAa0', 'Zz-AAAa0', 'b00-AAAa0V', 'a0V-zzzZz', 'a0-AAAa0V-BBBa1']) expect(readKey(good), good).toBe(good)
    expect(keyBetween(DEFAULT_KEY, null, 'AAA') > DEFAULT_KEY).toBe(true)
    expect(keyBetween(null, DEFAULT_KEY, 'AAA') < DEFAULT_KEY).toBe(true)
  })

  test('[M13] whatever text reads as a key can be put beside', () => {
    const text = fc.string({ unit: fc.constantFrom('-', '0', 'a', 'A', 'b', 'V', 'z', 'Z'), maxLength: 16 })
    let read = 0
    fc.assert(
      fc.property(text, text, (a, b) => {
        const keys = [readKey(a), readKey(b)].sort()
        if (keys.some(key => key !== DEFAULT_KEY)) read++
        for (const index of [0, 1, 2]) {
          const key = keyAt({ count: 2, keyOf: i => keys[i]!, index, session: 'MMM' })
          expect(readKey(key)).toBe(key)
          if (index > 0) expect(key > keys[index - 1]!, `${keys[index - 1]} < ${key}`).toBe(true)
          if (index === 0 || (index === 1 && keys[0] !== keys[1])) expect(key < keys[index]!, `${key} < ${keys[index]}`).toBe(true)
        }
      }),
      { numRuns: 20_000, seed: 13 },
    )
    expect(read).toBeGreaterThan(100)
  })

  test('a session’s mark is three digits of base 62', () => {
    expect(newOrderSession(() => 0)).toBe('000')
    expect(newOrderSession(() => 0.999999)).toBe('zzz')
  })
})
