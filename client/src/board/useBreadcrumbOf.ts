import { useCallback } from 'react'
import { useSession } from '../session/index.ts'

/** The titles above a node in one line, asked when it is shown. */
export function useBreadcrumbOf(): (id: string) => string {
  const { board, index } = useSession()
  return useCallback(id => index.ancestors(id).filter(above => above !== id).map(above => board.title(above)).join(' › '), [board, index])
}
