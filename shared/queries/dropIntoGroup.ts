/**
 * V14: the inverse of grouping: what has to be written so that cards belong to a column and a lane. The answer is the
 * argument of the command `placeCards`, so that a drag across both changes both in one step, and nothing else.
 */
import { treeOrder, type GroupBy, type Placement, type Sort, type TreeTarget } from '../model/index.ts'
import type { BoardIndex } from './boardIndex.ts'
import { compileGrouping, type GroupHead } from './grouping.ts'

export type GroupDrop = {
  readonly ids: readonly string[]
  readonly column: GroupHead
  readonly lane: GroupHead
  /** The cards of the cell, as they are shown. */
  readonly cell: readonly string[]
  /** The card of the cell they come after, null for first. Left out: anywhere in the cell. */
  readonly after?: string | null
}
/** V15: why a cell takes nothing. */
export type DropFault = 'unknown-status' | 'unknown-option' | 'unknown-place' | 'read-only-field'
export type DropMeaning = { readonly ok: true, readonly placement: Placement } | { readonly ok: false, readonly code: DropFault }

type Asked = { readonly columns: GroupBy | null, readonly lanes: GroupBy | null, readonly sort: Sort | null }
/** One question, the group that answers it, and the cards that are in another one. */
type Axis<By extends GroupBy = GroupBy> = { readonly by: By, readonly head: GroupHead, readonly changed: readonly string[] }
type FieldAxis = Axis<Extract<GroupBy, { by: 'field' }>>
type LevelAxis = Axis<Extract<GroupBy, { by: 'level' }>>
type Part<T> = { readonly ok: true, readonly value: T } | { readonly ok: false, readonly code: DropFault }
const part = <T>(value: T): Part<T> => ({ ok: true, value })
const fault = (code: DropFault): { readonly ok: false, readonly code: DropFault } => ({ ok: false, code })

/** `localDate` as for the grid. */
export function dropIntoGroup(index: BoardIndex, { columns, lanes, sort }: Asked, drop: GroupDrop, localDate?: (timeMs: number) => string): DropMeaning {
  const axis = (by: GroupBy, head: GroupHead): Axis => {
    const { keyOf } = compileGrouping(index, by, localDate)
    return { by, head, changed: drop.ids.filter(id => keyOf(id) !== head.key) }
  }
  const axes = [...(columns ? [axis(columns, drop.column)] : []), ...(lanes ? [axis(lanes, drop.lane)] : [])]
  const fields = axes.filter((each): each is FieldAxis => each.by.by === 'field')
  const status = fields.find(({ by }) => by.field === 'status')
  // By hand only where the order is somebody's: a sorted cell puts cards where they belong.
  const after = sort ? undefined : drop.after

  const lane = status ? laneOf(index, status, drop, after) : part(undefined)
  if (!lane.ok) return lane
  const values = valuesOf(index, fields.filter(each => each !== status))
  if (!values.ok) return values
  const tree = treeOf(index, axes.filter((each): each is LevelAxis => each.by.by === 'level'), drop, status ? undefined : after)
  if (!tree.ok) return tree
  return {
    ok: true,
    placement: {
      ids: inOrder(index, drop.ids, status !== undefined),
      ...(lane.value ? { lane: lane.value } : {}),
      ...(tree.value ? { tree: tree.value } : {}),
      ...(values.value.length > 0 ? { values: values.value } : {}),
    },
  }
}

function laneOf({ board }: BoardIndex, { head, changed }: FieldAxis, drop: GroupDrop, after: string | null | undefined): Part<Placement['lane']> {
  if (changed.length === 0 && after === undefined) return part(undefined)
  if (head.of !== 'option') return fault('unknown-status')
  if (after !== null) return part({ status: head.key, after })
  // First in the cell: the column may go on above it, in other lanes or out of sight.
  const column = board.lanes.children(head.key)
  const first = drop.cell.find(id => !drop.ids.includes(id))
  return part({ status: head.key, after: first === undefined ? (column.findLast(id => !drop.ids.includes(id)) ?? null) : (column[column.indexOf(first) - 1] ?? null) })
}

function valuesOf(index: BoardIndex, axes: readonly FieldAxis[]): Part<NonNullable<Placement['values']>> {
  const values: { field: string, value: GroupHead['value'], unit?: 'year' | 'month' }[] = []
  for (const { by, head, changed } of axes) {
    const field = index.field(by.field)
    if (changed.length === 0 || !field) continue
    if (!field.isWritable) return fault('read-only-field')
    if (field.type === 'choice' && (head.isArchived || head.of === 'value')) return fault('unknown-option')
    const isPeriod = field.type === 'date' && head.of === 'value' && by.unit !== 'day'
    values.push({ field: field.id, value: head.value, ...(isPeriod ? { unit: by.unit === 'year' ? 'year' : 'month' } : {}) })
  }
  return part(values)
}

function treeOf(index: BoardIndex, axes: readonly LevelAxis[], drop: GroupDrop, after: string | null | undefined): Part<TreeTarget | undefined> {
  const [outer, inner = outer] = axes.toSorted((a, b) => a.by.level - b.by.level)
  if (!outer || !inner) return part(undefined)
  // V15: the inner group must lie in the outer one.
  const isInside = inner === outer || (inner.head.id === null ? outer.by.level < inner.by.level || outer.head.id === null : outer.head.id !== null && index.board.tree.path(inner.head.id).includes(outer.head.id))
  if (!isInside) return fault('unknown-place')
  if (after !== undefined) {
    const beside = besideOf(index, drop, after)
    if (beside) return part(beside)
  }
  if (axes.every(({ changed }) => changed.length === 0)) return part(undefined)
  if (inner.head.id !== null) return part({ kind: 'below', group: inner.head.id })
  return part(outer.head.id === null ? { kind: 'above-level', level: outer.by.level, group: null } : { kind: 'above-level', level: inner.by.level, group: outer.head.id })
}

/** Right after a card of the cell, or right before its first one; null when there is none to stand beside. */
function besideOf({ board }: BoardIndex, { ids, cell }: GroupDrop, after: string | null): TreeTarget | null {
  const anchor = after ?? cell.find(id => !ids.includes(id))
  const under = anchor === undefined ? undefined : board.tree.parent(anchor)
  if (anchor === undefined || under === undefined) return null
  const siblings = board.tree.children(under)
  return { kind: 'beside', under, after: after ?? siblings.slice(0, siblings.indexOf(anchor)).findLast(id => !ids.includes(id)) ?? null }
}

/** Cards that are dragged together keep the order they are shown in. */
function inOrder({ board }: BoardIndex, ids: readonly string[], isByColumn: boolean): string[] {
  if (!isByColumn) return ids.toSorted((a, b) => treeOrder(board.tree, a, b))
  const place = (id: string): string => `${board.lanes.key(board.lanes.parent(id) ?? '')} ${board.lanes.key(id)}`
  return ids.toSorted((a, b) => (place(a) < place(b) ? -1 : place(a) > place(b) ? 1 : 0))
}
