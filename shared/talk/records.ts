/** What stands in the document of a board's talk, and how it is read. All of it came over the wire: what is malformed reads as absent. */
import { readText } from '../model/index.ts'

/** Somebody who is spoken to: who they were to the writer, and the name that stands in the words. */
export type Mention = readonly [author: string, name: string]
/** What a comment says: one value, so that an edit is never half of two. */
export type Said = readonly [text: string, mentions: readonly Mention[]]
/** A part of the card's text: two relative positions of Yjs, as JSON, and the words that stood there. */
export type Passage = { readonly from: string, readonly to: string, readonly quote: string }

/** A comment may not be longer than this: more belongs into the text of the card. */
export const LONGEST_COMMENT = 10_000
const LONGEST_QUOTE = 300

/** The answers that take one press. Others, of newer clients, are shown as they are. */
export const SIGNS = ['👍', '❤️', '🎉', '👀', '🤔', '👎'] as const

const isPair = (value: unknown): value is [unknown, unknown] => Array.isArray(value) && value.length >= 2

export function readSaid(value: unknown): Said | null {
  if (!isPair(value) || typeof value[0] !== 'string') return null
  const mentions = Array.isArray(value[1]) ? value[1].filter((one): one is [string, string] => isPair(one) && typeof one[0] === 'string' && typeof one[1] === 'string' && one[1] !== '') : []
  return [value[0], mentions]
}

export function readPassage(value: unknown): Passage | null {
  if (!Array.isArray(value)) return null
  const [from, to, quote] = value.map(readText)
  return from && to ? { from, to, quote: (quote ?? '').slice(0, LONGEST_QUOTE) } : null
}

export const writePassage = ({ from, to, quote }: Passage): readonly string[] => [from, to, quote.slice(0, LONGEST_QUOTE)]

/** One record for what one person answers with one sign: two people never write the same. */
export const reactionId = (comment: string, author: string, sign: string): string => `react:${comment}:${author}:${sign}`

export function readReactionId(id: string): { readonly comment: string, readonly author: string, readonly sign: string } | null {
  const [kind, comment, author, sign] = id.split(':')
  return kind === 'react' && comment && author && sign ? { comment, author, sign } : null
}

/** Whether somebody follows a card, said by themselves. */
export const followId = (card: string, author: string): string => `follow:${card}:${author}`

export function readFollowId(id: string): { readonly card: string, readonly author: string } | null {
  const [kind, card, author] = id.split(':')
  return kind === 'follow' && card && author ? { card, author } : null
}
