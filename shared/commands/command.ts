/**
 * Commands are the one door for changes: drag, menu, keys, paste, import and the command line call the same ones.
 * A command checks its arguments, then writes one transaction that is one step of undo; or it refuses and writes nothing.
 */
import { TRAY, ROOT, type Board, type ValueFault } from '../model/index.ts'

/** Why a command refused. The words a person reads are in the catalogues, under `refusal.<code>`. */
export type RefusalReason =
  | 'newer-schema'
  | 'read-only'
  | 'unknown-node'
  | 'unknown-place'
  | 'unknown-status'
  | 'would-cycle'
  | 'no-place-to-indent'
  | 'no-place-to-outdent'
  | 'empty-title'
  | 'not-archived'
  | 'last-status'
  | 'not-empty'
  | 'unknown-field'
  | 'unknown-type'
  | 'fixed-field'
  | 'unknown-view'
  | 'not-a-capacity'
  | 'file-too-large'
  | ValueFault

export type Result<T> = { readonly ok: true, readonly value: T } | { readonly ok: false, readonly code: RefusalReason }
export type Command<Arguments, T> = (board: Board, args: Arguments) => Result<T>

export const done = <T>(value: T): Result<T> => ({ ok: true, value })
export const refuse = (code: RefusalReason): { readonly ok: false, readonly code: RefusalReason } => ({ ok: false, code })

/** A command that refuses to write into a document of a newer schema, or where this device may not write. */
export const defineCommand = <Arguments, T>(run: Command<Arguments, T>): Command<Arguments, T> =>
  (board, args) => (board.isNewer ? refuse('newer-schema') : board.isLocked ? refuse('read-only') : run(board, args))

/** Titles are one line: pasted line breaks become spaces. */
export const cleanTitle = (title: string): string => title.replace(/\s+/g, ' ').trim()

export const isGroupPlace = (board: Board, id: string): boolean => id === ROOT || id === TRAY || board.nodeKind(id) === 'group'

/** The label's own words; long titles are cut where they are shown, not here. */
export const labelTitle = (board: Board, id: string): string => board.title(id)
