/** Which place of a view a tap means, for what is in the hand: the same places that a drag has. */
import type { DropPlace, Edge } from '../dnd/index.ts'

export type TappedPlace = { readonly place: DropPlace; readonly element: HTMLElement }

const halfOf = (element: Element, y: number): Edge => {
  const { top, height } = element.getBoundingClientRect()
  return y < top + height / 2 ? 'before' : 'after'
}

/** The edge of a group of the tree that means beside it rather than into it. */
const BESIDE_SHARE = 0.25

/** Null where nothing can be put down. */
export function placeAt(target: Element, y: number): TappedPlace | null {
  const list = target.closest<HTMLElement>('[data-list]')
  const card = target.closest<HTMLElement>('[data-card]')
  if (card && list) return { place: { over: 'item', id: card.dataset.node!, list: list.dataset.list!, lane: list.dataset.lane ?? '', edge: halfOf(card, y) }, element: card }
  if (list) return { place: { over: 'list', list: list.dataset.list!, lane: list.dataset.lane ?? '' }, element: list }
  const row = target.closest<HTMLElement>('[role=treeitem]')
  if (row) {
    const id = row.dataset.node!
    if (row.dataset.kind === 'card') return { place: { over: 'row', id, intent: { kind: halfOf(row, y) } }, element: row }
    const { top, height } = row.getBoundingClientRect()
    if (y < top + height * BESIDE_SHARE && row.dataset.kind === 'group') return { place: { over: 'row', id, intent: { kind: 'before' } }, element: row }
    return { place: { over: 'row', id, intent: { kind: 'inside', at: 'last' } }, element: row }
  }
  const tree = target.closest<HTMLElement>('[role=tree]')
  return tree ? { place: { over: 'tree' }, element: tree } : null
}
