/**
 * V20: text as people search for it: no case, no accents, œ as oe, one kind of apostrophe, quotation mark, dash and space.
 * Compatibility decomposition after Unicode Standard Annex #15, sign by sign; the letters that it leaves whole are in the table.
 */

const LETTERS: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ħ: 'h', ı: 'i', ς: 'σ' }
/** Before decomposition, which would make a space and an accent of some of them. */
const APOSTROPHE = /[’‘‛ʼʹ′´`]/
const QUOTE = /[«»“”„‟″]/
const DASH = /[‐-―−]/
/** Soft hyphens, zero-width and directional signs: nobody types them on purpose. */
const UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/

function foldSign(sign: string): string {
  if (APOSTROPHE.test(sign)) return "'"
  if (QUOTE.test(sign)) return '"'
  if (UNSEEN.test(sign)) return ''
  if (/\s/.test(sign)) return ' '
  const plain = sign.normalize('NFKD').toLowerCase().replace(/\p{M}+/gu, '')
  return DASH.test(plain) ? '-' : (LETTERS[plain] ?? plain)
}

/** Latin letters and general punctuation, looked up: nearly all that a text in a European language holds besides ASCII. */
const TABLE: ReadonlyMap<string, string> = new Map([[0x80, 0x24f], [0x2000, 0x206f]].flatMap(([from, to]) =>
  Array.from({ length: to! - from! + 1 }, (_, i) => String.fromCharCode(from! + i)).map(sign => [sign, foldSign(sign)] as const)))

export function fold(text: string): string {
  const lower = text.toLowerCase()
  const folded = lower.replace(/[^\x21-\x7e ]|`/gu, sign => TABLE.get(sign) ?? foldSign(sign))
  return folded.includes('  ') ? folded.replace(/ {2,}/g, ' ') : folded
}

/** A key that sorts as people read: folded, and numbers by their size (`Axe 2` before `Axe 10`). */
export const sortKey = (text: string): string => fold(text).trim().replace(/\d+/g, digits => digits.padStart(10, '0'))
