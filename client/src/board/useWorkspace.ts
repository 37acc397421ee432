import { createContext, useCallback, useContext, useSyncExternalStore } from 'react'
import { useSession, type Peer } from '../session/index.ts'
import type { ViewName, Workspace } from './workspace.ts'

export const WorkspaceContext = createContext<Workspace | null>(null)

export function useWorkspace(): Workspace {
  const workspace = useContext(WorkspaceContext)
  if (!workspace) throw new Error('useWorkspace needs a WorkspaceProvider above it')
  return workspace
}

/** Redraws only what gains or loses the selection. */
export function useIsSelected(id: string): boolean {
  const { selection, picks } = useWorkspace()
  const isCurrent = useSyncExternalStore(selection.subscribe, () => selection.get() === id)
  // Where several are picked, those are what is selected.
  const isPicked = useSyncExternalStore(picks.ids.subscribe, () => (picks.ids.get().size === 0 ? null : picks.ids.get().has(id)))
  return isPicked ?? isCurrent
}

export function useIsRenaming(view: ViewName, id: string): boolean {
  const { renaming, session } = useWorkspace()
  return useSyncExternalStore(renaming.subscribe, () => renaming.get()?.id === id && renaming.get()?.view === view && !session.board.isLocked)
}

/** The other people who have a node selected; the same array as long as they are the same. */
export function usePeersAt(id: string): readonly Peer[] {
  const workspace = useWorkspace()
  const subscribe = useCallback((listener: () => void) => workspace.subscribePeersAt(id, listener), [workspace, id])
  return useSyncExternalStore(subscribe, () => workspace.peersAt(id))
}

/** Titles are one line, so that a line break can stand between them. */
const SEPARATOR = '\n'
const NOWHERE: readonly string[] = []

/** The titles above a node, topmost first; redraws only when these words change. */
export function useBreadcrumb(id: string): readonly string[] {
  const { index, board } = useSession()
  const subscribe = useCallback((listener: () => void) => board.onChange(listener), [board])
  const joined = useSyncExternalStore(subscribe, () =>
    index
      .ancestors(id)
      .map(above => board.title(above))
      .join(SEPARATOR),
  )
  return joined === '' ? NOWHERE : joined.split(SEPARATOR)
}
