import { applyImport, matchPlan, type ImportMatch, type ImportPlan } from '@trame/shared/exchange/plan'
import { canonicalBoard } from '@trame/shared/model'
import { useCallback, useEffect } from 'react'
import { useLocation } from 'wouter'
import { useRun } from '../../board/useRun.ts'
import { useTexts } from '../../i18n/index.ts'
import { createBoard, useAbout, useSession } from '../../session/index.ts'
import { showToast } from '../../ui/toast.ts'
import type { Preview } from './importJob.ts'
import { ImportScreen } from './ImportScreen.tsx'
import { takePending } from './pendingImport.ts'
import type { Applied } from './Preview.tsx'
import type { ImportSource } from './source.ts'

/** One command, one step of undo: what was previewed, and nothing that the board has become since. */
export default function BoardImportScreen({ source, onSource }: { source: ImportSource | null; onSource: (source: ImportSource | null) => void }) {
  const t = useTexts()
  const run = useRun()
  const [, navigate] = useLocation()
  const { id, board, index } = useSession()
  const { title } = useAbout()
  const statusTitle = useCallback((status: string) => index.status(status)?.title ?? null, [index])

  const apply = useCallback(
    (plan: ImportPlan, { title: name, match, ...choices }: Applied & { title: string; match?: ImportMatch }): boolean => {
      const result = run((on, args: Applied & { title: string; match?: ImportMatch }) => applyImport(on, plan, args), { title: name, match, ...choices })
      if (!result.ok) return false
      void showToast(t('import.done', result.value), { label: t('import.undo'), run: () => void board.undo() })
      return true
    },
    [board, run, t],
  )
  // What was previewed on the home page, into the board that was made for it.
  useEffect(() => {
    const pending = takePending(id)
    if (pending) apply(pending.plan, { title: pending.title, skipped: pending.skipped, archived: [] })
  }, [apply, id])

  const finish = (preview: Preview, choices: Applied): boolean => {
    const match = matchPlan(preview.plan, canonicalBoard(board))
    if (stateOf(match) !== stateOf(preview.match)) {
      void showToast(t('import.boardMoved'))
      return false
    }
    if (!apply(preview.plan, { title: preview.name, match, ...choices })) return false
    onSource(null)
    return true
  }
  return (
    <ImportScreen
      source={source}
      board={board}
      statusTitle={statusTitle}
      hint={t('import.askInto', { title })}
      onSource={onSource}
      onClose={() => onSource(null)}
      finish={{ label: (preview, choices) => t('import.apply', { n: countChanges(preview, choices) }), isIdle: (preview, choices) => countChanges(preview, choices) === 0, run: finish }}
      onBoardFile={({ draft, texts }) => {
        onSource(null)
        createBoard(draft, texts).then(
          made => navigate(`/b/${made}`),
          () => void showToast(t('home.notCreated')),
        )
      }}
    />
  )
}

/** What a preview says of the board, to see whether it still holds. */
const stateOf = (match: ImportMatch | null): string => JSON.stringify([match?.nodes, match?.missing.map(({ id }) => id)])

function countChanges({ plan, match }: Preview, { skipped, archived }: Applied): number {
  const skip = new Set(skipped)
  const states = new Map(match?.nodes.map(({ key, state }) => [key, state]))
  const count = (nodes: ImportPlan['tree']): number =>
    nodes.reduce((sum, { key, children }) => {
      const state = states.get(key) ?? 'new'
      // What is new and left out takes with it what is below it.
      if (state === 'new' && skip.has(key)) return sum
      return sum + (state === 'same' || skip.has(key) ? 0 : 1) + count(children)
    }, 0)
  return count(plan.tree) + archived.length
}
