import { dateWithin, fieldDefinition, readFieldValue, type Board, type FieldValue, type Patch, type Placement, type TreeTarget } from '../model/index.ts'
import { defineCommand, done, isGroupPlace, labelTitle, refuse, type Result } from './command.ts'
import { lanePatches } from './lanePatches.ts'
import { treePatches } from './treePatches.ts'
import { valuePatches, type ValueChange } from './valuePatches.ts'

type Patched = Result<(readonly [id: string, patch: Patch])[]>

/** V14: column, place in the tree and values of cards, in one step; what a card has already is not written. */
export const placeCards = defineCommand<Placement, void>((board, { ids, lane, tree, values = [] }) => {
  const cards = [...new Set(ids)].filter(id => board.nodeKind(id) === 'card')
  if (cards.length === 0) return refuse('unknown-node')
  const held = valuePatches(board, cards.flatMap(id => values.map(each => valueChange(board, id, each))))
  if (!held.ok) return held
  const inLane: Patched = lane ? laneMoves(board, cards, lane) : done([])
  if (!inLane.ok) return inLane
  const inTree: Patched = tree ? treeMoves(board, cards, tree) : done([])
  if (!inTree.ok) return inTree
  const merged = new Map<string, Patch>()
  for (const [id, patch] of [...held.value, ...inLane.value, ...inTree.value]) merged.set(id, { ...merged.get(id), ...patch })
  const changed = cards.filter(id => merged.has(id))
  if (changed.length > 0) board.change({ command: name([held, inLane, inTree].map(part => part.ok && part.value.length > 0)), title: changed.length === 1 ? labelTitle(board, changed[0]!) : '', count: changed.length }, [...merged])
  return done(undefined)
})

/** The label says what was done: only a place, only a value, or several things at once. */
const name = ([values, lane, tree]: readonly boolean[]): string => (lane && !tree && !values ? 'changeStatus' : values && !tree && !lane ? 'setFieldValue' : 'placeCards')

function valueChange(board: Board, id: string, { field, value, unit }: { field: string, value: FieldValue, unit?: 'year' | 'month' }): ValueChange {
  if (!unit || typeof value !== 'string') return { id, field, value }
  const definition = fieldDefinition(board, field)
  const current = definition ? readFieldValue(board, id, definition) : null
  return { id, field, value: dateWithin(value, typeof current === 'string' ? current : null) ?? value }
}

function laneMoves(board: Board, cards: readonly string[], { status, after }: NonNullable<Placement['lane']>): Patched {
  if (board.field(status, 'kind') !== 'status') return refuse('unknown-status')
  if (after === undefined) {
    const newcomers = cards.filter(id => board.statusOf(id) !== status)
    return done(newcomers.length > 0 ? lanePatches(board, { cards: newcomers, status }) : [])
  }
  const column = board.lanes.children(status)
  const moved = new Set(cards)
  const others = column.filter(id => !moved.has(id))
  const stays = after === null ? null : (column.slice(0, column.indexOf(after) + 1).findLast(id => !moved.has(id)) ?? null)
  const next = others.toSpliced(stays === null ? 0 : others.indexOf(stays) + 1, 0, ...cards)
  return done(next.length === column.length && next.every((id, i) => id === column[i]) ? [] : lanePatches(board, { cards, status, after }))
}

function treeMoves(board: Board, cards: readonly string[], target: TreeTarget): Patched {
  if (target.kind === 'beside') return isGroupPlace(board, target.under) ? done(treePatches(board, { ids: cards, ...target })) : refuse('unknown-place')
  const homes = new Map<string, string[]>()
  for (const id of cards) {
    const home = target.kind === 'below' ? homeBelow(board, id, target.group) : homeAbove(board, id, target)
    if (home === undefined) return refuse('unknown-place')
    if (home !== null) homes.set(home, [...(homes.get(home) ?? []), id])
  }
  return done([...homes].flatMap(([under, ids]) => treePatches(board, { ids, under, after: board.tree.children(under).at(-1) ?? null })))
}

/** Where a card goes to lie below a group; null when it does, undefined when there is no such group. */
function homeBelow(board: Board, id: string, group: string): string | null | undefined {
  if (board.nodeKind(group) !== 'group') return undefined
  return board.tree.path(id).includes(group) ? null : firstHome(board, group)
}

/** Where a card goes to have no group at a level; null when it has none. */
function homeAbove(board: Board, id: string, { level, group }: { level: number, group: string | null }): string | null | undefined {
  if (group !== null && board.nodeKind(group) !== 'group') return undefined
  const path = board.tree.path(id)
  if (group !== null && !path.includes(group)) return group
  return path.length - 2 < level ? null : path[path.length - level]!
}

/** The first group below another that holds no further groups: where its projects usually lie. */
function firstHome(board: Board, group: string): string {
  let home = group
  for (let inner: string | undefined = group; inner !== undefined; inner = board.tree.children(home).find(child => board.nodeKind(child) === 'group' && !board.isArchived(child))) home = inner
  return home
}
