/** How views read a board and change it: `useNode(id)`, `useChildren(id)`, `useCommand()`. Props carry ids, not nodes. */
import { createContext, useCallback, useContext, useSyncExternalStore } from 'react'
import { may, type Operation } from '@trame/shared/access'
import type { Command, RefusalReason, Result } from '@trame/shared/commands'
import type { BoardIndex, BoardView, NodeView, StatusView, Topic, TrashEntry } from '@trame/shared/queries'
import type { BoardSession } from './boardSession.ts'
import type { Observable } from './observable.ts'

const SessionContext = createContext<BoardSession | null>(null)
export const SessionProvider = SessionContext.Provider

export function useSession(): BoardSession {
  const session = useContext(SessionContext)
  if (!session) throw new Error('useSession needs a SessionProvider above it')
  return session
}

export const useObservable = <T>(observable: Observable<T>): T => useSyncExternalStore(observable.subscribe, observable.get)

/** The answer to a question of the index; redraws when `topic` changes. `ask` must answer with the same object until then. */
export function useQuery<T>(topic: Topic, ask: (index: BoardIndex) => T): T {
  const { index } = useSession()
  const subscribe = useCallback((listener: () => void) => index.subscribe(topic, listener), [index, topic])
  return useSyncExternalStore(subscribe, () => ask(index))
}

export const useNode = (id: string): NodeView | undefined => useQuery(`node:${id}`, index => index.node(id))
export const useStatus = (id: string): StatusView | undefined => useQuery(`node:${id}`, index => index.status(id))
export const useChildren = (parent: string): readonly string[] => useQuery(`children:${parent}`, index => index.children(parent))
export const useColumn = (status: string): readonly string[] => useQuery(`column:${status}`, index => index.column(status))
export const useStatuses = (): readonly string[] => useQuery('statuses', index => index.statuses())
export const useAbout = (): BoardView => useQuery('board', index => index.about())
export const useTrash = (): readonly TrashEntry[] => useQuery('trash', index => index.trash())

/** May this person do that here? By the table that the relay decides by (R2). */
export function useMay(operation: Operation): boolean {
  return may(useObservable(useSession().role), operation)
}

/** Runs a command on the open board; a refusal is handed to `onRefused`, and is never silent: the caller shows it. */
export function useCommand(onRefused: (code: RefusalReason) => void): <A, T>(command: Command<A, T>, args: A) => Result<T> {
  const { board } = useSession()
  return useCallback((command, args) => {
    const result = command(board, args)
    if (!result.ok) onRefused(result.code)
    return result
  }, [board, onRefused])
}
