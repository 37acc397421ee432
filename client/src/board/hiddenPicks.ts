/** What is picked and out of sight, because a filter is on: it stays picked, and is never acted on without being said. */
import type { CardQuery } from '@trame/shared/queries'
import { useCallback, useSyncExternalStore } from 'react'
import { useTexts } from '../i18n/index.ts'
import { useView } from './view/useView.ts'

function isHidden(query: CardQuery, id: string): boolean {
  if (!query.isFiltered) return false
  return query.index.board.nodeKind(id) === 'card' ? !query.has(id) : (query.countsBelow().get(id) ?? 0) === 0
}

const hiddenAmong = (query: CardQuery, ids: Iterable<string>): string[] => [...ids].filter(id => isHidden(query, id))

/** Follows the filter and the board. */
export function useHiddenPicks(ids: ReadonlySet<string>): readonly string[] {
  const { query } = useView()
  const subscribe = useCallback((listener: () => void) => query.subscribe(listener), [query])
  // As text, which is the same as long as it says the same.
  const listed = useSyncExternalStore(subscribe, () => hiddenAmong(query, ids).join(' '))
  return listed === '' ? [] : listed.split(' ')
}

type Texts = ReturnType<typeof useTexts>

/** « 3 éléments sélectionnés, dont 2 masqués par le filtre » */
export function sayCount(t: Texts, n: number, hidden: number): string {
  const count = t('picks.count', { n })
  return hidden === 0 ? count : t('picks.hidden', { count, n: hidden })
}

/** The same, asked when it is shown. */
export function useSayPicks(): (ids: readonly string[]) => string {
  const t = useTexts()
  const { query } = useView()
  return ids => sayCount(t, ids.length, hiddenAmong(query, ids).length)
}
