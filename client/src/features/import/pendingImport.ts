/** What was previewed on the home page, until the new board is open: there it is written, as a step that can be undone. */
import type { ImportPlan } from '@trame/shared/exchange/plan'

export type PendingImport = { readonly board: string; readonly title: string; readonly plan: ImportPlan; readonly skipped: readonly string[] }

let pending: PendingImport | null = null

export function leavePending(left: PendingImport): void {
  pending = left
}

/** Once only. */
export function takePending(board: string): PendingImport | null {
  const taken = pending?.board === board ? pending : null
  if (taken) pending = null
  return taken
}

export const hasPending = (board: string): boolean => pending?.board === board
