import { readGone, readWish, type Board, type Patch, type Patches } from '../model/index.ts'
import { defineCommand, done, isGroupPlace, labelTitle, refuse, type Result } from './command.ts'

export type MoveNode = {
  id: string
  /** A group, ROOT or TRAY. */
  under: string
  /** The sibling it comes after; null puts it first. */
  after: string | null
}

/** Moves a node with all below it. Moving an archived node to another parent brings it back. */
export const moveNode = defineCommand<MoveNode, void>((board, move) => moveAs(board, 'moveNode', move))

/** The move itself, under the name of the command that asked for it. */
export function moveAs(board: Board, command: string, { id, under, after }: MoveNode): Result<void> {
  if (board.nodeKind(id) === null) return refuse('unknown-node')
  if (!isGroupPlace(board, under)) return refuse('unknown-place')
  // M4: a node is never its own ancestor.
  if (board.tree.path(under).includes(id)) return refuse('would-cycle')
  const parent = board.tree.parent(id)
  if (after === id || (parent === under && after === before(board, id))) return done(undefined)
  board.change({ command, title: labelTitle(board, id) }, [...heldAside(board, id, under), [id, placed(board, id, under, board.keyAfter(board.tree, under, after, id))]])
  return done(undefined)
}

/** A new place, with where it was before, and what that means for the trash. */
export function placed(board: Board, id: string, under: string, key: string): Patch {
  const parent = board.tree.parent(id)
  const former = parent === under ? (readWish(board.field(id, 'at'))?.former ?? null) : (parent ?? null)
  return { at: [under, key, former], ...trashAfter(board, id, { under, isElsewhere: parent !== under }) }
}

/**
 * M5: what a new place means for the trash. Put elsewhere, a node is alive; put where it is seen already, it is as
 * archived as it was. Written out, because an older word about the trash may name the parent it comes to now.
 */
export function trashAfter(board: Board, id: string, { under, isElsewhere }: { under: string, isElsewhere: boolean }): Patch {
  const gone = readGone(board.field(id, 'gone'))
  if (!gone) return {}
  if (isElsewhere || !board.isArchived(id)) return { gone: null }
  return gone.parent === under ? {} : { gone: [gone.batch, under] }
}

/** The sibling just before a node, or null. */
function before(board: Board, id: string): string | null {
  const siblings = board.tree.children(board.tree.parent(id) ?? '')
  return siblings[siblings.indexOf(id) - 1] ?? null
}

/** What a cycle pushed aside above either place stays where it is seen, or this move would shake it loose. */
export function heldAside(board: Board, id: string, under: string): Patches {
  const above = new Set([...board.tree.path(id), ...board.tree.path(under)])
  return [...above].filter(node => node !== id && board.tree.isDisplaced(node)).map(node => {
    const parent = board.tree.parent(node)!
    return [node, { at: [parent, board.tree.key(node)], ...trashAfter(board, node, { under: parent, isElsewhere: false }) }]
  })
}
