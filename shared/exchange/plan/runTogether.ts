/** One cell into which a recognition put several: where its pieces may begin. */
import { tokensOf } from '../similar.ts'

/** Names are shorter; a cell that is longer on a recognised page holds several. */
const LONGEST_NAME = 300
const SHORTEST_PIECE = 8
const JOINTS = /(^|\s)(à|au|aux|avec|dans|de|des|du|en|entre|et|l|la|le|les|ou|par|pour|sur|vers|and|at|by|for|in|of|on|or|the|to|with)$/i

export const isRunTogether = (text: string): boolean => text.length > LONGEST_NAME

/** Pieces in order; joined by spaces they are the text. A piece begins with a capital after a word that nothing ties to it. */
export function splitRunTogether(text: string): string[] {
  const tokens = tokensOf(text)
  const starts = tokens.filter(({ start }, i) => {
    const before = text.slice(0, start)
    const previous = tokens[i - 1]
    if (!previous) return true
    const word = text.slice(previous.start, previous.end)
    const here = text.slice(start)
    // After a mark, a dash, a slash, a colon, an opening quotation mark or a joint the phrase goes on; an acronym begins one.
    if (!/^\p{Lu}\p{Ll}/u.test(here) || !/[\p{Ll}\p{N})"”»]\s+$/u.test(before) || JOINTS.test(before.trim())) return false
    return !/^\p{Lu}/u.test(word) || /[)"”»]\s+$/.test(before)
  })
  const cuts = starts.map(({ start }) => start)
  const pieces = cuts.map((from, i) => text.slice(i === 0 ? 0 : from, cuts[i + 1] ?? text.length).trim())
  // What is too short to be a name belongs to the piece before it.
  return pieces.reduce<string[]>((joined, piece) => {
    if (joined.length > 0 && piece.length < SHORTEST_PIECE) joined[joined.length - 1] += ` ${piece}`
    else joined.push(piece)
    return joined
  }, [])
}
