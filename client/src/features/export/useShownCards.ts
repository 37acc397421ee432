import { useView } from '../../board/view/useView.ts'

/** The ids of the cards that the filter shows, when they are asked for. */
export function useShownCards(): () => string[] {
  const { query } = useView()
  return () => [...query.index.board.nodes()].filter(id => query.index.board.nodeKind(id) === 'card' && query.has(id))
}
