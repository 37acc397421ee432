/** Habits that a linter does not know: sizes, names, addresses, and texts that bypass the catalogues. */
import { commentsOf, lineAt, programOf, walk, type Source } from './sources.ts'

const LONGEST_FILE_LINES = 400

export const isFixture = ({ path }: Source): boolean => /(^|\/)(fixtures|regressions)\//.test(path)

export function sizeFaults(sources: Source[]): string[] {
  return sources.flatMap(({ path, text }) => {
    const lines = text.trimEnd().split('\n').length
    return lines > LONGEST_FILE_LINES ? [`${path} has ${lines} lines: over ${LONGEST_FILE_LINES} it is two things`] : []
  })
}

/** `moveAndRename.ts` is two files; `utils.ts` belongs beside its owner. */
export function nameFaults(sources: Source[]): string[] {
  return sources.flatMap(({ path }) => {
    if (/(^|\/)(utils?|helpers?|misc|common)(\.|\/)/i.test(path)) return [`${path}: whose is it? Put it beside its owner`]
    const file = path.split('/').at(-1)!
    return /[a-z0-9]And[A-Z]|[-_.]and[-_.]/.test(file) ? [`${path}: a name with "and" is two files`] : []
  })
}

const OWN_HOST =
  /^(localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1?\]|10\.\d+\.\d+\.\d+|192\.168\.\d+\.\d+|www\.w3\.org|(.+\.)?example(\.(com|org|net))?|.+\.(test|invalid|local))$/

/** Blanks out comments, which may say where a fact comes from; line numbers stay. */
function withoutComments({ path, text }: Source): string {
  const blank = (found: string): string => found.replace(/[^\n]/g, ' ')
  if (/\.(ts|tsx|mjs)$/.test(path))
    return commentsOf({ path, text }).reduce(
      (rest, { start, end }) => rest.slice(0, start) + blank(rest.slice(start, end)) + rest.slice(end),
      text,
    )
  return text.replace(/\/\*[\s\S]*?\*\/|<!--[\s\S]*?-->/g, blank)
}

/** Nothing is asked of a third party, so no code names one. Addresses put together at run time (`http://${host}`) are the person's own. */
export function hostFaults(sources: Source[]): string[] {
  return sources.flatMap(source => {
    const text = withoutComments(source)
    return [...text.matchAll(/\b(?:https?|wss?):\/\/(\[[0-9a-f:]+\]|[^\s/'"`<>)\\:]+)/gi)].flatMap(match => {
      const host = match[1]!
      return host.includes('$') || host.includes('{') || OWN_HOST.test(host)
        ? []
        : [`${source.path}:${lineAt(text, match.index)} names the host ${host}`]
    })
  })
}

/** Attributes that a person reads or hears. */
const SPOKEN = new Set(['aria-label', 'aria-description', 'aria-roledescription', 'title', 'placeholder', 'alt', 'label'])

/** Words written straight into a component instead of the catalogues. */
export function untranslated(sources: Source[]): string[] {
  return sources.flatMap(source => {
    const faults: string[] = []
    walk(programOf(source), (node, parent) => {
      const isText = node.type === 'JSXText'
      const name = (parent?.name as { name?: unknown } | undefined)?.name
      const isSpoken = node.type === 'Literal' && parent?.type === 'JSXAttribute' && typeof name === 'string' && SPOKEN.has(name)
      if ((isText || isSpoken) && /\p{L}{2,}/u.test(String(node.value)))
        faults.push(`${source.path}:${lineAt(source.text, node.start)} "${String(node.value).trim()}" belongs in the catalogues`)
    })
    return faults
  })
}
