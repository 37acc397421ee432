import type { Mention } from './records.ts'

const isLetter = (sign: string | undefined): boolean => sign !== undefined && /[\p{L}\p{N}]/u.test(sign)

/** Where `@name` stands in a text, of the longest name that fits, left to right. */
export function* mentionSpans(text: string, names: readonly string[]): Generator<{ readonly at: number, readonly name: string }> {
  const longestFirst = [...new Set(names)].filter(name => name !== '').sort((a, b) => b.length - a.length)
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    if (isLetter(text[at - 1])) continue // an address
    const name = longestFirst.find(one => text.startsWith(one, at + 1) && !isLetter(text[at + 1 + one.length]))
    if (name !== undefined) yield { at, name }
  }
}

/** Everybody whose name stands behind an @; one who works on several devices is there several times. */
export function mentionsIn(text: string, people: readonly { readonly author: string, readonly name: string }[]): readonly Mention[] {
  const named = new Set([...mentionSpans(text, people.map(({ name }) => name))].map(({ name }) => name))
  return people.filter(({ name }) => named.has(name)).map(({ author, name }) => [author, name])
}
