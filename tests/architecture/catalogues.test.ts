import { expect, test } from 'vitest'
import { en } from '../../client/src/i18n/en.ts'
import { fr as firstFr } from '../../client/src/i18n/fr.ts'
import { lateFr } from '../../client/src/i18n/lateFr.ts'
import { argumentsOf, differences, earlyUses, frenchSlips, unusedKeys } from './catalogues.ts'
import { codeOf, readSources } from './sources.ts'

const fr = { ...firstFr, ...lateFr }

test('[T51] French and English hold the same messages with the same arguments', () => {
  expect(Object.keys(fr).length).toBeGreaterThan(0)
  expect(differences(fr, en)).toEqual([])
})

test('[T51] no message is left over', () => {
  const users = codeOf(readSources('.ts', '.tsx')).filter(({ path }) => !/^client\/src\/i18n\/((.+\.)?(fr|en)|lateFr)\.ts$/.test(path))
  expect(unusedKeys(fr, users)).toEqual([])
})

test('what is drawn at first asks for no text that comes later, and no text is in both', () => {
  expect(Object.keys(lateFr).filter(key => key in firstFr)).toEqual([])
  expect(earlyUses(lateFr, codeOf(readSources('.ts', '.tsx')), 'client/src/app/main.tsx')).toEqual([])
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
  const page = { path: 'app.tsx', text: "import './now.tsx'; void import('./late.tsx'); t('a.one')" }
  const now = { path: 'now.tsx', text: "t('b.one'); t(`c.${kind}`)" }
  const late = { path: 'late.tsx', text: "t('d.one')" }
  expect(earlyUses({ 'b.one': '', 'c.two': '', 'd.one': '' }, [page, now, late], 'app.tsx')).toEqual(['now.tsx asks for b.one', 'now.tsx asks for c.two'])
  expect(frenchSlips({ space: 'Quoi ?', none: 'Quoi?', apostrophe: "l'axe", points: 'Envoi...', quotes: 'le « mot »' })).toHaveLength(5)
  expect(frenchSlips({ good: 'Quoi\u202f? L’axe «\u00a0Eau\u00a0»\u00a0: envoi… à 10:30' })).toEqual([])
})
