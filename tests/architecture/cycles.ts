import { importsOf, type Source } from './sources.ts'

/** Each circle of imports once, as `a → b → a`, found by a depth-first search (back edges). */
export function cyclesIn(sources: Source[]): string[] {
  const known = new Set(sources.map(({ path }) => path))
  const targets = new Map(
    sources.map(source => [source.path, importsOf(source).flatMap(({ target }) => (known.has(target) ? [target] : []))]),
  )
  const done = new Set<string>()
  const trail: string[] = []
  const circles: string[] = []
  const visit = (path: string): void => {
    const since = trail.indexOf(path)
    if (since >= 0) circles.push([...trail.slice(since), path].join(' → '))
    if (since >= 0 || done.has(path)) return
    trail.push(path)
    for (const target of new Set(targets.get(path))) visit(target)
    trail.pop()
    done.add(path)
  }
  for (const path of targets.keys()) visit(path)
  return circles
}
