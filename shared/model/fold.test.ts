import { expect, test } from 'vitest'
import { fold, sortKey } from './fold.ts'

test.each([
  ['Stratégie', 'strategie'],
  ['ŒUVRE, œuvre', 'oeuvre, oeuvre'],
  ['Lætitia', 'laetitia'],
  ['l’État d‘ici', "l'etat d'ici"],
  ['L´été', "l'ete"],
  ['« Eau »', '" eau "'],
  ['“Eau” „Wasser“', '"eau" "wasser"'],
  ['trans\u00adfrontalier', 'transfrontalier'],
  ['France\u202f–\u00a0Belgique', 'france - belgique'],
  ['Straße, STRAẞE', 'strasse, strasse'],
  ['e\u0301tude', 'etude'],
  ['éﬁle', 'efile'],
  ['İstanbul, ısı', 'istanbul, isi'],
  ['ΟΔΟΣ, οδός', 'οδοσ, οδοσ'],
  ['n° 2, № 3, m²', 'n° 2, no 3, m2'],
  ['  À\n\tplat', ' a plat'],
  ['aujourd`hui, x⁻¹', "aujourd'hui, x-1"],
  ['한국 日本 عَرَبِيّ', '한국 日本 عربي'.normalize('NFKD')],
  ['', ''],
])('[V20] %s is searched as %s', (text, folded) => {
  expect(fold(text)).toBe(folded)
})

test('[V20] folding twice is folding once', () => {
  for (const text of ['Œuvre d’Été', '№ 7', 'Straße', 'İı', '´`']) expect(fold(fold(text))).toBe(fold(text))
})

test('[V10] texts sort without accents and by the size of their numbers', () => {
  const sorted = ['Axe 10', 'zone', 'Écluse', 'axe 2', 'Eau', 'Étang'].toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1))
  expect(sorted).toEqual(['axe 2', 'Axe 10', 'Eau', 'Écluse', 'Étang', 'zone'])
})
