import { readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { gzipSync } from 'node:zlib'
import { importsOf } from './sources.ts'

/** KiB gzipped of all JavaScript and CSS that must arrive before the first view. */
export const FIRST_LOAD_BUDGET_KIB = 250

export type FirstLoad = { files: { path: string; kib: number }[]; kib: number }

const attribute = (tag: string, name: string): string | null => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? null

/** Scripts, preloaded modules and stylesheets that a page names itself. */
function namedBy(html: string): string[] {
  return [...html.matchAll(/<(?:script|link)\b[^>]*>/g)].flatMap(([tag]) => {
    const address = tag.startsWith('<script')
      ? attribute(tag, 'src')
      : /\brel="(modulepreload|stylesheet)"/.test(tag)
        ? attribute(tag, 'href')
        : null
    return address === null ? [] : [address.replace(/^\//, '')]
  })
}

/** Follows static imports only: what is behind `import()` comes later, when it is needed. `folder` is a built client. */
export function firstLoadOf(folder: string): FirstLoad {
  const waiting = namedBy(readFileSync(join(folder, 'index.html'), 'utf8'))
  const sizes = new Map<string, number>()
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (sizes.has(path)) continue
    const text = readFileSync(join(folder, path), 'utf8')
    sizes.set(path, gzipSync(text, { level: 9 }).byteLength / 1024)
    if (!path.endsWith('.js')) continue
    for (const { specifier, isDynamic } of importsOf({ path, text }))
      if (!isDynamic) waiting.push(specifier.startsWith('/') ? specifier.slice(1) : posix.join(posix.dirname(path), specifier))
  }
  const files = [...sizes].map(([path, kib]) => ({ path, kib })).sort((a, b) => b.kib - a.kib)
  return { files, kib: files.reduce((sum, file) => sum + file.kib, 0) }
}
