/** What is done with several nodes at once; every one of these is one step of undo (V24). */
import { archiveNodes, moveToStatus, restoreNodes } from '@trame/shared/commands'
import { useMemo } from 'react'
import { useLanguage, useTexts } from '../i18n/index.ts'
import { copyTable } from '../session/index.ts'
import { showToast } from '../ui/toast.ts'
import { cardsAmong } from './draggedNodes.ts'
import { useRun } from './useRun.ts'
import { useWorkspace } from './useWorkspace.ts'

export type PickOperations = {
  readonly setStatus: (ids: readonly string[], status: string) => void
  readonly openMove: (ids: readonly string[]) => void
  readonly openField: (ids: readonly string[]) => void
  /** Into the hand: the next tap says where they go. */
  readonly take: (ids: readonly string[]) => void
  /** On the clipboard, as a table that spreadsheets and documents paste. */
  readonly copy: (ids: readonly string[]) => void
  readonly archive: (ids: readonly string[]) => void
}

export function usePickOperations(): PickOperations {
  const t = useTexts()
  const run = useRun()
  const workspace = useWorkspace()
  const language = useLanguage()
  return useMemo(() => {
    const { session, announcement, surface, carrying } = workspace
    const { board, index } = session
    return {
      setStatus(ids, status) {
        const cards = cardsAmong(index, ids)
        if (cards.length === 0) return void showToast(t('picks.noCards'))
        // Those that are there already keep their place.
        const others = cards.filter(id => board.statusOf(id) !== status)
        if (others.length > 0 && !run(moveToStatus, { ids: others, status }).ok) return
        announcement.set(t('picks.statusSet', { n: cards.length, title: board.title(status) }))
      },
      openMove: ids => surface.set({ kind: 'move', id: ids[0]!, ids }),
      openField: ids => surface.set({ kind: 'field', id: ids[0]!, ids }),
      take: ids => carrying.set(ids),
      copy(ids) {
        copyTable(board, { language, only: ids }).then(
          () => void showToast(t('export.copiedSome', { n: ids.length })),
          () => void showToast(t('export.notCopied')),
        )
      },
      archive(ids) {
        if (!run(archiveNodes, { ids }).ok) return
        void showToast(t('picks.archived', { n: ids.length }), { label: t('menu.restore'), run: () => run(restoreNodes, { ids }) })
      },
    }
  }, [language, run, t, workspace])
}
