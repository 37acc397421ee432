import { readViewSpec, type Board, type DroppedPart, type ViewSpec } from '../model/index.ts'

/** A view saved with the board. `dropped`: parts that this program does not know or cannot read; they stay in the record. */
export type SavedView = { readonly id: string, readonly title: string, readonly spec: ViewSpec, readonly dropped: readonly DroppedPart[] }

export const viewSaved = (board: Board, id: string): SavedView => ({ id, title: board.title(id), ...readViewSpec(board.facts.get(id)) })
