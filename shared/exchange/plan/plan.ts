/** What an import would do, before anything is done. */
import type { NodeKind, Patch, StatusKind } from '../../model/index.ts'
import type { CellAt, ColumnRole } from '../table.ts'
import type { Column } from './columns.ts'
import type { Doubt } from './doubt.ts'
import type { CellUse } from './grid.ts'

export type PlanNode = {
  /** The name of its first source cell; the same when the same table is planned again. */
  readonly key: string
  readonly kind: NodeKind
  readonly title: string
  readonly fields: Patch
  /** Of cards. */
  readonly statusKind: StatusKind | null
  /** A column of the board that is imported into, when the source names it. */
  readonly status: string | null
  /** Cells that it was read from, the first one first. */
  readonly from: readonly CellAt[]
  readonly children: readonly PlanNode[]
}

/** A field of its own for what a column without a rule holds. `key` is how the nodes of the plan name it. */
export type PlanField = { readonly key: string, readonly title: string }

export type PlanTotals = {
  /** Filled cells of the sheet; `used` adds up to them with `dropped`, which is 0. */
  readonly cells: number
  readonly used: Readonly<Record<CellUse, number>>
  readonly dropped: number
  /** Groups by depth, from the top; without "À vérifier". */
  readonly groups: readonly number[]
  readonly projects: number
  readonly toVerify: number
}

export type ImportPlan = {
  /** Which sheet of the table was read. */
  readonly sheet: number
  readonly title: string
  readonly subtitle: string
  /** Names of the levels, where there was a head. */
  readonly levels: readonly string[]
  readonly columns: readonly Column[]
  readonly fields: readonly PlanField[]
  readonly tree: readonly PlanNode[]
  /** The key of the group "À vérifier" in the tree; null when nothing lies in it. */
  readonly toVerify: string | null
  readonly doubts: readonly Doubt[]
  /** For each row of the sheet the use of each of its cells; null where nothing is filled. */
  readonly uses: readonly (readonly (CellUse | null)[])[]
  readonly totals: PlanTotals
}

export type PlanOptions = {
  /** The words of "À vérifier" and what is below it: they become content of the board. */
  readonly language: 'fr' | 'en'
  /** Counted from 0; left out, the first one that is shown and holds something. */
  readonly sheet?: number
  /** What columns hold, by column, where the person corrected it. */
  readonly roles?: Readonly<Record<number, ColumnRole>>
  /** Choices by doubt. */
  readonly settled?: Readonly<Record<string, string>>
  /** Columns of the board that is imported into: an annotation may name one. */
  readonly statuses?: readonly { readonly id: string, readonly title: string, readonly statusKind: StatusKind }[]
}
