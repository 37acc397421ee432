import { BOARD_ID } from '@trame/shared/model'
import { parseRoom } from '@trame/shared/protocol'
import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import { WorkspaceProvider } from '../board/WorkspaceProvider.tsx'
import { BoardHeader } from '../features/header/BoardHeader.tsx'
import { People } from '../features/people/People.tsx'
import { ProfileDialog } from '../features/people/ProfileDialog.tsx'
import { KanbanView } from '../features/kanban/KanbanView.tsx'
import { SplitView } from '../features/split/SplitView.tsx'
import { MergeBanner } from '../features/sync/MergeBanner.tsx'
import { NoticeBanners } from '../features/sync/NoticeBanners.tsx'
import { NewerBanner } from '../features/sync/NewerBanner.tsx'
import { SyncBadge } from '../features/sync/SyncBadge.tsx'
import { TrashDrawer } from '../features/trash/TrashDrawer.tsx'
import { TreeView } from '../features/tree/TreeView.tsx'
import { useTexts } from '../i18n/index.ts'
import { exportBoard, profile, SessionProvider, useObservable, useSession } from '../session/index.ts'
import { Button, buttonClass } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { saveFile } from '../ui/saveFile.ts'
import { useHoldPage } from '../ui/useHoldPage.ts'
import { BoardSkeleton } from './BoardSkeleton.tsx'
import { UpdateBanner } from './UpdateBanner.tsx'
import { offerInspection } from './inspection.ts'
import { useBoardSession } from './useBoardSession.ts'
import { useView } from './view.ts'
import styles from './BoardPage.module.css'

export function BoardPage({ id }: { id: string }) {
  // No relay and no device has a board under a name that is none.
  return parseRoom(id)?.kind === 'board' ? <NamedBoard id={id} /> : <Closed kind="unknown" />
}

function NamedBoard({ id }: { id: string }) {
  const session = useBoardSession(id)
  if (!session) return <BoardSkeleton />
  return (
    <SessionProvider value={session}>
      <OpenBoard />
    </SessionProvider>
  )
}

function OpenBoard() {
  const session = useSession()
  const state = useObservable(session.state)
  useEffect(() => offerInspection(session), [session])
  switch (state.kind) {
    case 'loading':
    case 'reset':
      return <BoardSkeleton />
    case 'ready':
      return <ReadyBoard />
    case 'unknown':
    case 'unreachable':
    case 'mismatch':
      return <Closed kind={state.kind} />
  }
}

function ReadyBoard() {
  const [view, setView] = useView()
  const { name } = useObservable(profile)
  const badge = useObservable(useSession().badge)
  const isHeldBack = badge.kind === 'not-stored' && badge.count > 0
  useHoldPage(isHeldBack)
  const [isTrashOpen, setTrashOpen] = useState(false)
  const [isProfileOpen, setProfileOpen] = useState(name === '')
  return (
    <WorkspaceProvider>
      <div className={styles.page}>
        <BoardHeader
          view={view}
          onView={setView}
          onTrash={() => setTrashOpen(true)}
          badge={<SyncBadge />}
          people={<People onEdit={() => setProfileOpen(true)} />}
        />
        <div>
          <UpdateBanner isHeldBack={isHeldBack} />
          <NewerBanner />
          <NoticeBanners />
          <MergeBanner />
        </div>
        <main className={styles.main}>
          {view === 'tree' ? <TreeView /> : view === 'kanban' ? <KanbanView /> : <SplitView tree={<TreeView />} kanban={<KanbanView />} />}
        </main>
      </div>
      <TrashDrawer isOpen={isTrashOpen} onClose={() => setTrashOpen(false)} />
      <ProfileDialog isOpen={isProfileOpen} onClose={() => setProfileOpen(false)} />
    </WorkspaceProvider>
  )
}

/** Why there is no board to show, and what can be done now. */
function Closed({ kind }: { kind: 'unknown' | 'unreachable' | 'mismatch' }) {
  const t = useTexts()
  const { board, index } = useSession()
  return (
    <>
      <UpdateBanner />
      <Notice
        title={t(`board.${kind}`)}
        actions={
          <>
            <Button look="primary" onClick={() => location.reload()}>
              {t('app.retry')}
            </Button>
            {kind === 'mismatch' && board.has(BOARD_ID) ? (
              <Button onClick={() => saveFile(exportBoard(board), `${index.about().title}.json`)}>{t('device.export')}</Button>
            ) : null}
            <Link href="/" className={buttonClass()}>
              {t('app.home')}
            </Link>
          </>
        }
      >
        <p>{t(`board.${kind}Hint`)}</p>
      </Notice>
    </>
  )
}
