/** What of the open board lies on paper: all, or what the filter shows of it; it follows both. */
import type { CardQuery } from '@trame/shared/queries'
import type { PaperContent } from './paperContent.ts'

export type DocumentState = { readonly content: PaperContent; readonly shown: number; readonly all: number; readonly isFiltered: boolean }
export type DocumentStore = { readonly get: () => DocumentState; readonly subscribe: (listener: () => void) => () => void }

export function documentStore(query: CardQuery, contentOf: (only: readonly string[] | undefined) => PaperContent): DocumentStore {
  const { board } = query.index
  let kept: DocumentState | null = null
  const read = (): DocumentState => {
    const cards = [...board.nodes()].filter(id => board.nodeKind(id) === 'card' && !board.isArchived(id))
    const shown = cards.filter(id => query.has(id))
    return { content: contentOf(query.isFiltered ? shown : undefined), shown: shown.length, all: cards.length, isFiltered: query.isFiltered }
  }
  return {
    get: () => (kept ??= read()),
    subscribe(listener) {
      const tell = (): void => {
        kept = null
        listener()
      }
      // Since it was read last, before anybody listened.
      kept = null
      const stops = [query.subscribe(tell), board.onChange(tell)]
      return () => {
        for (const stop of stops) stop()
      }
    },
  }
}
