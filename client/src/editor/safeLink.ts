const SCHEMES: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:', 'tel:'])

/** Only where a reader may be led: never into a script, a file or another program. */
export function isSafeLink(address: string): boolean {
  // Browsers read past these inside of a scheme.
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  const plain = address.replace(/[\u0000-\u0020\u007f-\u00a0\u200b-\u200f\u2028\u2029\ufeff]/g, '')
  const scheme = /^[^/?#]*?:/.exec(plain)?.[0].toLowerCase()
  return scheme === undefined ? plain !== '' && !plain.startsWith('//') : SCHEMES.has(scheme)
}

/** `exemple.fr` as it is typed, with a scheme. */
export const linkOf = (typed: string): string => {
  const text = typed.trim()
  if (/^[a-z][a-z0-9+.-]*:/i.test(text)) return text
  return /^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/.test(text) ? `mailto:${text}` : `https://${text}`
}
