import { treeOrder, type Board, type Patch } from '../model/index.ts'
import { heldAside, placed } from './moveNode.ts'

export type TreePlace = {
  ids: readonly string[]
  /** A group, ROOT or TRAY. */
  under: string
  /** The sibling they come after; null puts them first. */
  after: string | null
}

/** The nodes themselves, in the order of the tree, without those that move along because they lie below another one. */
export function topmost(board: Board, ids: readonly string[]): string[] {
  const all = new Set(ids.filter(id => board.nodeKind(id) !== null))
  return [...all].filter(id => !board.tree.path(id).slice(1).some(above => all.has(above))).sort((a, b) => treeOrder(board.tree, a, b))
}

/** What to write so that nodes stand in a row at one place; nothing when they do. `ids` must not lie above `under`. */
export function treePatches(board: Board, { ids, under, after }: TreePlace): (readonly [id: string, patch: Patch])[] {
  const moved = new Set(ids)
  const siblings = board.tree.children(under)
  // The sibling named may be among those that move: then the nearest one above it that stays.
  const stays = after === null ? null : (siblings.slice(0, siblings.indexOf(after) + 1).findLast(id => !moved.has(id)) ?? null)
  const others = siblings.filter(id => !moved.has(id))
  const next = others.toSpliced(stays === null ? 0 : others.indexOf(stays) + 1, 0, ...ids)
  if (next.length === siblings.length && next.every((id, i) => id === siblings[i])) return []
  const keys = ids.length === 1 ? [board.keyAfter(board.tree, under, stays, ids[0])] : board.keysAfter(board.tree, under, stays, ids.length)
  const aside = new Map(ids.flatMap(id => heldAside(board, id, under)).filter(([id]) => !moved.has(id)))
  return [...aside, ...ids.map((id, i) => [id, placed(board, id, under, keys[i]!)] as const)]
}
