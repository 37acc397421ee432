import { expect, test } from 'vitest'
import { en } from '../../client/src/i18n/en.ts'
import { fr } from '../../client/src/i18n/fr.ts'
import { argumentsOf, differences, frenchSlips, unusedKeys } from './catalogues.ts'
import { codeOf, readSources } from './sources.ts'

test('[T51] French and English hold the same messages with the same arguments', () => {
  expect(Object.keys(fr).length).toBeGreaterThan(0)
  expect(differences(fr, en)).toEqual([])
})

test('[T51] no message is left over', () => {
  const users = codeOf(readSources('.ts', '.tsx')).filter(({ path }) => !/^client\/src\/i18n\/(.+\.)?(fr|en)\.ts$/.test(path))
  expect(unusedKeys(fr, users)).toEqual([])
})

test('[T51] the French is set as French', () => {
  expect(frenchSlips(fr)).toEqual([])
})

test('the guards of the catalogues bite', () => {
  expect(argumentsOf('{n, plural, one {# projet de {axis}} other {# projets}} par {name}')).toEqual(['axis', 'n', 'name'])
  expect(differences({ a: 'A', b: '{n} B' }, { b: '{m} B', c: 'C' })).toEqual([
    'a is missing in English',
    'c is missing in French',
    'b takes {n} in French and {m} in English',
  ])
  const users = [{ path: 'a.tsx', text: "t('a.whole'); t(`b.${kind}`)" }]
  expect(unusedKeys({ 'a.whole': '', 'b.one': '', 'b.two': '', 'c.unused': '' }, users)).toEqual(['c.unused'])
  expect(frenchSlips({ space: 'Quoi ?', none: 'Quoi?', apostrophe: "l'axe", points: 'Envoi...', quotes: 'le « mot »' })).toHaveLength(5)
  expect(frenchSlips({ good: 'Quoi\u202f? L’axe «\u00a0Eau\u00a0»\u00a0: envoi… à 10:30' })).toEqual([])
})
