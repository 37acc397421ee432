import { importNodes, type Imported, type Result } from '../../commands/index.ts'
import { canonicalBoard, type Board } from '../../model/index.ts'
import { importArguments, type ImportChoices } from './importArguments.ts'
import { matchPlan, type ImportMatch } from './match.ts'
import type { ImportPlan } from './plan.ts'

export type ApplyImport = ImportChoices & {
  /** Of the file, for the label of the step. */
  readonly title: string
  /** As shown to the person; left out, it is computed. It must be of the board as it is now. */
  readonly match?: ImportMatch
}

/** Makes the board say what the plan says: one command, one transaction, one step of undo. */
export function applyImport(board: Board, plan: ImportPlan, { title, match, skipped, archived }: ApplyImport): Result<Imported> {
  const canonical = canonicalBoard(board)
  return importNodes(board, importArguments(plan, match ?? matchPlan(plan, canonical), { title, board: canonical, newId: () => board.newId(), skipped, archived }))
}
