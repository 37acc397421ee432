/** A plan as lines to draw, and from which cells each came. */
import type { ImportMatch, ImportPlan, Matched, PlanNode } from '@trame/shared/exchange/plan'
import type { CellAt } from '@trame/shared/exchange/read'

export type PlanLine = {
  readonly node: PlanNode
  /** From 1. */
  readonly level: number
  /** The keys of what it stands in, from the top. */
  readonly above: readonly string[]
  /** Under "À vérifier". */
  readonly isUnsure: boolean
  /** What becomes of it in the board; null for a new board. */
  readonly matched: Matched | null
}

export const cellKey = ({ row, column }: CellAt): string => `${row}.${column}`

export function planLines({ tree, toVerify }: ImportPlan, match: ImportMatch | null): PlanLine[] {
  const byKey = new Map(match?.nodes.map(one => [one.key, one]))
  const lines = (nodes: readonly PlanNode[], above: readonly string[], isUnsure: boolean): PlanLine[] =>
    nodes.flatMap(node => {
      const isBelow = isUnsure || node.key === toVerify
      return [{ node, level: above.length + 1, above, isUnsure: isBelow, matched: byKey.get(node.key) ?? null }, ...lines(node.children, [...above, node.key], isBelow)]
    })
  return lines(tree, [], false)
}

export type Trace = {
  /** The keys of the lines that a cell went into. */
  readonly keysOf: (cells: readonly CellAt[]) => ReadonlySet<string>
  readonly lineOf: (key: string) => PlanLine | undefined
  /** Keys of lines that a doubt is about. */
  readonly doubtful: ReadonlySet<string>
}

export function traceOf(lines: readonly PlanLine[], { doubts }: Pick<ImportPlan, 'doubts'>): Trace {
  const byCell = new Map<string, string[]>()
  for (const { node } of lines) for (const cell of node.from) byCell.set(cellKey(cell), [...(byCell.get(cellKey(cell)) ?? []), node.key])
  const keysOf: Trace['keysOf'] = cells => new Set(cells.flatMap(cell => byCell.get(cellKey(cell)) ?? []))
  const byKey = new Map(lines.map(line => [line.node.key, line]))
  return { keysOf, lineOf: key => byKey.get(key), doubtful: new Set(doubts.filter(({ settled }) => settled === null).flatMap(({ cells }) => [...keysOf(cells)])) }
}
