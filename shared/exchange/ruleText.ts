/** Comparing what is written with a rule's text: exactly first, then with small misspellings. */
import { distance, tokensOf, wordsOf } from './similar.ts'

/** Letters of a rule that may be wrong, as a share of its length. */
const FORGIVEN = 0.15
const FORGIVEN_IN_BRACKETS = 0.3
/** A text cut off is known by at least this share of the rule, and three words. */
const ENOUGH = 0.5

/** The rule's text as a pattern that matches from the beginning. */
export function exactPattern(text: string, { end = '', flags = 'iu' } = {}): RegExp {
  const source = text
    .replace(/[.*+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('?', '[A-Z]')
    .replace(/['’]/g, "['’]")
    .replace(/\s+/g, '\\s+')
    .replaceAll('#', '\\s?(\\d+)')
  return new RegExp(`^${source}${end}`, flags)
}

const blur = (word: string): string => word.replace(/\d+/g, '0')

/**
 * How far a text is led by a rule's words, misspellings forgiven: the position after them, or null. A text that ends in
 * the middle of the rule is led whole.
 */
export function looseLead(text: string, ruleText: string): number | null {
  const rule = wordsOf(ruleText.replaceAll('#', '0')).map(blur)
  const tokens = tokensOf(text)
  const words = tokens.map(({ word }) => blur(word))
  if (words.filter(word => rule.includes(word)).length * 2 < Math.min(rule.length, words.length)) return null
  const whole = rule.join(' ')
  const limit = Math.floor(whole.length * FORGIVEN)
  const lead = [rule.length, rule.length - 1, rule.length + 1]
    .filter(count => count > 0 && count <= words.length)
    .map(count => ({ count, wrong: distance(words.slice(0, count).join(' '), whole, limit) }))
    .filter(({ wrong }) => wrong <= limit)
    .toSorted((a, b) => a.wrong - b.wrong)[0]
  if (lead) return tokens[lead.count - 1]!.end
  const cut = words.join(' ')
  const isBeginning = words.length >= 3 && cut.length >= whole.length * ENOUGH && cut.length < whole.length && distance(cut, whole.slice(0, cut.length), 2) <= 2
  return isBeginning ? text.length : null
}

/** Something in brackets, or with one of its two brackets left, before a name. */
const BRACKETED = /^\s*(?:[[({|]\s*([^\])}|]{3,50}?)\s*[\])}|]|[[{|]\s*(\S+(?:[\s-]+\S+){0,2})(?=[\s-])|([^\])}|[({]{3,50}?)[\]}])[\s-]*/u

/** The best of several marks for what stands in brackets before a name, misspellings forgiven; with how long that is. */
export function looseMark<Mark extends { readonly text: string }>(name: string, marks: readonly Mark[]): { mark: Mark, length: number } | null {
  const match = BRACKETED.exec(name)
  if (!match) return null
  const written = wordsOf(match[1] ?? match[2] ?? match[3] ?? '').join(' ')
  const [best] = marks
    .map(mark => {
      const wanted = wordsOf(mark.text).join(' ')
      const limit = Math.floor(wanted.length * FORGIVEN_IN_BRACKETS)
      return { mark, length: match[0].length, wrong: distance(written, wanted, limit), limit }
    })
    .filter(({ wrong, limit }) => wrong <= limit)
    .toSorted((a, b) => a.wrong - b.wrong)
  return best ?? null
}
