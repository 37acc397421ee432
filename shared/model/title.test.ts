import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { renameNode, settleConflict } from '../commands/index.ts'
import { boardOf, copyOf, meet, value, writeRaw } from '../../tests/boards.ts'
import { fingerprint, type Board } from './index.ts'

const rename = (board: Board, title: string): void => value(renameNode(board, { id: 'a', title }))
const lostOf = (board: Board): string[] => board.conflicts('a').map(({ patch }) => String(patch.title))

/** Everybody starts from `base`, renames offline, one list each, then all meet; earlier people's clocks are earlier. */
function together(base: string, ...renames: readonly (readonly string[])[]): Board[] {
  const first = boardOf('- a')
  rename(first, base)
  const people = renames.map((_, i) => (i === 0 ? first : copyOf(first, `p${i}`, { now: 10_000 * (i + 1) })))
  renames.forEach((titles, i) => titles.forEach(title => rename(people[i]!, title)))
  meet(...people)
  for (const each of people) expect(fingerprint(each)).toBe(fingerprint(people[0]!))
  return people
}
const titleOf = (base: string, ...renames: readonly (readonly string[])[]): string => together(base, ...renames)[0]!.title('a')

describe('two people rename one title, both offline', () => {
  test.each([
    ['different ends', 'Etude sur la mobilité', ['Etude préparatoire sur la mobilité'], ['Etude sur la mobilité des travailleurs'], 'Etude préparatoire sur la mobilité des travailleurs'],
    ['start and end', 'le rail', ['Développer le rail'], ['le rail transfrontalier'], 'Développer le rail transfrontalier'],
    ['both at the end', 'Réunion', ['Réunion annuelle'], ['Réunion à Metz'], 'Réunion annuelle à Metz'],
    ['both the same', 'Réunion', ['Réunion annuelle'], ['Réunion annuelle'], 'Réunion annuelle'],
    ['one more than the other', 'Réunion', ['Réunion annuelle'], ['Réunion annuelle à Metz'], 'Réunion annuelle à Metz'],
    ['with a start in common', 'Etude', ['Etude des travailleurs frontaliers'], ['Etude des travailleurs et stagiaires'], 'Etude des travailleurs frontaliers et stagiaires'],
    ['with small words in common inside', 'Note', ['Note de cadrage'], ['Note plan de travail'], 'Note de cadrage plan de travail'],
    ['letters of one word', 'Formation des elus', ['Formation des élus'], ['Formations des elus'], 'Formations des élus'],
    ['one back to what it was', 'Etude longue', ['Etude', 'Etude longue'], ['Etude longue et chère'], 'Etude longue et chère'],
    ['one removes, the other adds', 'Etude très longue', ['Etude'], ['Etude très longue à Metz'], 'Etude à Metz'],
  ])('[T12] [M10] %s', (_, base, earlier, later, title) => {
    expect(titleOf(base, earlier, later)).toBe(title)
  })

  test('[M10] the same word, differently: the later stands, the earlier is shown as a conflict', () => {
    const [lea] = together('Etude ferroviaire', ['Etude maritime'], ['Etude aérienne'])
    expect(lea!.title('a')).toBe('Etude aérienne')
    expect(lostOf(lea!)).toEqual(['Etude maritime'])
  })

  test('[M10] wholly differently: the later stands, the earlier is shown as a conflict', () => {
    const [lea] = together('Projet', ['Colloque des maires'], ['Voyage en Forêt-Noire'])
    expect(lea!.title('a')).toBe('Voyage en Forêt-Noire')
    expect(lostOf(lea!)).toEqual(['Colloque des maires'])
  })

  test('[M10] a conflict stays shown while the title is renamed on, until somebody settles it', () => {
    const [lea, paul] = together('Etude ferroviaire', ['Etude maritime'], ['Etude aérienne'])
    rename(lea!, 'Grande étude aérienne')
    rename(lea!, 'Grande étude aérienne à Metz')
    meet(lea!, paul!)
    expect(lostOf(paul!)).toEqual(['Etude maritime'])
    expect(paul!.facts.history('a')).toHaveLength(2)
    value(settleConflict(paul!, { id: 'a', lost: paul!.conflicts('a')[0]!, keep: 'standing' }))
    meet(lea!, paul!)
    expect([lea!.title('a'), lostOf(lea!)]).toEqual(['Grande étude aérienne à Metz', []])
  })

  test('[M10] of two conflicts on one title one can be put back and the other stays shown', () => {
    const [lea] = together('Etude ferroviaire', ['Etude maritime'], ['Etude fluviale'], ['Etude aérienne'])
    expect(lostOf(lea!)).toEqual(['Etude maritime', 'Etude fluviale'])
    value(settleConflict(lea!, { id: 'a', lost: lea!.conflicts('a')[0]!, keep: 'lost' }))
    expect([lea!.title('a'), lostOf(lea!)]).toEqual(['Etude maritime', ['Etude fluviale']])
    lea!.undo()
    expect(lea!.title('a')).toBe('Etude aérienne')
  })

  test('[M10] a merged title is no conflict', () => {
    const [lea] = together('le rail', ['Développer le rail'], ['le rail transfrontalier'])
    expect(lea!.conflicts('a')).toEqual([])
  })

  test('[M10] one who clears a title by hand does not clear what the other typed', () => {
    for (const isLater of [false, true]) {
      const lea = boardOf('- a')
      rename(lea, 'Etude')
      const paul = copyOf(lea, 'paul', { now: 20_000 })
      rename(paul, 'Etude du rail')
      writeRaw(lea, ['a', isLater ? 30_000 : 5_000, 'other', { title: '', was: ['a', 'Etude'] }])
      meet(lea, paul)
      expect(lea.title('a')).toBe('Etude du rail')
      expect(paul.title('a')).toBe('Etude du rail')
    }
  })
})

describe('three people', () => {
  test('[T12] [M10] each at another end', () => {
    expect(titleOf('le rail', ['Développer le rail'], ['le rail transfrontalier'], ['le rail en 2022'])).toBe('Développer le rail transfrontalier en 2022')
  })

  test('[M10] the order in which they meet changes nothing', () => {
    const titles = [[0, 1, 2], [0, 2, 1], [1, 2, 0], [2, 1, 0]].map(order => {
      const lea = boardOf('- a')
      rename(lea, 'le rail')
      const people = [lea, copyOf(lea, 'p1', { now: 20_000 }), copyOf(lea, 'p2', { now: 30_000 })]
      const changes = ['Développer le rail', 'le rail transfrontalier', 'le rail en 2022']
      people.forEach((each, i) => rename(each, changes[i]!))
      for (const i of order) for (const j of order) if (i !== j) meet(people[i]!, people[j]!)
      return people.map(each => each.title('a'))
    })
    expect(new Set(titles.flat())).toEqual(new Set(['Développer le rail transfrontalier en 2022']))
  })

  test('[M10] one who has seen two of them merged goes on from there', () => {
    const lea = boardOf('- a')
    rename(lea, 'le rail')
    const paul = copyOf(lea, 'paul', { now: 20_000 })
    const anna = copyOf(lea, 'anna', { now: 30_000 })
    rename(lea, 'Développer le rail')
    rename(paul, 'le rail transfrontalier')
    meet(lea, paul)
    rename(lea, 'Développer le rail transfrontalier (étude)')
    rename(anna, 'le rail à Metz')
    meet(lea, paul, anna)
    expect(anna.title('a')).toBe('Développer le rail transfrontalier (étude) à Metz')
    expect(anna.conflicts('a')).toEqual([])
  })
})

describe('a title that others change while it is typed, or before it is taken back', () => {
  const typed = (board: Board, over: string, title: string): void => value(renameNode(board, { id: 'a', title, over }))

  test.each([
    ['at another end', 'Etude du rail', 'Grande etude du rail', 'Etude du rail à Metz', 'Grande etude du rail à Metz'],
    ['both at the end', 'Réunion', 'Réunion annuelle', 'Réunion à Metz', 'Réunion annuelle à Metz'],
    ['both the same', 'Réunion', 'Réunion annuelle', 'Réunion annuelle', 'Réunion annuelle'],
    ['nothing was typed', 'Réunion', 'Réunion annuelle', 'Réunion', 'Réunion annuelle'],
    ['the word that is typed over is gone', 'Etude très longue', 'Etude', 'Etude très longue à Metz', 'Etude à Metz'],
  ])('[T12] [M10] %s', (_, over, meanwhile, title, expected) => {
    const lea = boardOf('- a')
    rename(lea, over)
    const paul = copyOf(lea, 'paul', { now: 10_000 })
    rename(paul, meanwhile)
    meet(lea, paul)
    typed(lea, over, title)
    expect(lea.title('a')).toBe(expected)
    expect(lostOf(lea)).toEqual([])
  })

  test('[M10] the same word, differently: what was typed last stands, the other is shown as a conflict until settled', () => {
    const lea = boardOf('- a')
    rename(lea, 'Etude ferroviaire')
    const paul = copyOf(lea, 'paul', { now: 10_000 })
    rename(paul, 'Etude maritime')
    meet(lea, paul)
    typed(lea, 'Etude ferroviaire', 'Etude aérienne')
    expect([lea.title('a'), lostOf(lea)]).toEqual(['Etude aérienne', ['Etude maritime']])
    value(settleConflict(lea, { id: 'a', lost: lea.conflicts('a')[0]!, keep: 'lost' }))
    expect([lea.title('a'), lostOf(lea)]).toEqual(['Etude maritime', []])
  })

  test('[M7] [M10] undo takes back my words alone, and redo puts them back', () => {
    const lea = boardOf('- a')
    rename(lea, 'Etude')
    const paul = copyOf(lea, 'paul', { now: 0 })
    rename(paul, 'Etude à Metz')
    // Hers is the later one.
    rename(lea, 'Etude du rail')
    lea.undo()
    rename(lea, 'Grande Etude')
    meet(lea, paul)
    expect(lea.title('a')).toBe('Grande Etude à Metz')
    lea.undo()
    expect(lea.title('a')).toBe('Etude à Metz')
    lea.redo()
    expect(lea.title('a')).toBe('Grande Etude à Metz')
  })
})

describe('rename after rename, offline', () => {
  const chain = (count: number): string[] => Array.from({ length: count }, (_, i) => `Etude ${i + 1} de la mobilité`)

  test.each([2, 11, 12, 13, 20])('[M10] %i of them merge as the last one would', count => {
    expect(titleOf('Etude de la mobilité', chain(count), ['Etude de la mobilité à Metz'])).toBe(`Etude ${count} de la mobilité à Metz`)
  })

  test('[M10] a word taken away so long ago that it is forgotten may come back with who still has it; nothing is lost or doubled', () => {
    const [lea] = together('vieille Etude', ['Etude', ...chain(60)], ['vieille Etude à Metz'])
    expect(lea!.title('a')).toBe('vieille Etude 60 de la mobilité à Metz')
    expect(titleOf('vieille Etude', ['Etude', ...chain(20)], ['vieille Etude à Metz'])).toBe('Etude 20 de la mobilité à Metz')
  })

  test('[M10] what a rename carries of the past stays short', () => {
    const lea = boardOf('- a')
    for (const title of chain(500)) rename(lea, title)
    const [ids, cuts] = lea.facts.latest('a', 'title')!.patch.was as [number[], unknown[]]
    expect(ids).toHaveLength(5 + 32)
    expect(cuts).toHaveLength(32)
    expect(cuts.at(-1)).toEqual([expect.any(Number), expect.any(Number), '499'])
    expect(lea.facts.history('a')).toHaveLength(2)
  })

  test('[M10] both long chains, from a title that was there before them', () => {
    expect(titleOf('Etude de la mobilité', chain(8), Array.from({ length: 8 }, (_, i) => `Etude de la mobilité à Metz ${i}`))).toBe('Etude 8 de la mobilité à Metz 7')
  })
})

test('[M10] hand-made pasts and titles of any type give the same title everywhere', () => {
  const board = boardOf('- a')
  rename(board, 'Etude')
  const copy = copyOf(board, 'paul', { now: 20_000 })
  for (const [i, was] of [null, 7, 'Etude', [], [7], [null], ['x'], ['a', null, 'Etude'], [[]], [[1], []], [[0, 0], []], [[0], [[1]]], [[0, 1], [[1, 5, 'x']]]].entries()) writeRaw(board, ['a', 5_000 + i, 'x', { title: ['T', i], was }], ['a', 6_000 + i, 'x', { title: `Etude ${i}`, was }])
  rename(copy, 'Etude nouvelle')
  meet(board, copy)
  expect(board.title('a')).toBe(copy.title('a'))
  expect(fingerprint(board)).toBe(fingerprint(copy))
  rename(board, 'Fin')
  meet(board, copy)
  expect(copy.title('a')).toBe('Fin')
})

test('[M10] [T12] random renames by three people: every word typed and removed by nobody is there, none stands twice', () => {
  const step = fc.record({ who: fc.nat(2), at: fc.nat(9), kind: fc.constantFrom('add', 'add', 'add', 'drop', 'meet') })
  let merged = 0
  fc.assert(
    fc.property(fc.array(step, { minLength: 6, maxLength: 30, size: 'max' }), steps => {
      const first = boardOf('- a')
      rename(first, 'un deux trois')
      const people = [first, copyOf(first, 'p1', { now: 1_500 }), copyOf(first, 'p2', { now: 2_500 })]
      const typed = new Set(['un', 'deux', 'trois'])
      let word = 0
      for (const { who, at, kind } of steps) {
        const board = people[who]!
        const words = board.title('a').split(' ')
        if (kind === 'meet') meet(board, people[(who + 1) % 3]!)
        else if (kind === 'add') {
          const fresh = `w${++word}`
          typed.add(fresh)
          rename(board, words.toSpliced(at % (words.length + 1), 0, fresh).join(' '))
        } else if (words.length > 1) {
          typed.delete(words[at % words.length]!)
          rename(board, words.toSpliced(at % words.length, 1).join(' '))
        }
      }
      meet(...people)
      meet(...people)
      const title = first.title('a')
      expect(people.map(each => each.title('a'))).toEqual([title, title, title])
      const words = title.split(' ')
      expect(new Set(words).size, title).toBe(words.length)
      const shown = new Set([...words, ...first.conflicts('a').flatMap(({ patch }) => String(patch.title).split(' '))])
      for (const each of typed) expect(shown.has(each), `${each} in ${title} or beside it`).toBe(true)
      if (first.facts.history('a').length > 2) merged++
    }),
    { numRuns: 150, seed: 10 },
  )
  expect(merged).toBeGreaterThan(60)
})
