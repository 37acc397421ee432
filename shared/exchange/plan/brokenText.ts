/** Text that a page printed over several rows, or that a recognition printed again: when two pieces are one. */
import { fold } from '../../model/index.ts'
import { distance, tokensOf } from '../similar.ts'

/** Words after which no French or English label ends. */
const JOINTS = new Set('a au aux avec dans de des du en entre et la le les l d l’ d’ leur leurs nos notre ou par pour sans sous sur un une vers and at by for from in into of on or our the their to with'.split(' '))
/** Letters that may be wrong where two pieces repeat each other, as a share of them. */
const FORGIVEN = 0.15
const SHORTEST_OVERLAP = 8
/** Labels are shorter; comparing letter by letter costs more than the square of the length. */
const LONGEST_COMPARED = 250

const isCapitals = (text: string): boolean => /\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text)

/** Ends in the middle of a phrase. Among small letters a word in capitals is a name: `Memorandum DE` is complete. */
export function isUnfinished(text: string): boolean {
  if (/[,(/&:–—-]\s*$/.test(text)) return true
  const last = tokensOf(text).at(-1)
  if (!last || last.start === 0 || !JOINTS.has(last.word) || text.slice(last.end).trim() !== '') return false
  return isCapitals(text) || !isCapitals(text.slice(last.start))
}

export type Lines = {
  /** The longest line that surely breaks. */
  readonly width: number
  /** Texts of this kind begin with a capital here, so that a small letter begins none. */
  readonly areCapitalised: boolean
}
export const areCapitalised = (texts: readonly string[]): boolean => texts.filter(text => /^\P{L}*\p{Lu}/u.test(text)).length >= texts.length * 0.8

/**
 * Whether a line goes on in the next one. `sure`: the first ends, or the second begins, in the middle of a phrase.
 * `likely`: both are in capitals, and the next word would not have fitted on the line, as lines break.
 */
export function lineGoesOn(line: string, next: string, lines: Lines): 'sure' | 'likely' | null {
  if (isUnfinished(line) || (lines.areCapitalised && /^\p{Ll}/u.test(next))) return 'sure'
  const widest = Math.max(lines.width, line.length, next.length)
  const [first = ''] = next.split(/\s/)
  return isCapitals(line) && isCapitals(next) && line.length + 1 + first.length > widest ? 'likely' : null
}

/** Begins like a label that is numbered or marked: `AXE 1 -`, `[SOCLE]`, `2.`, `IV -`. */
export const isNumbered = (text: string): boolean =>
  /^\s*(\[[^\]]+\]|((axe|axis|pilier|pillar|orientation|objectif|objective|thème|theme|volet|partie|part|chapitre)\s+)?(\d+|[IVX]+)(\s*[.):–—-]|\s+-))/i.test(text)

/** Only letters and figures, with where each stands in the text. */
function letters(text: string): { compact: string, ends: number[] } {
  let compact = ''
  const ends: number[] = []
  for (const { start, end } of tokensOf(text)) {
    for (let at = start; at < end; at++) {
      const folded = fold(text[at]!).replace(/[^\p{L}\p{N}]/gu, '')
      compact += folded
      for (let i = 0; i < folded.length; i++) ends.push(at + 1)
    }
  }
  return { compact, ends }
}

const sameFigures = (a: string, b: string): boolean => (a.match(/\d/g) ?? []).join('') === (b.match(/\d/g) ?? []).join('')

const limitOf = (length: number): number => Math.floor(length * FORGIVEN)

function resembles(a: string, b: string): boolean {
  const limit = limitOf(Math.min(a.length, b.length))
  return sameFigures(a, b) && distance(a, b, limit) <= limit
}

/**
 * What a text adds to another one that it repeats in part: '' when all of it is there already, else what comes after
 * the part that repeats the other's end; null when the two have nothing in common.
 */
export function addition(known: string, text: string): string | null {
  const a = letters(known).compact
  const { compact: b, ends } = letters(text)
  if (a.length > LONGEST_COMPARED * 3 || b.length > LONGEST_COMPARED) return a.includes(b) ? '' : null
  if (contains(a, b)) return ''
  // Of all parts of the text that resemble the end of what is known, the one with the fewest wrong letters.
  const [best] = tokensOf(text)
    .map(({ end }) => ({ end, count: ends.findLastIndex(at => at <= end) + 1 }))
    .filter(({ count }) => count >= SHORTEST_OVERLAP && count < b.length)
    .map(part => ({ ...part, wrong: wrongAtEnd(a, b.slice(0, part.count)) }))
    .filter(({ count, wrong }) => wrong <= limitOf(count))
    .toSorted((one, other) => one.wrong - other.wrong || other.count - one.count)
  return best ? text.slice(best.end).trim() : null
}

function contains(a: string, b: string): boolean {
  if (a.includes(b)) return true
  if (b.length < SHORTEST_OVERLAP) return false
  for (let at = 0; at + b.length - limitOf(b.length) <= a.length; at++) if (a[at] === b[0] && resembles(a.slice(at, at + b.length), b)) return true
  return false
}

/** Wrong letters where `b` stands at the end of `a`, longer or shorter by a few. */
function wrongAtEnd(a: string, b: string): number {
  const limit = limitOf(b.length)
  let least = limit + 1
  for (let length = Math.max(1, b.length - limit); length <= Math.min(a.length, b.length + limit); length++) {
    const end = a.slice(-length)
    if (sameFigures(end, b)) least = Math.min(least, distance(end, b, limit))
  }
  return least
}

export const wordCount = (text: string): number => tokensOf(text).length
