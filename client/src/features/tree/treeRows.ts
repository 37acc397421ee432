/** The tree as the list of rows in sight: depth first, without what lies in closed groups. */
import { ROOT, TRAY } from '@trame/shared/model'
import type { BoardIndex, CardQuery } from '@trame/shared/queries'

export type TreeRow = {
  readonly id: string
  readonly parent: string
  /** 0 for what lies right under the root. */
  readonly level: number
  /** From 1, among `size` siblings. */
  readonly position: number
  readonly size: number
  readonly isGroup: boolean
  /** Null where there is nothing to open. */
  readonly isOpen: boolean | null
  /** Cards anywhere below, archived ones left out. */
  readonly count: number
}

export type TreeRows = { readonly rows: readonly TreeRow[]; readonly indexOf: ReadonlyMap<string, number> }

const sameRow = (a: TreeRow, b: TreeRow): boolean =>
  a.parent === b.parent && a.level === b.level && a.position === b.position && a.size === b.size && a.isGroup === b.isGroup && a.isOpen === b.isOpen && a.count === b.count

/** Which cards are in sight, and how many below each group. */
export type Filter = Pick<CardQuery, 'has' | 'isFiltered' | 'countsBelow'>
const NONE_CLOSED: ReadonlySet<string> = new Set()

/** Under a filter every group that has something in sight is open, the others are left out. Rows that did not change stay the same objects as in `former`. What no place was left for stands last, under a row of its own. */
export function treeRows(index: BoardIndex, closedByHand: ReadonlySet<string>, former?: TreeRows, filter?: Filter): TreeRows {
  const { board } = index
  const isFiltered = filter?.isFiltered ?? false
  const closed = isFiltered ? NONE_CLOSED : closedByHand
  const below = isFiltered ? filter!.countsBelow() : null
  const isShown = (id: string): boolean => below === null || (board.nodeKind(id) === 'card' ? filter!.has(id) : (below.get(id) ?? 0) > 0)
  const childrenOf = (parent: string): readonly string[] => (below === null ? index.children(parent) : index.children(parent).filter(isShown))
  const rows: TreeRow[] = []
  const indexOf = new Map<string, number>()

  const add = (parent: string, level: number, isInSight: boolean): number => {
    const children = childrenOf(parent)
    let cards = 0
    for (const [i, id] of children.entries()) {
      const isGroup = board.nodeKind(id) === 'group'
      const at = rows.length
      const hasChildren = isGroup && childrenOf(id).length > 0
      const isOpen = hasChildren ? !closed.has(id) : null
      if (isInSight) {
        indexOf.set(id, at)
        rows.push(undefined as never)
      }
      const count = isGroup ? add(id, level + 1, isInSight && isOpen === true) : 0
      cards += isGroup ? count : board.isArchived(id) ? 0 : 1
      if (!isInSight) continue
      const row: TreeRow = { id, parent, level, position: i + 1, size: children.length, isGroup, isOpen, count }
      const before = former?.rows[former.indexOf.get(id) ?? -1]
      rows[at] = before && sameRow(before, row) ? before : row
    }
    return cards
  }
  add(ROOT, 0, true)
  if (childrenOf(TRAY).length > 0) {
    const at = rows.length
    const isOpen = !closed.has(TRAY)
    indexOf.set(TRAY, at)
    rows.push(undefined as never)
    const count = add(TRAY, 1, isOpen)
    const position = childrenOf(ROOT).length + 1
    const row: TreeRow = { id: TRAY, parent: ROOT, level: 0, position, size: position, isGroup: true, isOpen, count }
    const before = former?.rows[former.indexOf.get(TRAY) ?? -1]
    rows[at] = before && sameRow(before, row) ? before : row
  }
  return { rows, indexOf }
}
