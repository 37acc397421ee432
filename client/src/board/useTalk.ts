/** How views read what is said on cards. */
import { isFollowing, type Thread } from '@trame/shared/talk'
import { useCallback, useMemo, useSyncExternalStore } from 'react'
import { useTexts } from '../i18n/index.ts'
import { useObservable, useQuery, useSession, type LiveTalk } from '../session/index.ts'

const NO_THREADS: readonly Thread[] = []

export function useThreads(live: LiveTalk | null, card: string): readonly Thread[] {
  const subscribe = useCallback((listener: () => void) => live?.index.subscribe(`card:${card}`, listener) ?? (() => {}), [live, card])
  return useSyncExternalStore(subscribe, () => live?.index.threadsOf(card) ?? NO_THREADS)
}

export function useIsFollowing(live: LiveTalk, card: string): boolean {
  const { board } = useSession()
  const subscribe = useCallback(
    (listener: () => void) => {
      const stops = [live.index.subscribe(`card:${card}`, listener), board.onChange(listener)]
      return () => stops.forEach(stop => stop())
    },
    [board, card, live],
  )
  return useSyncExternalStore(subscribe, () => isFollowing({ talk: live.talk, index: live.index, board, card, reader: live.reader() }))
}

export type Someone = { readonly author: string; readonly name: string; readonly colour: string }

/** Everybody who has a name here: on the board, in the talk, or now present. */
export function usePeople(live: LiveTalk): readonly Someone[] {
  const onBoard = useQuery('people', index => index.people())
  const here = useObservable(useSession().presence.peers)
  const subscribe = useCallback((listener: () => void) => live.index.subscribe('all', listener), [live])
  const talking = useSyncExternalStore(subscribe, () => live.index.people())
  return useMemo(() => {
    const people = new Map<string, Someone>()
    for (const person of [...onBoard, ...talking, ...here]) if (person.name !== '') people.set(person.author, person)
    return [...people.values()].sort((a, b) => a.name.localeCompare(b.name))
  }, [here, onBoard, talking])
}

/** Who an author is, by what they called themselves last. */
export function useWhoIs(live: LiveTalk): (author: string) => Someone {
  const t = useTexts()
  const people = usePeople(live)
  return useMemo(() => {
    const byAuthor = new Map(people.map(person => [person.author, person]))
    return author => byAuthor.get(author) ?? { author, name: t('people.somebody'), colour: '#495057' }
  }, [people, t])
}
