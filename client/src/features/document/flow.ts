/** Blocks of projects down one column after the other, none of them cut. */
export type FlowBlock = {
  readonly project: number
  readonly height: number
  /** The first of its project. */
  readonly isHead: boolean
  /** Never the last in a column: a head, a heading. */
  readonly keepsNext: boolean
}
export type FlowOptions = {
  /** Heights of the columns; the last one is that of all that follow. */
  readonly rooms: readonly number[]
  /** Above a project that is not the first in its column. */
  readonly gap: number
  /** Of the line that names a project again where its text goes on. */
  readonly continuedHeights: readonly number[]
}
/** Blocks `from` to `to`; `continued` is the project that began in a column before. */
export type FlowColumn = { readonly from: number; readonly to: number; readonly continued: number | null }

export function flow(blocks: readonly FlowBlock[], { rooms, gap, continuedHeights }: FlowOptions): FlowColumn[] {
  const columns: { from: number; to: number; continued: number | null }[] = []
  let used = 0
  const roomOf = (column: number): number => rooms[Math.min(column, rooms.length - 1)] ?? 0
  blocks.forEach((block, i) => {
    const current = columns.at(-1)
    const above = block.isHead ? gap : 0
    if (current && used + above + heightOf(blocks, i, roomOf(columns.length)) <= roomOf(columns.length - 1)) {
      current.to = i
      used += above + block.height
      return
    }
    columns.push({ from: i, to: i, continued: block.isHead ? null : block.project })
    used = block.height + (block.isHead ? 0 : (continuedHeights[block.project] ?? 0))
  })
  return columns
}

/** Of a block with what must stay with it; of the block alone, where all of it fits into no column. */
function heightOf(blocks: readonly FlowBlock[], at: number, room: number): number {
  const { project } = blocks[at]!
  let height = 0
  for (let i = at; blocks[i]?.project === project; i++) {
    height += blocks[i]!.height
    if (!blocks[i]!.keepsNext) break
  }
  return height > room ? blocks[at]!.height : height
}
