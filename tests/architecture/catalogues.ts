/** What the two catalogues owe each other and their readers. */
import { compileMessage } from './messages.ts'
import { importsOf, programOf, walk, type AstNode, type Source } from './sources.ts'

export type Catalogue = Readonly<Record<string, string>>

function addArguments(tokens: unknown, names: Set<string>): void {
  if (!Array.isArray(tokens)) return
  for (const token of tokens as unknown[]) {
    if (!Array.isArray(token)) continue
    const [name, , options] = token as [unknown, unknown, unknown]
    if (typeof name === 'string' && name !== '#') names.add(name)
    if (typeof options === 'object' && options !== null) for (const option of Object.values(options)) addArguments(option, names)
  }
}

/** Names of the ICU arguments of a message, those inside plural branches included. */
export function argumentsOf(message: string): string[] {
  const names = new Set<string>()
  addArguments(compileMessage(message), names)
  return [...names].sort()
}

/** Keys that one lacks, and messages that do not take the same arguments. */
export function differences(french: Catalogue, english: Catalogue): string[] {
  const missing = (from: Catalogue, to: Catalogue, name: string) =>
    Object.keys(from).flatMap(key => (key in to ? [] : [`${key} is missing in ${name}`]))
  const unequal = Object.entries(french).flatMap(([key, message]) => {
    const other = english[key]
    if (other === undefined) return []
    const [a, b] = [argumentsOf(message).join(', '), argumentsOf(other).join(', ')]
    return a === b ? [] : [`${key} takes {${a}} in French and {${b}} in English`]
  })
  return [...missing(french, english, 'English'), ...missing(english, french, 'French'), ...unequal]
}

type Named = { readonly literals: ReadonlySet<string>; readonly heads: readonly string[] }

/** What a source may ask of the catalogue: whole keys (`'tree.add'`), and the starts of templates (`` `status.${kind}` ``). */
function namedIn(source: Source): Named {
  const literals = new Set<string>()
  const heads = new Set<string>()
  walk(programOf(source), node => {
    if (node.type === 'Literal' && typeof node.value === 'string') literals.add(node.value)
    if (node.type !== 'TemplateLiteral') return
    const [first] = node.quasis as (AstNode & { value: { cooked: string } })[]
    if (first && first.value.cooked.length > 1 && first.value.cooked.endsWith('.')) heads.add(first.value.cooked)
    else if (first && (node.quasis as unknown[]).length === 1) literals.add(first.value.cooked)
  })
  return { literals, heads: [...heads] }
}

const asks = ({ literals, heads }: Named, key: string): boolean => literals.has(key) || heads.some(head => key.startsWith(head))

/** Keys that no source names, neither whole nor by the start of a template. */
export function unusedKeys(catalogue: Catalogue, sources: Source[]): string[] {
  const named = sources.map(namedIn)
  return Object.keys(catalogue).filter(key => !named.some(each => asks(each, key)))
}

/** Keys of `late` that are named by what `entry` imports at once. */
export function earlyUses(late: Catalogue, sources: Source[], entry: string): string[] {
  const byPath = new Map(sources.map(source => [source.path, source]))
  const reached = new Set<string>()
  const visit = (path: string): void => {
    const source = byPath.get(path)
    if (!source || reached.has(path) || path.includes('/i18n/')) return
    reached.add(path)
    for (const { target, isDynamic } of importsOf(source)) if (!isDynamic) visit(target)
  }
  visit(entry)
  return [...reached].flatMap(path => {
    const named = namedIn(byPath.get(path)!)
    return Object.keys(late).flatMap(key => (asks(named, key) ? [`${path} asks for ${key}`] : []))
  })
}

const FRENCH_SLIPS: readonly { slip: RegExp; why: string }[] = [
  { slip: / [;:!?»]|« /u, why: 'an ordinary space before ; : ! ? » or after «: a line can break there' },
  { slip: /\p{L}[;:!?»]|«\S/u, why: 'no space before ; : ! ? » or after «' },
  { slip: /\p{L}'\p{L}/u, why: 'a straight apostrophe instead of ’' },
  { slip: /\.\.\./u, why: 'three points instead of …' },
  { slip: /"/u, why: 'straight quotation marks instead of « »' },
]

export function frenchSlips(french: Catalogue): string[] {
  return Object.entries(french).flatMap(([key, message]) => {
    // A key name, an address or an hour may hold a colon; NBSP and narrow NBSP count as the space.
    const prose = message.replace(/\b(https?|\d+):\S*/g, '')
    return FRENCH_SLIPS.flatMap(({ slip, why }) => {
      const found = slip.exec(prose)
      return found && !/^«[\u00a0\u202f]/u.test(found[0]) ? [`${key}: ${why}`] : []
    })
  })
}
