import { createContext, useContext } from 'react'

/** What a row asks of its tree; the object never changes while the tree is there, so that rows keep still. */
export type TreeActions = {
  readonly toggle: (id: string, isOpen: boolean) => void
  readonly pick: (id: string) => void
  readonly focus: (id: string) => void
  readonly dragging: (id: string | null) => void
}

export const TreeContext = createContext<TreeActions | null>(null)

export function useTreeActions(): TreeActions {
  const actions = useContext(TreeContext)
  if (!actions) throw new Error('a row needs a tree above it')
  return actions
}
