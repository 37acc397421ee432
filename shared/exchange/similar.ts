/** When two spellings are the same word: for marks that were typed wrongly, and text that a machine recognised badly. */
import { fold } from '../model/index.ts'

export type Token = { readonly word: string, readonly start: number, readonly end: number }

/** Words as they compare (folded), with where they stand in the text. */
export const tokensOf = (text: string): Token[] =>
  [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map(match => ({ word: fold(match[0]), start: match.index, end: match.index + match[0].length }))

export const wordsOf = (text: string): string[] => tokensOf(text).map(({ word }) => word)

/**
 * Letters to add, leave out, replace or swap with a neighbour (optimal string alignment distance), or `limit + 1` when
 * there are more. The band of width `limit` keeps it cheap.
 */
export function distance(a: string, b: string, limit: number): number {
  const beyond = limit + 1
  if (Math.abs(a.length - b.length) > limit) return beyond
  // What both begin and end with costs nothing.
  let from = 0
  while (from < a.length && from < b.length && a[from] === b[from]) from++
  let toA = a.length
  let toB = b.length
  while (toA > from && toB > from && a[toA - 1] === b[toB - 1]) {
    toA--
    toB--
  }
  const height = toA - from
  const width = toB - from
  if (height === 0 || width === 0) return Math.max(height, width)
  let before = new Int32Array(width + 1)
  let above = Int32Array.from({ length: width + 1 }, (_, j) => j)
  let row = new Int32Array(width + 1)
  for (let i = 1; i <= height; i++) {
    row[0] = i
    let least = i
    const first = Math.max(1, i - limit)
    const last = Math.min(width, i + limit)
    if (first > 1) row[first - 1] = beyond
    for (let j = first; j <= last; j++) {
      const left = row[j - 1]! + 1
      const up = j === i + limit ? beyond : above[j]! + 1
      const isEqual = a[from + i - 1] === b[from + j - 1]
      let cost = Math.min(above[j - 1]! + (isEqual ? 0 : 1), left, up)
      if (i > 1 && j > 1 && a[from + i - 1] === b[from + j - 2] && a[from + i - 2] === b[from + j - 1]) cost = Math.min(cost, before[j - 2]! + 1)
      row[j] = cost
      if (cost < least) least = cost
    }
    if (least > limit) return beyond
    ;[before, above, row] = [above, row, before]
  }
  return Math.min(above[width]!, beyond)
}

const DIGITS = /\d/
/** What is longer is no word. */
const LONGEST_WORD = 60

/** One word spelt in two ways: at least four letters, the same figures, at most `share` of the letters wrong. */
export function isMisspelling(a: string, b: string, share = 0.25): boolean {
  if (a === b) return true
  const shorter = Math.min(a.length, b.length)
  if (shorter < 4 || shorter > LONGEST_WORD || DIGITS.test(a) || DIGITS.test(b)) return false
  const limit = Math.max(1, Math.floor(shorter * share))
  return distance(a, b, limit) <= limit
}
