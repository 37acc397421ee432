/** The official table on pages: whole rows, and labels that are printed again where their block goes on after a break. */
import type { Merge } from '@trame/shared/exchange/read'

export type Measured = {
  /** Heights of what is not merged downwards, row by row. */
  readonly rows: readonly number[]
  /** Merged blocks and the height that their labels need; rows counted from the first one below the head. */
  readonly blocks: readonly (Merge & { readonly height: number })[]
  /** Room for rows on the first page, below titles and head, and on the others. */
  readonly firstPage: number
  readonly otherPages: number
}
/** A piece of a block on one page. */
export type Piece = { readonly block: number; readonly from: number; readonly to: number; readonly isContinued: boolean }
export type Page = { readonly from: number; readonly to: number; readonly heights: readonly number[]; readonly pieces: readonly Piece[] }

/** Fills page after page with whole rows. A row that is higher than a page has one to itself. */
export function paginate(measured: Measured): Page[] {
  const { rows, firstPage, otherPages } = measured
  const ordered = measured.blocks.map((block, i): Placed => ({ block, i })).sort((a, b) => a.block.row - b.block.row)
  const pages: Page[] = []
  for (let from = 0; from < rows.length; ) {
    const room = pages.length === 0 ? firstPage : otherPages
    // What ended on a page before is not looked at again.
    const open = ordered.filter(({ block }) => block.row + block.rows > from)
    let page = pageOf(measured, open, { from, to: from })
    for (let to = from + 1; to < rows.length; to++) {
      const next = pageOf(measured, open, { from, to })
      if (sum(next.heights) > room) break
      page = next
    }
    pages.push(page)
    from = page.to + 1
  }
  return pages
}

const sum = (heights: readonly number[]): number => heights.reduce((total, height) => total + height, 0)

type Placed = { readonly block: Measured['blocks'][number]; readonly i: number }

/** Rows as high as they must be for the labels beside them: what a label lacks is added to the last row of its piece. */
function pageOf({ rows, blocks }: Measured, open: readonly Placed[], { from, to }: { from: number; to: number }): Page {
  const heights = rows.slice(from, to + 1)
  const pieces: Piece[] = []
  for (const { block, i } of open) {
    if (block.row > to) break
    pieces.push({ block: i, from: Math.max(block.row, from), to: Math.min(block.row + block.rows - 1, to), isContinued: block.row < from })
  }
  // Short pieces first: what they add is there for the longer ones around them.
  for (const piece of pieces.toSorted((a, b) => a.to - a.from - (b.to - b.from))) {
    const lacking = blocks[piece.block]!.height - sum(heights.slice(piece.from - from, piece.to - from + 1))
    if (lacking > 0) heights[piece.to - from] = heights[piece.to - from]! + lacking
  }
  return { from, to, heights, pieces }
}
