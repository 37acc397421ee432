import fc from 'fast-check'
import { expect, test } from 'vitest'
import { commonSequence } from './commonSequence.ts'

const common = (a: string, b: string): string => commonSequence([...a], [...b]).map(([at]) => a[at]).join('')

test.each([
  ['', '', ''], ['abc', '', ''], ['', 'abc', ''], ['abc', 'abc', 'abc'], ['abc', 'xyz', ''], ['abcd', 'abxcd', 'abcd'], ['xabc', 'abcy', 'abc'], ['aXbYc', 'aPbQc', 'abc'], ['aab', 'ab', 'ab'], ['abab', 'baba', 'bab'],
])('[M10] what %j and %j have in common', (a, b, expected) => expect(common(a, b)).toBe(expected))

/** All that can be left of a text by leaving out letters. */
const subsequences = (text: string): Set<string> => [...text].reduce((all, letter) => new Set([...all, ...[...all].map(each => each + letter)]), new Set(['']))

test('[M10] it is in order in both, equal in both, and no longer one exists', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 })
  fc.assert(fc.property(text, text, (a, b) => {
    const pairs = commonSequence([...a], [...b])
    for (const [i, [inA, inB]] of pairs.entries()) {
      expect(a[inA]).toBe(b[inB])
      if (i > 0) expect(inA > pairs[i - 1]![0] && inB > pairs[i - 1]![1]).toBe(true)
    }
    const inB = subsequences(b)
    expect(pairs.length).toBe(Math.max(...[...subsequences(a)].filter(each => inB.has(each)).map(each => each.length)))
  }), { numRuns: 500, seed: 10 })
})
