/** The question that all views ask of the same projects, and its answer. */
import type { DroppedPart, ViewSpec } from '@trame/shared/model'
import type { CardGrid, CardQuery, MissingPart } from '@trame/shared/queries'
import { createContext, useCallback, useContext, useSyncExternalStore } from 'react'

export type OpenView = {
  /** As the address says, without what the board does not have. */
  readonly spec: ViewSpec
  /** Fields and groups that the address names and the board does not have. */
  readonly missing: readonly MissingPart[]
  readonly dropped: readonly DroppedPart[]
  readonly change: (parts: Partial<ViewSpec>) => void
  /** The saved view that was opened last, of the board's or of this device's. */
  readonly saved: string | null
  readonly open: (spec: ViewSpec, saved: string | null) => void
  readonly query: CardQuery
}

export const ViewContext = createContext<OpenView | null>(null)

export function useView(): OpenView {
  const view = useContext(ViewContext)
  if (!view) throw new Error('useView needs a ViewProvider above it')
  return view
}

/** A part of the answer; redraws when it is another object. */
function useAnswer<T>(ask: (query: CardQuery) => T): T {
  const { query } = useView()
  const subscribe = useCallback((listener: () => void) => query.subscribe(listener), [query])
  return useSyncExternalStore(subscribe, () => ask(query))
}

/** Lanes × columns of cards; cells that did not change are the same arrays. */
export const useGrid = (): CardGrid => useAnswer(query => query.grid())

/** In sight though it does not match, because I made or moved it: to be marked "hors filtre". */
export const useIsOutside = (id: string): boolean => useAnswer(query => query.outside().has(id))

/** Whether a filter is on. */
export const useIsFiltered = (): boolean => useAnswer(query => query.isFiltered)

/** How many cards are in sight. */
export const useCountInSight = (): number => useAnswer(query => query.grid().lanes.reduce((sum, { count }) => sum + count, 0))
