import { ROOT, TRAY, type Board, type Patch } from '../model/index.ts'
import { defineCommand, done, labelTitle, refuse, type RefusalReason, type Result } from './command.ts'
import { topmost, treePatches, type TreePlace } from './treePatches.ts'

export type IndentNodes = { ids: readonly string[] }
type Destination = Pick<TreePlace, 'under' | 'after'>

/** Makes each node the last child of the nearest group above it among its siblings that does not move along. V24: all of them, or none. */
export const indentNodes = defineCommand<IndentNodes, void>((board, { ids }) =>
  shift(board, { ids, command: 'indentNode', fault: 'no-place-to-indent' }, (id, moved) => {
    const siblings = board.tree.children(board.tree.parent(id) ?? '')
    const under = siblings.slice(0, Math.max(0, siblings.indexOf(id))).findLast(sibling => !moved.has(sibling) && board.nodeKind(sibling) === 'group' && board.isVisible(sibling))
    return under === undefined ? null : { under, after: board.tree.children(under).at(-1) ?? null }
  }),
)

/** Puts nodes just after their parent, one level up. */
export const outdentNodes = defineCommand<IndentNodes, void>((board, { ids }) =>
  shift(board, { ids, command: 'outdentNode', fault: 'no-place-to-outdent' }, id => {
    const parent = board.tree.parent(id)
    const under = parent === undefined ? undefined : board.tree.parent(parent)
    return parent === undefined || parent === ROOT || parent === TRAY || under === undefined ? null : { under, after: parent }
  }),
)

/** Nodes that go to one place go there in a row, in the order of the tree; what lies below one of them moves along. */
function shift(
  board: Board,
  { ids, command, fault }: { ids: readonly string[], command: string, fault: RefusalReason },
  destination: (id: string, moved: ReadonlySet<string>) => Destination | null,
): Result<void> {
  const tops = topmost(board, ids)
  const moved = new Set(tops)
  const places = new Map<string, Destination & { readonly ids: string[] }>()
  for (const id of tops) {
    const place = destination(id, moved)
    if (place === null) return refuse(fault)
    const key = `${place.under}/${place.after}`
    const there = places.get(key) ?? { ...place, ids: [] }
    there.ids.push(id)
    places.set(key, there)
  }
  if (places.size === 0) return refuse('unknown-node')
  const patches = new Map<string, Patch>()
  for (const place of places.values()) for (const [id, patch] of treePatches(board, place)) if (!moved.has(id) || place.ids.includes(id)) patches.set(id, patch)
  board.change(tops.length === 1 ? { command, title: labelTitle(board, tops[0]!) } : { command: `${command}s`, count: tops.length }, [...patches])
  return done(undefined)
}
