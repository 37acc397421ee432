import { fold } from '@trame/shared/model'

/** What is being typed behind an `@` at the caret; null when nobody is being looked for. */
export function mentionAt(text: string, caret: number): { readonly from: number; readonly query: string } | null {
  const found = /(?:^|[^\p{L}\p{N}])@([\p{L}\p{N}.'’ -]{0,40})$/u.exec(text.slice(0, caret))
  return found ? { from: caret - found[1]!.length - 1, query: found[1]! } : null
}

const SHOWN_AT_MOST = 6

/** The people whose name, or a word of it, begins so; one of each name. */
export function peopleLike<P extends { readonly name: string }>(people: readonly P[], query: string): readonly P[] {
  const wanted = fold(query).trim()
  const byName = new Map(people.map(person => [person.name, person]))
  return [...byName.values()].filter(({ name }) => [fold(name), ...fold(name).split(' ')].some(word => word.startsWith(wanted))).slice(0, SHOWN_AT_MOST)
}
