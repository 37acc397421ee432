/** The official table taken apart for pages: head, rows, and the blocks that stand beside them. */
import type { Merge } from '@trame/shared/exchange/read'
import type { OfficialTable } from '@trame/shared/exchange/write'

export type Block = Merge & { readonly text: string }
export type OfficialLayout = {
  readonly subtitle: string
  readonly head: readonly string[]
  /** How many columns name levels; two more follow. */
  readonly levels: number
  /** In percent. */
  readonly widths: readonly number[]
  readonly rows: readonly { readonly project: string; readonly annotation: string; readonly isStruck: boolean }[]
  /** Every cell of the level columns, merged or not; rows counted from the first one below the head. */
  readonly blocks: readonly Block[]
}

export function layoutOf({ sheet, headRow }: OfficialTable): OfficialLayout {
  const width = sheet.widths.length
  const levels = width - 2
  const first = headRow + 1
  const below = sheet.rows.slice(first)
  const struck = new Set(sheet.struck.map(({ row }) => row - first))
  const merges = sheet.merges.filter(({ row }) => row >= first).map(merge => ({ ...merge, row: merge.row - first }))
  const covered = new Set(merges.flatMap(({ row, column, rows, columns }) => Array.from({ length: rows * columns }, (_, i) => `${row + Math.floor(i / columns)} ${column + (i % columns)}`)))
  const singles = below.flatMap((_, row) => Array.from({ length: levels }, (__, column): Merge => ({ row, column, rows: 1, columns: 1 })).filter(({ column }) => !covered.has(`${row} ${column}`)))
  const characters = sheet.widths.map(one => one ?? 10)
  const all = characters.reduce((sum, one) => sum + one, 0)
  return {
    subtitle: headRow > 1 ? (sheet.rows[1]?.[0] ?? '') : '',
    head: Array.from({ length: width }, (_, column) => sheet.rows[headRow]?.[column] ?? ''),
    levels,
    widths: characters.map(one => (one / all) * 100),
    rows: below.map((row, at) => ({ project: row[levels] ?? '', annotation: row[levels + 1] ?? '', isStruck: struck.has(at) })),
    blocks: [...merges, ...singles].map(merge => ({ ...merge, text: below[merge.row]?.[merge.column] ?? '' })),
  }
}
