import { fold } from '@trame/shared/model'
import { useTexts } from '../../i18n/index.ts'
import { profile, useObservable, useQuery } from '../../session/index.ts'
import type { CheckOption } from './CheckList.tsx'

/** Who may be asked for: oneself first, each name once, for one person writes from several devices; and who is asked for already. */
export function usePeopleOptions(asked: readonly string[]): readonly CheckOption[] {
  const t = useTexts()
  const people = useQuery('people', index => index.people())
  const { author, name } = useObservable(profile)
  const own = fold(name.trim())
  const options = new Map<string, CheckOption>()
  // Of several devices, the one that is asked for, or this one.
  const ordered = [...people].sort((a, b) => rank(b.author) - rank(a.author))
  function rank(each: string): number {
    return asked.includes(each) ? 2 : each === author ? 1 : 0
  }
  for (const person of ordered) {
    const folded = fold(person.name)
    if (!options.has(folded)) options.set(folded, { value: person.author, title: folded === own ? t('filter.me', { name: person.name }) : person.name })
  }
  const known = people.flatMap(person => options.get(fold(person.name)) ?? [])
  const mine = options.get(own)
  const unknown = asked.filter(value => !people.some(person => person.author === value)).map(value => ({ value, title: value }))
  return [...new Set([...(mine ? [mine] : []), ...known, ...unknown])]
}
