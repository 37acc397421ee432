/** The cards of the measured board, as plain data for boards that are made with other libraries. */
import type { DraftNode } from '@trame/shared/commands'
import { draftOf, type DraftSize } from '../../draft.ts'

export type PeerCard = { readonly id: string; readonly title: string; readonly path: readonly string[]; readonly chips: readonly string[] }
export type PeerColumn = { readonly id: string; readonly title: string; readonly cards: readonly PeerCard[] }

export function columnsOf(size: DraftSize): PeerColumn[] {
  const { statuses, tree } = draftOf(size)
  const cards = new Map<string, PeerCard[]>(statuses.map(({ id }) => [id, []]))
  const collect = (nodes: readonly DraftNode[], path: readonly string[]): void => {
    for (const { id, kind, title, status, fields, children } of nodes) {
      if (kind === 'card') cards.get(status ?? '')?.push({ id: id!, title, path, chips: Object.values(fields ?? {}).filter(value => typeof value === 'string' && value !== '') as string[] })
      else collect(children ?? [], [...path, title])
    }
  }
  collect(tree, [])
  return statuses.map(({ id, title }) => ({ id, title, cards: cards.get(id)! }))
}
