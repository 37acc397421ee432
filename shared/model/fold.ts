/**
 * V20: text as people search for it: no case, no accents, œ as oe, one kind of apostrophe, quotation mark, dash and space.
 * Compatibility decomposition after Unicode Standard Annex #15; the few letters that it leaves whole are in the table.
 */

const LETTERS: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ħ: 'h', ı: 'i', ς: 'σ' }
const LETTER = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g')
const ASCII = /^[\x20-\x7e]*$/
/** Before decomposition, which would make a space and an accent of some of them. */
const APOSTROPHES = /[’‘‛ʼʹ′´`]/g
const QUOTES = /[«»“”„‟″]/g
const DASHES = /[‐-―−]/g
/** Soft hyphens, zero-width and directional signs: nobody types them on purpose. */
const UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g

export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase()
  return text
    .replace(APOSTROPHES, "'")
    .replace(QUOTES, '"')
    .replace(UNSEEN, '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(DASHES, '-')
    .replace(LETTER, letter => LETTERS[letter]!)
    .replace(/\s+/g, ' ')
}

/** A key that sorts as people read: folded, and numbers by their size (`Axe 2` before `Axe 10`). */
export const sortKey = (text: string): string => fold(text).trim().replace(/\d+/g, digits => digits.padStart(10, '0'))
