import type { BoardDraft } from '@trame/shared/commands'
import type { BoardTalk, BoardTexts } from '@trame/shared/exchange'
import { boardForPlan } from '@trame/shared/exchange/plan'
import { useLocation } from 'wouter'
import { useLanguage, useTexts } from '../../i18n/index.ts'
import { createBoard } from '../../session/index.ts'
import { showToast } from '../../ui/toast.ts'
import { ImportScreen } from './ImportScreen.tsx'
import { leavePending } from './pendingImport.ts'
import type { Applied } from './Preview.tsx'
import type { Preview } from './importJob.ts'
import type { ImportSource } from './source.ts'

const nameOf = (file: string): string => file.replace(/\.[^.]{1,8}$/, '')
const noStatus = (): null => null

/** Makes a board for what was previewed; the board page fills it, so that one undo empties it again. */
export default function HomeImportScreen({ source, onSource }: { source: ImportSource | null; onSource: (source: ImportSource | null) => void }) {
  const t = useTexts()
  const language = useLanguage()
  const [, navigate] = useLocation()
  const make = async (draft: BoardDraft, { texts, talk, before }: { texts?: BoardTexts; talk?: BoardTalk; before?: (id: string) => void } = {}): Promise<void> => {
    try {
      const id = await createBoard(draft, { ...(texts ? { texts } : {}), ...(talk ? { talk } : {}) })
      before?.(id)
      onSource(null)
      navigate(`/b/${id}`)
    } catch {
      await showToast(t('home.notCreated'))
    }
  }
  const finish = ({ plan, name }: Preview, { skipped }: Applied): boolean => {
    void make(boardForPlan(plan, { language, title: nameOf(name) }), { before: board => leavePending({ board, title: name, plan, skipped }) })
    return true
  }
  return (
    <ImportScreen
      source={source}
      board={null}
      statusTitle={noStatus}
      hint={t('import.askNew')}
      onSource={onSource}
      onClose={() => onSource(null)}
      finish={{ label: ({ plan }) => t('import.newBoard', { n: plan.totals.projects }), isIdle: () => false, run: finish }}
      onBoardFile={({ draft, texts, talk }) => void make(draft, { texts, talk })}
    />
  )
}
