/** What is projected: one section per column of the kanban, or per axis of the tree, with all that is in it. */
import { ROOT } from '@trame/shared/model'
import type { BoardIndex, CardGrid, CardGroup, CardQuery } from '@trame/shared/queries'

export type Item = { readonly id: string; readonly isGroup: boolean; /** 0 for what lies right under the axis. */ readonly level: number }
export type Section = {
  readonly key: string
  /** Null: a node, whose title is asked of the board. */
  readonly title: string | null
  readonly colour: string | null
  readonly count: number
  readonly items: readonly Item[]
}

export const gridSections = (grid: CardGrid, titleOf: (group: CardGroup) => string): Section[] =>
  grid.columns.map((column, i) => ({
    key: column.key,
    title: titleOf(column),
    colour: column.colour,
    count: column.count,
    items: grid.lanes.flatMap(lane => lane.cells[i]!.ids.map(id => ({ id, isGroup: false, level: 0 }))),
  }))

type Filter = Pick<CardQuery, 'has' | 'isFiltered' | 'countsBelow'>

/** Depth first, without what is archived or filtered out. Cards right under the root stand in a section of the board itself. */
export function treeSections(index: BoardIndex, filter: Filter): Section[] {
  const { board } = index
  const below = filter.isFiltered ? filter.countsBelow() : null
  const isCard = (id: string): boolean => board.nodeKind(id) === 'card'
  const isShown = (id: string): boolean => !board.isArchived(id) && (isCard(id) ? !filter.isFiltered || filter.has(id) : below === null || (below.get(id) ?? 0) > 0)
  const childrenOf = (id: string): string[] => index.children(id).filter(isShown)
  const under = (id: string, level: number): Item[] => childrenOf(id).flatMap(child => (isCard(child) ? [{ id: child, isGroup: false, level }] : [{ id: child, isGroup: true, level }, ...under(child, level + 1)]))
  const section = (key: string, items: readonly Item[]): Section => ({ key, title: null, colour: null, count: items.filter(({ isGroup }) => !isGroup).length, items })
  const top = childrenOf(ROOT)
  const loose = top.filter(isCard)
  const axes = top.filter(id => !isCard(id)).map(id => section(id, under(id, 0)))
  return loose.length > 0 ? [section(ROOT, loose.map(id => ({ id, isGroup: false, level: 0 }))), ...axes] : axes
}

/** The same answer as long as it says the same. */
export function keepSame(former: readonly Section[] | null, next: readonly Section[]): readonly Section[] {
  return former !== null && JSON.stringify(former) === JSON.stringify(next) ? former : next
}
