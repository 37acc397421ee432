import { useCallback, useSyncExternalStore } from 'react'
import { useSession, type CardMark } from '../session/index.ts'

/** What a card's mark shows; undefined while nothing is known of its talk. */
export function useCardMark(id: string): CardMark | undefined {
  const { marks } = useSession().talk
  const subscribe = useCallback((listener: () => void) => marks.subscribe(id, listener), [marks, id])
  return useSyncExternalStore(subscribe, () => marks.get(id))
}
