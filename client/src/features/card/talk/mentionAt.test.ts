import { expect, test } from 'vitest'
import { mentionAt, peopleLike } from './mentionAt.ts'

test('[C9] an @ looks for people, not inside of an address and not behind a finished sentence', () => {
  expect(mentionAt('Bonjour @an', 11)).toEqual({ from: 8, query: 'an' })
  expect(mentionAt('@', 1)).toEqual({ from: 0, query: '' })
  expect(mentionAt('@Anne Mar', 9)).toEqual({ from: 0, query: 'Anne Mar' })
  expect(mentionAt('anne@exem', 9)).toBeNull()
  expect(mentionAt('@Anne, oui', 10)).toBeNull()
})

test('[C9] people are found by any word of their name, without accents, each name once', () => {
  const people = [{ name: 'Chloé Martin' }, { name: 'Anne' }, { name: 'Chloé Martin' }, { name: 'Martine' }]
  expect(peopleLike(people, 'mart').map(({ name }) => name)).toEqual(['Chloé Martin', 'Martine'])
  expect(peopleLike(people, 'chloe m').map(({ name }) => name)).toEqual(['Chloé Martin'])
  expect(peopleLike(people, '')).toHaveLength(3)
  expect(peopleLike(people, 'zo')).toEqual([])
})
