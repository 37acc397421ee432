import { personId, type Board } from '../model/index.ts'

export type Person = { name: string, colour: string }

/** Tells the board who an author is, so that names stay readable after people have left. Written only when it changed. */
export function introducePerson(board: Board, { name, colour }: Person): void {
  const id = personId(board.author)
  if (board.isNewer || (board.field(id, 'name') === name && board.field(id, 'colour') === colour)) return
  board.note([[id, { kind: 'person', name, colour }]])
}
