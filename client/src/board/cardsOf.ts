import type { Board } from '@trame/shared/model'

/** The cards that a node stands for in the kanban: itself, or all below it that are not archived. */
export function cardsOf(board: Board, id: string): string[] {
  if (board.nodeKind(id) === 'card') return [id]
  return [...board.tree.walk(id)].filter(below => board.nodeKind(below) === 'card' && !board.isArchived(below))
}
