/** The official table of the open board, or of what the filter shows of it; it follows both. */
import { officialTable, type ExportLanguage, type OfficialTable } from '@trame/shared/exchange/write'
import { canonicalBoard } from '@trame/shared/model'
import type { CardQuery } from '@trame/shared/queries'

export type DocumentState = { readonly table: OfficialTable; readonly shown: number; readonly all: number; readonly isFiltered: boolean }
export type DocumentStore = { readonly get: () => DocumentState; readonly subscribe: (listener: () => void) => () => void }

export function documentStore(query: CardQuery, language: ExportLanguage): DocumentStore {
  const { board } = query.index
  let kept: DocumentState | null = null
  const read = (): DocumentState => {
    const cards = [...board.nodes()].filter(id => board.nodeKind(id) === 'card' && !board.isArchived(id))
    const shown = cards.filter(id => query.has(id))
    return { table: officialTable(canonicalBoard(board), { language, only: query.isFiltered ? shown : undefined }), shown: shown.length, all: cards.length, isFiltered: query.isFiltered }
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
