import type { FieldValue } from './fieldValue.ts'

/** Where cards shall stand and what they shall hold, all in one step: what a drop into a cell of any grouping means. */
export type Placement = {
  /** Cards, in the order they shall stand. */
  readonly ids: readonly string[]
  /** Into a column. `after`: the card of it they come after, null for first; left out, those that are not in it come last. */
  readonly lane?: { readonly status: string, readonly after?: string | null }
  readonly tree?: TreeTarget
  /** With a `unit`, `value` is a period (`2021-03`), and each card keeps as much of its own date as fits into it. */
  readonly values?: readonly { readonly field: string, readonly value: FieldValue, readonly unit?: 'year' | 'month' }[]
}
export type TreeTarget =
  /** Below this group; cards that lie below it stay where they are, the others go where its projects usually lie. */
  | { readonly kind: 'below', readonly group: string }
  /** Without a group at this level of the tree (1: the topmost), right under the one above it; and below `group`, where one is named. Cards that lie so stay. */
  | { readonly kind: 'above-level', readonly level: number, readonly group: string | null }
  /** In a row after a sibling; null puts them first. */
  | { readonly kind: 'beside', readonly under: string, readonly after: string | null }
