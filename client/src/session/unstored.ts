/** Boards that this device could not store (full, or refused): they live as long as the page, and are said to. */
import { source, type Observable } from './observable.ts'

export type UnstoredBoard = { readonly id: string; readonly title: string; readonly subtitle: string; readonly bytes: Uint8Array; readonly edits: number; readonly at: number }

const boards = source<readonly UnstoredBoard[]>([])
export const unstoredBoards: Observable<readonly UnstoredBoard[]> = boards

export const keepUnstored = (board: UnstoredBoard): void => boards.set([...boards.get().filter(({ id }) => id !== board.id), board])

/** The bytes of an unstored board, for whoever opens it; empty for any other. */
export function takeUnstored(id: string): readonly Uint8Array[] {
  const found = boards.get().filter(board => board.id === id)
  if (found.length > 0) boards.set(boards.get().filter(board => board.id !== id))
  return found.map(({ bytes }) => bytes)
}
