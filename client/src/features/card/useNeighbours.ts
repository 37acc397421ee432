import { ROOT } from '@trame/shared/model'
import { useCallback, useSyncExternalStore } from 'react'
import { useView } from '../../board/view/useView.ts'
import { useSession } from '../../session/index.ts'

type Neighbours = { readonly before: string | null; readonly after: string | null }

const SEPARATOR = '\n'

/**
 * The cards that come before and after one, in the order in which the view shows them; a card that the view does not
 * show has those of the tree.
 */
export function useNeighbours(id: string): Neighbours {
  const { board, index } = useSession()
  const { query } = useView()
  const subscribe = useCallback(
    (listener: () => void) => {
      const stops = [query.subscribe(listener), board.onChange(listener)]
      return () => stops.forEach(stop => stop())
    },
    [board, query],
  )
  const joined = useSyncExternalStore(subscribe, () => {
    const shown = [...new Set(query.grid().lanes.flatMap(({ cells }) => cells.flatMap(cell => cell.ids)))]
    const all = shown.includes(id) ? shown : cardsUnder(ROOT, parent => index.children(parent), other => board.nodeKind(other) === 'card')
    const at = all.indexOf(id)
    return at < 0 ? SEPARATOR : (all[at - 1] ?? '') + SEPARATOR + (all[at + 1] ?? '')
  })
  const [before, after] = joined.split(SEPARATOR)
  return { before: before || null, after: after || null }
}

const cardsUnder = (parent: string, children: (id: string) => readonly string[], isCard: (id: string) => boolean): string[] =>
  children(parent).flatMap(id => (isCard(id) ? [id] : cardsUnder(id, children, isCard)))
