/** Rows and what spans them: neighbours that lie below the same group share one cell of its level. */
import { ROOT, type Board } from '@trame/shared/model'

export type Span = {
  /** The group whose title the cell shows; null where there is none at this level. */
  readonly group: string | null
  /** The first row of the span, and how many it has. */
  readonly start: number
  readonly size: number
}

/** The groups above a card, topmost first. */
const groupsAbove = (board: Board, id: string): readonly string[] => {
  const path = board.tree.path(id)
  return path.at(-1) === ROOT ? path.slice(1, -1).toReversed() : []
}

/**
 * For each level (1 is the topmost) and each row its span. `isSpanning`: false when rows are sorted by something else
 * than the tree; then every row stands by itself.
 */
export function rowSpans(board: Board, rows: readonly string[], levels: readonly number[], isSpanning: boolean): ReadonlyMap<number, readonly Span[]> {
  const above = rows.map(id => groupsAbove(board, id))
  return new Map(
    levels.map(level => {
      const spans: Span[] = []
      for (let start = 0; start < rows.length; ) {
        // The whole way down to the level counts: two groups of one name are two.
        const way = above[start]!.slice(0, level).join()
        let end = start + 1
        while (isSpanning && end < rows.length && above[end]!.slice(0, level).join() === way) end++
        const span: Span = { group: above[start]![level - 1] ?? null, start, size: end - start }
        for (; start < end; start++) spans.push(span)
      }
      return [level, spans]
    }),
  )
}
