import type { Result } from '@trame/shared/commands'
import { useCallback } from 'react'
import type { Dragged, DropPlace } from '../dnd/index.ts'
import { runDrop } from './dropCommands.ts'
import { useDropFault } from './useDropFault.ts'
import { useNodeOperations } from './useNodeOperations.ts'
import { useRun } from './useRun.ts'
import { useWorkspace } from './useWorkspace.ts'
import { useView } from './view/useView.ts'

/** What a drop does, whether a drag ends there or a tap puts down what is in the hand. Null where it means nothing. */
export function useDrop(): (dragged: Dragged, place: DropPlace) => Result<unknown> | null {
  const workspace = useWorkspace()
  const run = useRun()
  const view = useView()
  const onFault = useDropFault()
  const { sayPlace } = useNodeOperations('tree')
  return useCallback(
    (dragged, place) => {
      const result = runDrop({ view, run, onFault }, dragged, place)
      if (!result?.ok || dragged.type !== 'item') return result
      if (!dragged.ids) workspace.picks.clear()
      workspace.select(dragged.id)
      if (place.over === 'row' || place.over === 'tree') sayPlace(dragged.id)
      return result
    },
    [onFault, run, sayPlace, view, workspace],
  )
}
