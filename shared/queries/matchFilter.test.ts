import { expect, test } from 'vitest'
import { smallBoard, valueOf } from '../../tests/smallBoard.ts'
import { addField, addNode, removeField, renameNode, setFieldValue } from '../commands/index.ts'
import type { Board, Condition, Operator } from '../model/index.ts'
import { BoardIndex, matches, SearchIndex, searchTerms } from './index.ts'

const found = (board: Board, filter: { text?: string, conditions?: Condition[] }, localDate?: (time: number) => string): string => {
  const index = new BoardIndex(board)
  return ['a', 'b', 'c', 'd'].filter(id => matches(index, id, { text: '', conditions: [], ...filter }, { localDate })).join('')
}
const when = (board: Board, field: string, operator: Operator, ...values: (string | number)[]): string => found(board, { conditions: [{ field, operator, values }] })

test('[V21] a query is its folded words, and what stands in quotation marks', () => {
  expect(searchTerms('  Étude   des FLUX ')).toEqual(['etude', 'des', 'flux'])
  expect(searchTerms('«\u00a0des flux\u00a0» étude')).toEqual(['des flux', 'etude'])
  expect(searchTerms('"des flux')).toEqual(['des flux'])
  expect(searchTerms('l’État "" ')).toEqual(["l'etat"])
  expect(searchTerms(' \u00a0')).toEqual([])
})

test.each([
  ['etude', 'a'],
  ['oeuvre', 'c'],
  ['ŒUV', 'c'],
  ['axe 2', 'cd'],
  ['mobilite', 'ab'],
  ['unique mobilité', 'b'],
  ['fr-de', 'a'],
  ['"axe 2" culture', 'd'],
  ['introuvable', ''],
  ['etude eau', ''],
  ['', 'abcd'],
])('[V21] [T43] « %s » finds %s: in the title, the titles above, the territory', (text, ids) => {
  expect(found(smallBoard('lea'), { text })).toBe(ids)
})

test('[V21] texts of all kinds are searched, people by name, and removed fields are not', () => {
  const board = smallBoard('lea')
  const place = valueOf(addField(board, { title: 'Lieu', type: 'text' }))
  const link = valueOf(addField(board, { title: 'Lien', type: 'link' }))
  const who = valueOf(addField(board, { title: 'Référent', type: 'person' }))
  board.note([['person:p1', { kind: 'person', name: 'Zoé Lefèvre', colour: '#111111' }]])
  for (const [id, field, value] of [['a', place, 'Forêt-Noire'], ['b', link, 'https://exemple.test/rhin'], ['c', who, 'p1'], ['d', 'rationale', 'Décidé d’un commun accord'], ['d', 'annotation', 'à revoir']] as const) valueOf(setFieldValue(board, { ids: [id], field, value }))
  expect(['foret-noire', 'rhin', 'lefevre', "d'un commun", 'revoir'].map(text => found(board, { text }))).toEqual(['a', 'b', 'c', 'd', 'd'])
  valueOf(removeField(board, { id: place, values: 'keep' }))
  expect(found(board, { text: 'foret' })).toBe('')
})

test('[V21] the search follows what it is told of, and finds groups and cards with the best title first', () => {
  const board = smallBoard('lea')
  const search = new SearchIndex(new BoardIndex(board))
  expect(search.find('eau', 10)).toEqual(['sub2'])
  expect(search.find('carte', 10)).toEqual(['d'])
  valueOf(renameNode(board, { id: 'sub3', title: 'Carte et culture' }))
  const late = valueOf(addNode(board, { kind: 'card', title: 'Nouvelle carte', under: 'sub1' }))
  search.forget(['sub3', late])
  expect(search.find('carte', 10)).toEqual(['sub3', 'd', late])
  expect(search.find('carte', 2)).toEqual(['sub3', 'd'])
  expect(search.find(' ', 10)).toEqual([])
})

test('[V22] conditions on choices, columns, texts and places', () => {
  const board = smallBoard('lea')
  expect([when(board, 'priority', 'is', '1', '2'), when(board, 'priority', 'not', '1'), when(board, 'priority', 'empty'), when(board, 'priority', 'filled'), when(board, 'priority', 'min', '2'), when(board, 'priority', 'before', '2')]).toEqual(['ab', 'bcd', 'cd', 'ab', 'b', 'a'])
  expect([when(board, 'status', 'is', 'todo', 'no'), when(board, 'status', 'not', 'todo'), when(board, 'status', 'contains', 'retenu')]).toEqual(['abd', 'cd', 'd'])
  expect([when(board, 'territory', 'contains', 'fr-'), when(board, 'territory', 'is', 'fr-de'), when(board, 'territory', 'empty'), when(board, 'title', 'contains', 'oeuvre', 'billet'), when(board, 'title', 'before', 'C')]).toEqual(['ac', 'a', 'bd', 'bc', 'b'])
  expect([when(board, 'place', 'is', 'axis2'), when(board, 'place', 'is', 'sub1', 'sub3'), when(board, 'place', 'not', 'sub1'), when(board, 'track', 'is', 'common')]).toEqual(['cd', 'abd', 'cd', 'ab'])
  expect(found(board, { text: 'axe', conditions: [{ field: 'priority', operator: 'filled', values: [] }, { field: 'territory', operator: 'filled', values: [] }] })).toBe('a')
})

test('[V22] conditions on numbers and dates, and on the time of the last change', () => {
  const board = smallBoard('lea')
  const cost = valueOf(addField(board, { title: 'Coût', type: 'number' }))
  const due = valueOf(addField(board, { title: 'Échéance', type: 'date' }))
  for (const [id, number, date] of [['a', 10, '2021-03-31'], ['b', 2, '2021-04-01'], ['c', -1, '2020-12-31']] as const) {
    valueOf(setFieldValue(board, { ids: [id], field: cost, value: number }))
    valueOf(setFieldValue(board, { ids: [id], field: due, value: date }))
  }
  expect([when(board, cost, 'min', 2), when(board, cost, 'max', 2), when(board, cost, 'before', '10'), when(board, cost, 'after', -1), when(board, cost, 'is', 2, 10), when(board, cost, 'not', 2), when(board, cost, 'is', '')]).toEqual(['ab', 'bc', 'bc', 'ab', 'ab', 'acd', ''])
  expect([when(board, due, 'is', '2021-03'), when(board, due, 'before', '2021-04'), when(board, due, 'after', '2021'), when(board, due, 'min', '2021'), when(board, due, 'max', '2020-12-31'), when(board, due, 'is', 'mars')]).toEqual(['a', 'ac', '', 'ab', 'c', ''])
  const { time } = board.facts.history('a').at(-1)!
  expect([when(board, 'changedAt', 'after', time), when(board, 'changedAt', 'min', time), when(board, 'changedAt', 'max', 1000)]).toEqual(['bc', 'abc', 'd'])
  expect(found(board, { conditions: [{ field: 'createdAt', operator: 'is', values: ['1970-01'] }] })).toBe('abcd')
  expect(found(board, { conditions: [{ field: 'changedAt', operator: 'min', values: ['2021-03-02'] }] }, at => (at === time ? '2021-03-02' : '2021-03-01'))).toBe('a')
})

test('[V22] a person is one person on all their devices', () => {
  const board = smallBoard('lea')
  const who = valueOf(addField(board, { title: 'Référent', type: 'person' }))
  board.note([['person:p1', { kind: 'person', name: 'Zoé', colour: '#111111' }], ['person:p2', { kind: 'person', name: 'zoe', colour: '#111111' }], ['person:lea', { kind: 'person', name: 'Léa', colour: '#111111' }]])
  for (const [id, value] of [['a', 'p1'], ['b', 'p2'], ['c', 'Anne']] as const) valueOf(setFieldValue(board, { ids: [id], field: who, value }))
  expect([when(board, who, 'is', 'p2'), when(board, who, 'is', 'ZOÉ'), when(board, who, 'not', 'p1'), when(board, who, 'contains', 'ann'), when(board, 'author', 'is', 'lea')]).toEqual(['ab', 'ab', 'cd', 'c', 'abcd'])
})

test('[V22] a condition without values, on what is not there, or that means nothing, hides no card', () => {
  const board = smallBoard('lea')
  expect([when(board, 'priority', 'is'), when(board, 'nothing', 'is', '1'), when(board, 'place', 'contains', 'axis1')]).toEqual(['abcd', 'abcd', 'abcd'])
})
