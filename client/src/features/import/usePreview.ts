import type { CellAt } from '@trame/shared/exchange/read'
import { createContext, useContext } from 'react'
import type { ImportJob, Preview } from './importJob.ts'
import type { LitStore } from './lit.ts'
import type { PlanLine, Trace } from './planLines.ts'

export type OpenPreview = {
  readonly job: ImportJob
  readonly preview: Preview
  readonly lines: readonly PlanLine[]
  readonly trace: Trace
  readonly store: LitStore
  /** The title of a column of the board that is imported into. */
  readonly statusTitle: (id: string) => string | null
  /** Lights a source row, or a line of the plan; null lights what was chosen last. */
  readonly hover: (what: { readonly row: number } | { readonly key: string } | null) => void
  /** Lights it to stay, and brings the other side into sight. */
  readonly chooseRow: (row: number) => void
  readonly chooseLine: (key: string) => void
  /** Brings these cells of the source into sight. */
  readonly showCells: (cells: readonly CellAt[]) => void
}

export const PreviewContext = createContext<OpenPreview | null>(null)

export function usePreview(): OpenPreview {
  const open = useContext(PreviewContext)
  if (!open) throw new Error('usePreview needs a Preview above it')
  return open
}
