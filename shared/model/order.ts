/**
 * Order keys: plain strings compared code unit by code unit. Two goals that ordinary fractional indexing misses:
 *  - two people who add ten cards each at one spot while offline get two blocks, not a shuffle;
 *  - adding thousands of cards one after the other at one spot keeps keys short.
 *
 * key = path '-' session rank. `path` picks the gap between other people's cards, `session` (3 random characters, one
 * per open tab) makes the key unique, `rank` is an ordinary fractional index among my own cards of that run. A card
 * put next to one of mine joins its run; any other insertion starts a new run.
 */
import { BASE_62_DIGITS as DIGITS, generateKeyBetween as rankBetween } from 'fractional-indexing'

const SESSION_LENGTH = 3

/** Three random characters that mark the runs of one open tab. `random` returns numbers in [0, 1). */
export const newOrderSession = (random: () => number): string =>
  Array.from({ length: SESSION_LENGTH }, () => DIGITS[Math.floor(random() * DIGITS.length)]).join('')

/** The integer a key starts with; its first letter tells the length: 'a0'…'az', 'b00'… upwards, 'Zz', 'Yzz'… down. */
const integerOf = (key: string): string => {
  const head = key.charCodeAt(0)
  return key.slice(0, key[0]! >= 'a' ? head - 95 : 92 - head)
}

type Mine = { run: string, rank: string }

/** `key` as run and rank when this session wrote it. */
function mine(key: string | null, session: string): Mine | null {
  if (key === null) return null
  const end = key.lastIndexOf('-') + 1 + SESSION_LENGTH
  return end > SESSION_LENGTH && key.slice(end - SESSION_LENGTH, end) === session ? { run: key.slice(0, end), rank: key.slice(end) } : null
}

/** A short string such that whatever is appended to it stays between `left` and `right`. '-' sorts below every digit. */
function middle(left: string, right: string): string {
  let path = ''
  let isBelow = false // already under `right`: only `left` matters from here on
  for (let i = 0; i <= left.length + right.length; i++) {
    const low = Math.max(0, DIGITS.indexOf(left[i] ?? ''))
    const high = isBelow ? DIGITS.length : DIGITS.indexOf(right[i] ?? '')
    if (high - low > 1) return path + DIGITS[(low + high) >> 1]
    const next: string = left[i] ?? (high > 0 ? '0' : (right[i] ?? '')) // no room in this digit: follow left, then right
    path += next
    isBelow ||= next !== right[i]
  }
  return path
}

function pathBetween(left: string | null, right: string | null): string {
  if (left === null) return rankBetween(null, right && integerOf(right))
  const next = rankBetween(integerOf(left), null)
  return right === null || next < integerOf(right) ? next : middle(left, right)
}

/** A key between `left` and `right`; null stands for the start or the end of the list. */
export function keyBetween(left: string | null, right: string | null, session: string): string {
  const before = mine(left, session)
  const after = mine(right, session)
  if (before) {
    const key = before.run + rankBetween(before.rank, after?.run === before.run ? after.rank : null)
    if (right === null || key < right) return key
  } else if (after) {
    const key = after.run + rankBetween(null, after.rank)
    if (left === null || key > left) return key
  }
  return `${pathBetween(left, right)}-${session}a0`
}

/**
 * The key that puts a card at `index` among `count` sorted ones, of which `keyOf(i)` gives the keys.
 * Equal keys (possible after an undo) are one spot: nothing can be put between them.
 */
export function keyAt({ count, keyOf, index, session }: { count: number, keyOf: (i: number) => string, index: number, session: string }): string {
  let i = Math.min(index, count)
  const left = i > 0 ? keyOf(i - 1) : null
  while (left !== null && i < count && keyOf(i) <= left) i++
  return keyBetween(left, i < count ? keyOf(i) : null, session)
}

/** Where a node lies whose key is missing or unreadable. */
export const DEFAULT_KEY = 'a0-000a0'
/** A path may run through other people's whole keys: a card put between two cards of their run. */
const KEY = /^([A-Za-z])([0-9A-Za-z]*)(?:-[0-9A-Za-z]+)*-[0-9A-Za-z]{3}[A-Za-z][0-9A-Za-z]+$/

/** A key as another client wrote it, or the default when it is not one: a hand-made key must not stop anybody's insertions. */
export function readKey(value: unknown): string {
  const match = typeof value === 'string' ? KEY.exec(value) : null
  if (!match) return DEFAULT_KEY
  const integerLength = integerOf(match[0]).length
  return 1 + match[2]!.length >= integerLength && isRank(match[0].slice(match[0].lastIndexOf('-') + 1 + SESSION_LENGTH)) ? match[0] : DEFAULT_KEY
}

/** fractional-indexing refuses a fraction that ends in 0 and an integer that is too short. */
function isRank(rank: string): boolean {
  const length = integerOf(rank).length
  return length >= 2 && rank.length >= length && (rank.length === length || !rank.endsWith('0'))
}
