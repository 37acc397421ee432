/** The project's files as data, so that each guard is a pure function and can be shown a small offending sample. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, extname, join, posix, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseSync } from 'vite'

/** `path` is relative to the project, with forward slashes. */
export type Source = { path: string; text: string }
/** `target` is a project path, or the name of a package or builtin when `isExternal`. */
export type Import = { specifier: string; line: number; target: string; isExternal: boolean; isDynamic: boolean }
export type AstNode = { type: string; start: number; [key: string]: unknown }

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

const NOT_OURS = new Set(['node_modules', 'dist', 'data', 'coverage', 'test-results', 'playwright-report', '.git', '.cache'])

function pathsUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    if (NOT_OURS.has(entry.name)) return []
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return pathsUnder(path)
    return entry.isFile() ? [path] : []
  })
}

/** Every file of ours with one of these endings (`.ts`), read once. */
export function readSources(...endings: string[]): Source[] {
  return pathsUnder(root)
    .filter(path => endings.includes(extname(path)))
    .map(path => ({ path: relative(root, path).split(sep).join('/'), text: readFileSync(path, 'utf8') }))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
}

export const isTest = ({ path }: Source): boolean => /\.(test|spec)\.tsx?$/.test(path) || path.startsWith('tests/')

/** Line of a character position, counted from 1. */
export const lineAt = (text: string, position: number): number => text.slice(0, position).split('\n').length

function parse({ path, text }: Source): ReturnType<typeof parseSync> {
  const parsed = parseSync(path, text)
  if (parsed.errors[0]) throw new Error(`${path} cannot be parsed: ${parsed.errors[0].message}`)
  return parsed
}

export const programOf = (source: Source): AstNode => parse(source).program as unknown as AstNode

/** Where the comments stand, as character positions. */
export const commentsOf = (source: Source): { start: number; end: number }[] => parse(source).comments

const isNode = (value: unknown): value is AstNode =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'

/** Visits a syntax tree from the top down, each node with its parent and the name under which the parent holds it. */
export function walk(
  node: AstNode,
  visit: (node: AstNode, parent: AstNode | null, key: string) => void,
  parent: AstNode | null = null,
  key = '',
): void {
  visit(node, parent, key)
  for (const [name, value] of Object.entries(node))
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) walk(child, visit, node, name)
}

function resolve(from: string, specifier: string): { target: string; isExternal: boolean } {
  if (specifier.startsWith('.')) return { target: posix.join(posix.dirname(from), specifier), isExternal: false }
  const shared = /^@trame\/shared\/(.+)$/.exec(specifier)
  if (shared) return { target: `shared/${shared[1]}/index.ts`, isExternal: false }
  return { target: specifier, isExternal: true }
}

/** Static and dynamic imports and re-exports, types included: a type that points up is a dependency all the same. */
export function importsOf(source: Source): Import[] {
  const { module } = parse(source)
  const requests = [
    ...module.staticImports.map(({ moduleRequest }) => ({ value: moduleRequest.value, start: moduleRequest.start, isDynamic: false })),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest }) => (moduleRequest ? [{ ...moduleRequest, isDynamic: false }] : [])),
    ),
    ...module.dynamicImports.flatMap(({ moduleRequest }) => {
      const literal = /^(['"`])(.+)\1$/.exec(source.text.slice(moduleRequest.start, moduleRequest.end))
      return literal ? [{ value: literal[2]!, start: moduleRequest.start, isDynamic: true }] : []
    }),
  ]
  return requests.map(({ value, start, isDynamic }) => ({
    specifier: value,
    line: lineAt(source.text, start),
    isDynamic,
    ...resolve(source.path, value.split('?')[0]!),
  }))
}

/** The code of the house without its tests and scripts. */
export const codeOf = (sources: Source[]): Source[] =>
  sources.filter(source => /^(client\/src|server|shared)\//.test(source.path) && !isTest(source))
