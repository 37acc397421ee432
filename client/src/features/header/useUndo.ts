import type { StepLabel } from '@trame/shared/model'
import { useCallback, useSyncExternalStore } from 'react'
import { shortTitle } from '../../board/shortTitle.ts'
import { useTexts } from '../../i18n/index.ts'
import { useSession } from '../../session/index.ts'
import { showToast } from '../../ui/toast.ts'

export type UndoState = { readonly undo: StepLabel | null; readonly redo: StepLabel | null; readonly run: (which: 'undo' | 'redo') => void; readonly say: (label: StepLabel) => string }

/** My own steps: what can be taken back or done again, in words, and doing it. */
export function useUndo(): UndoState {
  const t = useTexts()
  const { board } = useSession()
  const subscribe = useCallback((listener: () => void) => board.steps.onChange(listener), [board])
  const undo = useSyncExternalStore(subscribe, () => board.steps.canUndo)
  const redo = useSyncExternalStore(subscribe, () => board.steps.canRedo)
  const say = ({ command, title = '', count = 1 }: StepLabel): string => t('step', { command, title: shortTitle(title), count })
  return {
    undo,
    redo,
    say,
    run(which) {
      const label = which === 'undo' ? board.undo() : board.redo()
      if (label) void showToast(t(which === 'undo' ? 'undo.done' : 'redo.done', { step: say(label) }))
    },
  }
}
