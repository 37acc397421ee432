/** What pasting a block of cells would do, worked out before anything is written. */
import type { NewRows, RefusalReason, ValueChange } from '@trame/shared/commands'
import { readTypedText, ROOT, type Board, type FieldValue } from '@trame/shared/model'
import type { CellBlock } from './cellBlock.ts'
import type { TableColumn } from './tableColumns.ts'

export type PasteFault = {
  /** From 0, in the block. */
  readonly row: number
  readonly column: number
  readonly text: string
  readonly code: RefusalReason | 'too-wide' | 'level'
}
export type PastePlan = {
  readonly changes: readonly ValueChange[]
  /** New projects, for the rows that go on below the last one. */
  readonly added: NewRows | null
  readonly faults: readonly PasteFault[]
}
type Target = { readonly board: Board; readonly rows: readonly string[]; readonly columns: readonly TableColumn[]; readonly at: { readonly row: number; readonly column: number } }

/** A cell that does not fit is a fault and is left out; what the person is shown decides whether the rest is written. */
export function planPaste({ board, rows, columns, at }: Target, block: CellBlock): PastePlan {
  const changes: ValueChange[] = []
  const added: Record<string, FieldValue>[] = []
  const faults: PasteFault[] = []
  for (const [y, cells] of block.entries()) {
    const id = rows[at.row + y]
    const values: Record<string, FieldValue> = {}
    for (const [x, text] of cells.entries()) {
      const column = columns[at.column + x]
      const fault = (code: PasteFault['code']): void => void faults.push({ row: y, column: x, text, code })
      if (!column) {
        if (text.trim() !== '') fault('too-wide')
        continue
      }
      // Groups are changed by moving a project, not by writing over their name; the same name again is no change.
      if (column.kind === 'level') {
        if (id === undefined || text.trim() !== groupTitle(board, id, column.level)) fault('level')
        continue
      }
      const read = readTypedText(board, column.field, text)
      if (!read.ok) fault(read.code)
      else if (id === undefined) values[column.field.id] = read.value
      else changes.push({ id, field: column.field.id, value: read.value })
    }
    if (id === undefined && cells.some(text => text.trim() !== '')) added.push(values)
  }
  const last = rows.at(-1)
  const titled = added.filter(values => typeof values.title === 'string')
  return { changes, added: titled.length > 0 ? { under: (last === undefined ? undefined : board.tree.parent(last)) ?? ROOT, after: last ?? null, rows: titled } : null, faults }
}

function groupTitle(board: Board, id: string, level: number): string {
  const group = board.tree.path(id).slice(1, -1).toReversed()[level - 1]
  return group === undefined ? '' : board.title(group)
}
