/** Projects that are named almost alike. */
import { fold } from '../../model/index.ts'
import { isMisspelling, wordsOf } from '../similar.ts'
import type { Card } from './cards.ts'

/** Words of this length carry a name; the others hold it together. */
const LONG_WORD = 4
/** On a page that was recognised, this share of the long words must be the same, a third of their letters forgiven. */
const ENOUGH = 0.7
const FORGIVEN_LETTERS = 0.34
/** A word that stands in more names than this tells nothing. */
const COMMON = 25
const RAREST = 4

export type Alike = { readonly keeper: Card, readonly others: readonly Card[] }

type Named = { readonly card: Card, readonly words: readonly string[], readonly place: string }

/** Groups of cards whose names are one name spelt in several ways. On a typed sheet every word must correspond. */
export function findAlike(cards: readonly Card[], { isBroken }: { isBroken: boolean }): Alike[] {
  const named = cards.map((card): Named => ({ card, words: wordsOf(card.title), place: placeOf(card) }))
  const groupOf = new Map<Named, Named[]>()
  for (const [a, b] of candidates(named)) {
    if (!(isBroken ? resemble(a, b) : areOneName(a, b))) continue
    const together = [...new Set([...(groupOf.get(a) ?? [a]), ...(groupOf.get(b) ?? [b])])]
    for (const one of together) groupOf.set(one, together)
  }
  return [...new Set(groupOf.values())].map(group => {
    const members = named.filter(one => group.includes(one)).map(({ card }) => card)
    const keeper = members.find(({ isWellMarked, verdicts }) => isWellMarked && verdicts < 2) ?? members.find(({ verdicts }) => verdicts < 2) ?? members[0]!
    return { keeper, others: members.filter(card => card !== keeper) }
  })
}

/** Cards of the same name at the same place: nothing says that one of them is wrong. */
export function findTwins(cards: readonly Card[]): Alike[] {
  const byName = new Map<string, Card[]>()
  for (const card of cards) {
    const key = `${placeOf(card)} ${fold(card.title).trim()}`
    byName.set(key, [...(byName.get(key) ?? []), card])
  }
  return [...byName.values()].filter(group => group.length > 1).map(([keeper, ...others]) => ({ keeper: keeper!, others }))
}

const placeOf = ({ line }: Card): string => line.path.map(label => label?.text ?? '').join('\n')

/** Pairs that share one of their rarest words, each once, earlier card first. */
function* candidates(named: readonly Named[]): Generator<[Named, Named]> {
  const holders = new Map<string, number[]>()
  named.forEach(({ words }, i) => {
    for (const word of new Set(words)) if (word.length >= LONG_WORD) holders.set(word, [...(holders.get(word) ?? []), i])
  })
  const seen = new Set<number>()
  for (const [i, { words }] of named.entries()) {
    const rare = [...new Set(words)].filter(word => (holders.get(word)?.length ?? 0) > 1 && holders.get(word)!.length <= COMMON).toSorted((a, b) => holders.get(a)!.length - holders.get(b)!.length)
    for (const word of rare.slice(0, RAREST)) {
      for (const j of holders.get(word)!) {
        const pair = Math.min(i, j) * named.length + Math.max(i, j)
        if (i === j || seen.has(pair)) continue
        seen.add(pair)
        yield [named[Math.min(i, j)]!, named[Math.max(i, j)]!]
      }
    }
  }
}

/** The same words in the same order, at least one of them misspelt; short words and figures must be equal. */
function areOneName({ words: a }: Named, { words: b }: Named): boolean {
  return a.length === b.length && a.some((word, i) => word !== b[i]) && a.every((word, i) => isMisspelling(word, b[i]!))
}

/** Most of the long words correspond in order, whatever a recognition made of them; figures are equal. */
function resemble({ words: a, place }: Named, { words: b, place: other }: Named): boolean {
  const long = (words: readonly string[]): string[] => words.filter(word => word.length >= LONG_WORD)
  const figures = (words: readonly string[]): string => words.filter(word => /\d/.test(word)).join(' ')
  const [longA, longB] = [long(a), long(b)]
  if (figures(a) !== figures(b) || Math.min(longA.length, longB.length) < 3) return false
  if (a.join(' ') === b.join(' ')) return place === other
  return (2 * inCommon(longA, longB)) / (longA.length + longB.length) >= ENOUGH
}

/** Length of the longest common subsequence of words, misspellings forgiven. */
function inCommon(a: readonly string[], b: readonly string[]): number {
  let above = Array<number>(b.length + 1).fill(0)
  for (const word of a) {
    const row = [0]
    b.forEach((other, j) => row.push(isMisspelling(word, other, FORGIVEN_LETTERS) ? above[j]! + 1 : Math.max(above[j + 1]!, row[j]!)))
    above = row
  }
  return above[b.length]!
}
